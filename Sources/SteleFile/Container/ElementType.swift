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
