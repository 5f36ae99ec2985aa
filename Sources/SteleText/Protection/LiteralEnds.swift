/// Where a literal such as `-->` occurs, for looks that only go forward.
struct LiteralEnds {
  private let literal: StaticString
  private var position = 0

  init(_ literal: StaticString) { self.literal = literal }

  /// Behind the first occurrence that starts at `start` or later.
  mutating func next(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    position = max(position, start)
    let count = literal.utf8CodeUnitCount
    while position + count <= text.count {
      if (0..<count).allSatisfy({ text[position + $0] == literal.utf8Start[$0] }) {
        return position + count
      }
      position += 1
    }
    return nil
  }
}
