/// What a Stele file holds.
public enum FileKind: UInt32, Sendable {
  /// A translation model.
  case model = 1
  /// An index of known source files.
  case corpus = 2
}

/// The type of a section's elements, all of which are little-endian.
public enum ElementType: UInt32, Sendable, CaseIterable {
  case uint8 = 1
  case int8, uint16, int16, uint32, int32, uint64, int64, float16, float32

  /// Bytes of one element.
  public var byteCount: Int {
    switch self {
    case .uint8, .int8: 1
    case .uint16, .int16, .float16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64: 8
    }
  }

  /// The type's name, such as `int8`.
  public var name: String { "\(self)" }
}

/// A named stretch of a Stele file.
public struct Section: Sendable, Equatable {
  /// ASCII, 1 to 63 bytes, unique within the file.
  public let name: String
  /// The type of the elements.
  public let elementType: ElementType
  /// One to four dimensions, outermost first; none is zero.
  public let shape: [Int]
  /// Where the elements lie, in bytes from the start of the file; starts on a page.
  public let range: Range<Int>
  /// XXH3 (64 bits) of the section's bytes.
  public let checksum: UInt64
}

/// A section that is to be written.
public struct SectionPlan: Sendable, Equatable {
  /// ASCII, 1 to 63 bytes, unique within the file.
  public var name: String
  /// The type of the elements.
  public var elementType: ElementType
  /// One to four dimensions, outermost first.
  public var shape: [Int]

  /// A section of these elements.
  public init(name: String, elementType: ElementType, shape: [Int]) {
    self.name = name
    self.elementType = elementType
    self.shape = shape
  }
}

/// The size of pages: sections start on multiples of it, and what lies between is zero.
let pageByteCount = 4096

/// Bytes of the largest file: so large that none is larger, so small that no sum overflows.
let fileByteCountLimit = 1 << 56

/// The bytes that elements of this type and shape take, or nil if there are none or too many.
func sectionByteCount(_ type: ElementType, _ shape: [Int]) -> Int? {
  guard (1...4).contains(shape.count) else { return nil }
  var count = type.byteCount
  for dimension in shape {
    guard dimension > 0 else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
    if overflow || product > fileByteCountLimit { return nil }
    count = product
  }
  return count
}

/// `offset` rounded up to the next page.
func roundedUpToPage(_ offset: Int) -> Int {
  (offset + pageByteCount - 1) / pageByteCount * pageByteCount
}
