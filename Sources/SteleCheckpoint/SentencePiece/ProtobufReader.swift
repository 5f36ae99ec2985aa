import SteleBase

/// Reads a message of protocol buffers, field by field, as the encoding's specification has it.
///
/// Never traps, whatever the bytes; each is read once. What a field holds stays where it is: a
/// message within is read by a reader of its range.
struct ProtobufReader {
  /// A field, with the number that its message's definition gives it.
  struct Field {
    let number: UInt64
    let value: Value
  }

  /// What a field holds, by the forms that the encoding has.
  enum Value {
    /// An integer, an enumeration's case or a truth value.
    case variable(UInt64)
    /// Four bytes, such as a float's.
    case four(UInt32)
    /// Eight bytes, such as a double's.
    case eight(UInt64)
    /// Text, bytes, or a message within: where it lies.
    case bytes(Range<Int>)
  }

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  /// A reader of the message that `range` of `bytes` is, or all of them.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    let range = (range ?? bytes.indices).clamped(to: bytes.indices)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next field, or nil at the end of the message.
  ///
  /// - Throws: ``Malformed`` where the bytes are no field. Groups, which the encoding's authors gave
  ///   up, are none here.
  mutating func next() throws(Malformed) -> Field? {
    guard position < end else { return nil }
    let tag = try variable()
    let number = tag >> 3
    guard (1..<1 << 29).contains(number) else { throw Malformed() }
    switch tag & 7 {
    case 0: return Field(number: number, value: .variable(try variable()))
    case 1: return Field(number: number, value: .eight(try fixed()))
    case 2:
      guard let count = Int(exactly: try variable()), count <= end - position else {
        throw Malformed()
      }
      defer { position += count }
      return Field(number: number, value: .bytes(position..<position + count))
    case 5: return Field(number: number, value: .four(try fixed()))
    default: throw Malformed()
    }
  }

  /// Why a message cannot be read: it is none.
  struct Malformed: Error {}

  /// An integer of seven bits a byte, lowest first, in ten bytes at most.
  private mutating func variable() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard position < end else { throw Malformed() }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Malformed()
  }

  private mutating func fixed<Integer: FixedWidthInteger & BitwiseCopyable>() throws(Malformed)
    -> Integer
  {
    let count = MemoryLayout<Integer>.size
    guard count <= end - position else { throw Malformed() }
    defer { position += count }
    return bytes.littleEndian(at: position, as: Integer.self)
  }
}
