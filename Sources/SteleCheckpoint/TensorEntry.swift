/// What a checkpoint file says about one tensor, and where the tensor's elements lie in the file.
public struct TensorEntry: Sendable, Equatable {
  /// The type of a tensor's elements; all are little-endian.
  public enum ElementType: Sendable, Hashable {
    /// IEEE 754 binary32.
    case float32
    /// IEEE 754 binary16.
    case float16
    /// The upper half of a binary32.
    case bfloat16
    /// A type that no weight has, by the name that the file gives it.
    case other(String)

    /// Such as `float16`.
    public var name: String {
      switch self {
      case .float32: "float32"
      case .float16: "float16"
      case .bfloat16: "bfloat16"
      case .other(let name): name
      }
    }
  }

  /// The name in the state dictionary, such as `model.shared.weight`.
  public let name: String
  /// The type of the elements.
  public let elementType: ElementType
  /// The dimensions, outermost first; none for a scalar.
  public let shape: [Int]
  /// Where the elements lie, in bytes from the start of the file.
  ///
  /// Inside the file; the elements are contiguous, in C order. Tied tensors may share a range. For
  /// float32, float16 and bfloat16 the length is what the shape says.
  public let byteRange: Range<Int>
}

extension TensorEntry {
  /// The product of `shape`, or nil if a dimension is negative or the product overflows.
  static func elementCount(of shape: [Int]) -> Int? {
    // A zero anywhere makes the product zero, whatever the other dimensions are.
    if shape.contains(where: { $0 < 0 }) { return nil }
    if shape.contains(0) { return 0 }
    var count = 1
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      count = product
    }
    return count
  }
}
