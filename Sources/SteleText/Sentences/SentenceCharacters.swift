/// What a character is to the boundaries of sentences.
enum SentenceCharacter: UInt8 {
  case other, extend, newline, space, lower, upper, letter, digit
  /// `.`, which may also end an abbreviation.
  case fullStop
  /// `?` and `!`, which end a sentence before a space.
  case question
  /// A mark that ends a sentence whatever follows, such as `。`.
  case terminator
  case ellipsis
  /// A mark after which a sentence goes on, such as a comma.
  case comma
  case dash, opener, closer
  /// A quotation mark, which may open or close.
  case quote
  /// A Tibetan shad, which ends a clause or a sentence.
  case shad
  /// A letter of a script that writes no spaces between words.
  case spacelessLetter

  /// One bit for each class.
  @inline(__always) var bit: UInt32 { 1 << UInt32(rawValue) }

  static let letters =
    lower.bit | upper.bit | letter.bit | spacelessLetter.bit
  /// Marks that end a sentence or may.
  static let terminators =
    fullStop.bit | question.bit | terminator.bit | ellipsis.bit | shad.bit
  static let closers = closer.bit | quote.bit

  @inline(__always)
  func isOne(of classes: UInt32) -> Bool { bit & classes != 0 }
}

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
