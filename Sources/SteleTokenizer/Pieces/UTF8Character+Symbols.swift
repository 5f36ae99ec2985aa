import SteleBase

extension UTF8Character {
  /// U+FFFD, which stands for a byte that is not UTF-8.
  static var replacement: UnsafePointer<UInt8> {
    let character: StaticString = "\u{FFFD}"
    return character.utf8Start
  }
  static let replacementCount = 3
  /// U+2581, which stands for a space.
  static let spaceSymbol: [UInt8] = [0xE2, 0x96, 0x81]
}
