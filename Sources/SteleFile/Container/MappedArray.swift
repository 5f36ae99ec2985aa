/// Elements that lie in a mapped file, read where they are.
///
/// Bounds-checked, and keeps the file mapped as long as the array lives.
public struct MappedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private let file: MappedFile
  private let byteOffset: Int
  /// Elements in the array.
  public let count: Int

  /// The elements at `range`, in bytes from the start of `file`; aligned and inside the file.
  init(_ file: MappedFile, range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= file.byteCount)
    precondition(range.lowerBound % MemoryLayout<Element>.alignment == 0)
    self.file = file
    byteOffset = range.lowerBound
    count = range.count / MemoryLayout<Element>.stride
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of elements.
  public var endIndex: Int { count }

  /// The element at `index`, which must be less than ``count``.
  @inline(always)
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "index outside the section")
    return unsafe unsafeBaseAddress[index]
  }

  /// The elements of `range`, which must lie within the array.
  public subscript(slice range: Range<Int>) -> MappedArray<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the section")
    let stride = MemoryLayout<Element>.stride
    let start = byteOffset + range.lowerBound * stride
    return MappedArray(file, range: start..<start + range.count * stride)
  }

  /// All elements, bounds-checked.
  package var span: Span<Element> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: unsafeBaseAddress, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Calls `body` with all elements, which stay mapped until it returns.
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(file) { () throws(Failure) -> Result in
      try body(UnsafeBufferPointer(start: unsafeBaseAddress, count: count))
    }
  }

  /// The address of the first element, for handing weights to kernels.
  ///
  /// Valid as long as an array into the same file lives.
  public var unsafeBaseAddress: UnsafePointer<Element> {
    (file.start + byteOffset).assumingMemoryBound(to: Element.self)
  }
}
