/// Reads rows of hexadecimal numbers, as the generated tables have them.
struct HexadecimalRows: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// The numbers of the next line.
  mutating func next() -> [UInt32]? {
    guard position < bytes.count else { return nil }
    var numbers: [UInt32] = [0]
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\n"): return numbers
      case UInt8(ascii: " "): numbers.append(0)
      default:
        let digit = byte < UInt8(ascii: "A") ? byte - 0x30 : byte - UInt8(ascii: "A") + 10
        numbers[numbers.count - 1] = numbers[numbers.count - 1] << 4 | UInt32(digit)
      }
    }
    return numbers
  }
}
