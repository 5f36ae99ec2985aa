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
