import SteleBase

/// Reads the table of a safetensors file.
///
/// | bytes | content                                                                      |
/// |------:|------------------------------------------------------------------------------|
/// |     8 | *n*, little-endian                                                           |
/// |   *n* | a JSON object, spaces after it: type, shape and offsets of each tensor       |
/// |  rest | the tensors, without holes; offsets count from here                          |
///
/// The rules are those of the format's description: no key occurs twice, no tensors overlap, every
/// byte after the header belongs to one.
public enum Safetensors {
  /// The tensors of `file`, which must be the whole file, in the order of its header.
  ///
  /// Never traps, whatever the bytes. Reads no tensor.
  ///
  /// - Complexity: O(*n* log *n*) for *n* tensors.
  public static func tensors(in file: RawSpan) throws(CheckpointError) -> [TensorEntry] {
    guard let declared = file.integerIfInside(at: 0, as: UInt64.self) else {
      throw .invalidSafetensors(reason: "\(file.byteCount) bytes are too few for a header")
    }
    guard let headerByteCount = Int(exactly: declared), headerByteCount <= file.byteCount - 8 else {
      throw .invalidSafetensors(
        reason: "a header of \(declared) bytes in a file of \(file.byteCount)")
    }
    let dataStart = 8 + headerByteCount
    guard file.integerIfInside(at: 8, as: UInt8.self) == UInt8(ascii: "{") else {
      throw .invalidSafetensors(reason: "the header does not start with {")
    }
    let header = try JSONParser.object(of: file, in: 8..<dataStart, part: "the header")
    var entries: [TensorEntry] = []
    for member in header.members where member.key != "__metadata__" {
      entries.append(
        try entry(member.key, member.value, data: dataStart..<file.byteCount))
    }
    try checkCoverage(entries, of: dataStart..<file.byteCount)
    return entries
  }

  private static let downloadAgain = "the file is damaged; download it again"

  private static func entry(
    _ name: String, _ value: JSONValue, data: Range<Int>
  ) throws(CheckpointError) -> TensorEntry {
    func invalid(_ reason: String) -> CheckpointError {
      .invalidTensor(name: name.forMessage, reason: reason)
    }
    guard case .object(let object) = value else { throw invalid("its entry is not an object") }
    guard case .string(let type)? = object["dtype"] else { throw invalid("has no dtype") }
    guard let shape = naturals(object["shape"]) else { throw invalid("has no valid shape") }
    guard let offsets = naturals(object["data_offsets"]), offsets.count == 2 else {
      throw invalid("has no valid data_offsets")
    }
    guard offsets[0] <= offsets[1] else {
      throw invalid("begins at byte \(offsets[0]) but ends at \(offsets[1]); \(downloadAgain)")
    }
    guard offsets[1] <= data.count else {
      throw .truncated(tensor: name.forMessage, missing: offsets[1] - data.count)
    }
    let byteCount = offsets[1] - offsets[0]
    if let bits = bitsOfType[type] {
      guard
        let count = TensorEntry.elementCount(of: shape),
        case (let bitCount, let overflow) = count.multipliedReportingOverflow(by: bits), !overflow
      else { throw invalid("its shape \(shape) overflows") }
      guard bitCount.isMultiple(of: 8), bitCount / 8 == byteCount else {
        throw invalid(
          "has \(byteCount) bytes, but is \(type) of shape \(shape); \(downloadAgain)")
      }
    }
    let start = data.lowerBound + offsets[0]
    return TensorEntry(
      name: name, elementType: elementType(type), shape: shape,
      byteRange: start..<start + byteCount)
  }

  /// The integers of an array of at most 64 that are not negative; nil if `value` is no such array.
  private static func naturals(_ value: JSONValue?) -> [Int]? {
    guard case .array(let elements)? = value, elements.count <= 64 else { return nil }
    var integers: [Int] = []
    for element in elements {
      guard case .integer(let integer) = element, integer >= 0 else { return nil }
      integers.append(integer)
    }
    return integers
  }

  private static func elementType(_ type: String) -> TensorEntry.ElementType {
    switch type {
    case "F32": .float32
    case "F16": .float16
    case "BF16": .bfloat16
    default: .other(type.forMessage)
    }
  }

  /// Bits of an element of each type of the format; the length of a type not listed is not checked.
  private static let bitsOfType = [
    "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8,
    "I16": 16, "U16": 16, "F16": 16, "BF16": 16,
    "I32": 32, "U32": 32, "F32": 32,
    "I64": 64, "U64": 64, "F64": 64, "C64": 64,
  ]

  /// Checks that the tensors, each inside `data`, follow each other without holes and fill it.
  private static func checkCoverage(
    _ entries: [TensorEntry], of data: Range<Int>
  ) throws(CheckpointError) {
    let inOrder = entries.sorted { first, second in
      let (first, second) = (first.byteRange, second.byteRange)
      return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
    }
    var end = data.lowerBound
    for entry in inOrder {
      guard entry.byteRange.lowerBound == end else {
        let what = entry.byteRange.lowerBound < end ? "overlaps another" : "lies after a hole"
        throw .invalidTensor(
          name: entry.name.forMessage, reason: "\(what), at byte \(end); \(downloadAgain)")
      }
      end = entry.byteRange.upperBound
    }
    guard end == data.upperBound else {
      throw .invalidSafetensors(
        reason: "the tensors end at byte \(end) of \(data.upperBound)")
    }
  }
}
