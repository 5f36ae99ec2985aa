import ArgumentParser

/// A character that separates the columns of a table.
struct Delimiter: ExpressibleByArgument {
  /// The character, which is ASCII.
  let byte: UInt8

  private static let names: [String: Character] = [
    "tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ",
  ]

  /// Takes a sign of ASCII, or the name of one; no letter, digit or quote.
  init?(argument: String) {
    let character =
      Self.names[argument.lowercased()] ?? (argument.count == 1 ? argument.first : nil)
    guard let character, let byte = character.asciiValue, !character.isLetter, !character.isNumber,
      character != "\"", byte == 0x09 || byte >= 0x20 && byte != 0x7F
    else { return nil }
    self.byte = byte
  }
}
