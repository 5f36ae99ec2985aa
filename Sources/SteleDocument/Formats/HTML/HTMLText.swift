/// Decodes the text of a page between tags, and tells how it is spelled.
struct HTMLText {
  private let bytes: [UInt8]
  private let syntax: HTMLSyntax
  private let references = CharacterReferences()

  init(_ bytes: [UInt8], in syntax: HTMLSyntax = .html) {
    self.bytes = bytes
    self.syntax = syntax
  }

  /// The text of a token.
  func decoded(_ token: HTMLTokenizer.Token) -> [UInt8] {
    switch token.kind {
    case .cdata: Array(bytes[token.range].dropFirst(9).dropLast(3))
    case .entity: Array(bytes[token.range].dropFirst().dropLast())
    default: decoded(token.range)
    }
  }

  /// The text of `range` with every reference undone.
  func decoded(_ range: Range<Int>) -> [UInt8] {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return Array(bytes[range]) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    forEachCharacter(in: range) { characters, _ in text += characters }
    return text
  }

  /// Whether every reference in `range` is to a character.
  func knowsReferences(in range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while let found = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      guard let known = references.reference(at: found, of: bytes, before: range.upperBound) else {
        return false
      }
      position = found + known.length
    }
    return true
  }

  /// Adds to `spelling` how the characters of `range` are spelled that can be spelled in several
  /// ways.
  ///
  /// - Parameters:
  ///   - range: Text between tags, or in an attribute.
  ///   - hasReferences: Whether there are references in the text that `range` is a part of.
  ///   - spelling: What they are added to.
  func add(_ range: Range<Int>, hasReferences: Bool, to spelling: inout SourceSpelling) {
    forEachCharacter(in: range) { characters, place in
      guard let first = characters.first else { return }
      let isSpecial =
        place.count != characters.count || "<>&\"'".utf8.contains(first)
        || first >= 0x80 && (hasReferences || characters.elementsEqual([0xC2, 0xA0]))
      if isSpecial { spelling.add(characters, at: place, of: bytes, within: range) }
    }
  }

  /// The part of `range` without white space around it, no-break spaces among it; empty if it holds
  /// nothing else.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start: Int?
    var end = range.lowerBound
    forEachCharacter(in: range) { characters, place in
      guard !Self.isBlank(characters) else { return }
      if start == nil { start = place.lowerBound }
      end = place.upperBound
    }
    guard let start else { return range.upperBound..<range.upperBound }
    return start..<end
  }

  /// Whether `text` is white space only, no-break spaces and their like among it.
  static func isBlank(_ text: some Collection<UInt8>) -> Bool {
    if text.allSatisfy({ $0.isSpace || $0 == 0x0C }) { return true }
    return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace
    }
  }

  /// Calls `body` for each character, or what a reference stands for, and its place.
  private func forEachCharacter(
    in range: Range<Int>, _ body: (ArraySlice<UInt8>, Range<Int>) -> Void
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&"),
        let reference = references.reference(
          at: position, of: bytes, before: range.upperBound, allowsMissingSemicolon: syntax == .html
        )
      {
        body(reference.text[...], position..<(position + reference.length))
        position += reference.length
        continue
      }
      var end = position + 1
      while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
      body(bytes[position..<end], position..<end)
      position = end
    }
  }
}
