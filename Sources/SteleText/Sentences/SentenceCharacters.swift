/// The classes of all characters, to be looked up in constant time.
///
/// Characters lie in blocks of 128; blocks that are alike are stored once.
struct SentenceCharacters: Sendable {
  private static let blockShift = 7
  private let blocks: [UInt16]
  private let classes: [SentenceCharacter]

  static let shared = SentenceCharacters()

  private init() {
    var blocks: [UInt16] = []
    var classes: [SentenceCharacter] = []
    var known: [[SentenceCharacter]: UInt16] = [:]
    let blockCount = 1 << Self.blockShift
    var range = 0
    for first in stride(from: 0, to: 0x110000, by: blockCount) {
      let block = (first..<first + blockCount).map { code in
        while range + 1 < Self.ranges.count, Self.ranges[range + 1] >> 8 <= UInt32(code) {
          range += 1
        }
        return SentenceCharacter(rawValue: UInt8(truncatingIfNeeded: Self.ranges[range])) ?? .other
      }
      if let index = known[block] {
        blocks.append(index)
      } else {
        let index = UInt16(known.count)
        known[block] = index
        blocks.append(index)
        classes += block
      }
    }
    self.blocks = blocks
    self.classes = classes
  }

  /// The class of a character below U+110000.
  @inline(__always)
  subscript(code: UInt32) -> SentenceCharacter {
    let block = Int(blocks[Int(code >> UInt32(Self.blockShift))])
    return classes[block << Self.blockShift | Int(code & (1 << UInt32(Self.blockShift) - 1))]
  }
}
