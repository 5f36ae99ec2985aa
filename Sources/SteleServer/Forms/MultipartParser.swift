import SteleBase

/// Takes `multipart/form-data` (RFC 7578) apart while it arrives.
///
/// ```swift
/// var parser = try MultipartParser(boundary: "frontier")
/// for chunk in chunks { try parser.take(chunk) { event in … } }
/// try parser.finish()
/// ```
///
/// It holds no more than a part's header, or a boundary's length of a value, and takes time that
/// grows with the length alone. Never traps, whatever the bytes.
package struct MultipartParser {
  /// What was found.
  package enum Event: Equatable {
    /// A part begins.
    case begin(MultipartPart)
    /// A piece of the part's value.
    case value(ArraySlice<UInt8>)
    /// The part has ended.
    case end
  }

  /// The most parts that are taken.
  static let maximumCount = 100
  /// The most bytes of a part's header.
  static let headerByteCount = 8 << 10
  /// The most blanks behind a boundary.
  private static let paddingByteCount = 256

  private enum State {
    case preamble
    case afterBoundary
    case header
    case value
    case epilogue
  }

  /// A line end, two dashes and the boundary, which stand behind each value.
  private let delimiter: [UInt8]
  private var state = State.preamble
  /// What arrived and is not decided.
  ///
  /// A line end before the first boundary is taken as given.
  private var waiting: [UInt8] = [0x0D, 0x0A]
  /// Where in ``waiting`` the next search begins.
  private var searched = 0
  private var count = 0

  /// A parser of parts that `boundary` stands between.
  ///
  /// - Throws: An error if it is none: 1 to 70 characters of ASCII.
  package init(boundary: String) throws(FormError) {
    let bytes = Array(boundary.utf8)
    guard (1...70).contains(bytes.count), bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      throw .malformed("the boundary between parts is missing, or none")
    }
    delimiter = Array("\r\n--".utf8) + bytes
  }

  /// Takes the next bytes, and hands over what they complete.
  package mutating func take(
    _ bytes: some Collection<UInt8>, _ body: (Event) throws(FormError) -> Void
  ) throws(FormError) {
    if state == .epilogue { return }
    waiting += bytes
    while try step(body) {}
  }

  /// Ends the form.
  ///
  /// - Throws: An error if it had not come to its end.
  package func finish() throws(FormError) {
    guard state == .epilogue else { throw .malformed("the form ends before its last boundary") }
  }

  /// Goes on by one step, and tells whether another may be possible.
  private mutating func step(
    _ body: (Event) throws(FormError) -> Void
  ) throws(FormError) -> Bool {
    switch state {
    case .preamble:
      guard let found = search(for: delimiter) else {
        drop(waiting.count - (delimiter.count - 1))
        return false
      }
      drop(found + delimiter.count)
      state = .afterBoundary
      return true
    case .afterBoundary: return try stepBehindBoundary()
    case .header: return try stepInHeader(body)
    case .value:
      let found = search(for: delimiter)
      let end = found ?? max(0, waiting.count - (delimiter.count - 1))
      if end > 0 { try body(.value(waiting[..<end])) }
      guard found != nil else {
        drop(end)
        return false
      }
      try body(.end)
      drop(end + delimiter.count)
      state = .afterBoundary
      return true
    case .epilogue:
      waiting = []
      return false
    }
  }

  /// A boundary is followed by two dashes or by a line end, with blanks before it or not.
  private mutating func stepBehindBoundary() throws(FormError) -> Bool {
    guard waiting.count >= 2 else { return false }
    if waiting.starts(with: "--".utf8) {
      state = .epilogue
      return true
    }
    guard let end = waiting.firstIndex(where: { !$0.isASCIIBlank }), end + 1 < waiting.count else {
      guard waiting.count <= Self.paddingByteCount else { throw .malformed("blanks without end") }
      return false
    }
    guard end <= Self.paddingByteCount, waiting[end] == 0x0D, waiting[end + 1] == 0x0A else {
      throw .malformed("a boundary is not followed by a line end")
    }
    count += 1
    guard count <= Self.maximumCount else { throw .tooManyFields(limit: Self.maximumCount) }
    // The line end stays: a header without lines ends with the second one.
    drop(end)
    state = .header
    return true
  }

  private mutating func stepInHeader(
    _ body: (Event) throws(FormError) -> Void
  ) throws(FormError) -> Bool {
    guard let found = search(for: Array("\r\n\r\n".utf8)) else {
      guard waiting.count <= Self.headerByteCount else {
        throw .headerTooLong(limit: Self.headerByteCount)
      }
      return false
    }
    guard found <= Self.headerByteCount else {
      throw .headerTooLong(limit: Self.headerByteCount)
    }
    try body(.begin(try MultipartPart(parsing: waiting[..<found])))
    drop(found + 4)
    state = .value
    return true
  }

  /// Where the first `pattern` that is not searched for begins.
  private mutating func search(for pattern: [UInt8]) -> Int? {
    var position = searched
    while position + pattern.count <= waiting.count,
      let found = waiting[position...].firstPosition(of: pattern[0])
    {
      guard found + pattern.count <= waiting.count else { break }
      if waiting[found...].starts(with: pattern) { return found }
      position = found + 1
    }
    searched = max(searched, waiting.count - pattern.count + 1)
    return nil
  }

  /// Lets go of the first `count` bytes.
  private mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    waiting.removeFirst(count)
    searched = 0
  }
}
