import SteleBase
import SteleXML

/// How Android writes the characters of a string: runs of white space are one space, a backslash
/// escapes.
struct AndroidSyntax: XMLTextSyntax {
  /// The quotation marks around the whole text, where white space counts and apostrophes need no
  /// escape; nil for none.
  var quotes: Range<Int>?
  /// Where the quotation marks are that stand for markup, in order: not part of any stretch of text.
  private let markup: [Int]
  /// How many of them are before what is decoded.
  private var passed = 0
  private var isInQuotes = false
  /// Whether some spaces may be escapes, which are not the same as plain ones beside markup.
  private let hasEscapes: Bool

  /// The syntax of a text with these quotation marks around it, the first byte and the last, or with
  /// quotation marks at these places within it.
  init(quotes: Range<Int>?, markup: [Int], hasEscapes: Bool) {
    self.quotes = quotes
    self.markup = markup
    self.hasEscapes = hasEscapes
    isInQuotes = quotes != nil
  }

  private func isOuterQuote(_ character: AndroidCharacters.Character) -> Bool {
    guard character.kind == .quote, let quotes else { return false }
    return character.range.lowerBound == quotes.lowerBound
      || character.range.upperBound == quotes.upperBound
  }

  func content(of range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Range<Int>? {
    var content: Range<Int>?
    for character in AndroidCharacters(range, isCDATA: isCDATA, in: bytes)
    where !character.isSpace && !isOuterQuote(character) {
      content = (content?.lowerBound ?? character.range.lowerBound)..<character.range.upperBound
    }
    return content
  }

  func endOfSpaces(atStartOf range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Int {
    var end = range.lowerBound
    for character in AndroidCharacters(range, isCDATA: isCDATA, in: bytes) {
      guard character.kind == .space || character.scalar == " " else { break }
      end = character.range.upperBound
    }
    return end
  }

  mutating func decode(
    _ range: Range<Int>, isCDATA: Bool, in document: XMLDocument, spelling: inout SourceSpelling
  ) -> [UInt8] {
    while passed < markup.count, markup[passed] < range.lowerBound {
      passed += 1
      isInQuotes.toggle()
    }
    var text: [UInt8] = []
    var (endsInSpace, isSpaceSpelled) = (false, false)
    for character in AndroidCharacters(range, isCDATA: isCDATA, in: document.bytes) {
      let isCollapsed = character.kind == .space && !isInQuotes
      if isCollapsed {
        if !endsInSpace { text.append(0x20) }
        endsInSpace = true
        if hasEscapes, !isSpaceSpelled, character.scalar == " " {
          spelling.add([0x20], at: character.range, of: document.bytes, within: range)
          isSpaceSpelled = true
        }
        continue
      }
      (endsInSpace, isSpaceSpelled) = (false, false)
      if character.kind == .quote { isInQuotes.toggle() }
      let bytes = Array(String(character.scalar).utf8)
      text += bytes
      if isSpelled(character, isCDATA: isCDATA) {
        spelling.add(bytes, at: character.range, of: document.bytes, within: range)
      }
    }
    return text
  }

  /// Whether a translation spells a character as the text does; all others have one spelling that is
  /// right.
  private func isSpelled(_ character: AndroidCharacters.Character, isCDATA: Bool) -> Bool {
    switch character.scalar {
    case " ": return hasEscapes && quotes == nil
    case "'", "\\", "\n", "\t", "\r", "<", "&": return false
    // Within its quotation marks a text can have others only as escapes.
    case "\"": return quotes == nil || character.kind == .escape
    case ">": return !isCDATA
    default: return character.scalar.value >= 0x80 || character.kind != .plain
    }
  }

  func write(
    _ text: ArraySlice<UInt8>, by speller: inout SourceSpelling.Speller, isCDATA: Bool,
    start: Int, to output: inout [UInt8]
  ) {
    var position = text.startIndex
    while position < text.endIndex {
      let character = SourceSpelling.character(at: position, of: text)
      let isFirst = output.count == start
      switch speller.choice(at: position, of: text, behind: output) {
      case .spelled(let spelling): output += spelling
      case .plain where character.count > 1 || character.first == UInt8(ascii: "\""):
        output += character
      case .plain where character.first == UInt8(ascii: ">") && output.last != UInt8(ascii: "]"):
        output += character
      case .plain, .unknown:
        // Behind an escape a space is the first one.
        let isSecondSpace =
          position > text.startIndex && text[position - 1] == 0x20 && text[position] == 0x20
          && output.last == 0x20
        write(
          character, isFirst: isFirst, isSecondSpace: isSecondSpace && quotes == nil,
          isCDATA: isCDATA, to: &output)
      }
      position = character.endIndex
    }
  }

  private func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, isSecondSpace: Bool, isCDATA: Bool,
    to output: inout [UInt8]
  ) {
    switch character.first {
    case UInt8(ascii: "'") where quotes == nil, UInt8(ascii: "\""), UInt8(ascii: "\\"):
      output.append(UInt8(ascii: "\\"))
      output += character
    // At its start they would begin a reference to another resource.
    case UInt8(ascii: "@") where isFirst, UInt8(ascii: "?") where isFirst:
      output.append(UInt8(ascii: "\\"))
      output += character
    case 0x0A: output += "\\n".utf8
    case 0x09: output += "\\t".utf8
    case 0x20 where isSecondSpace: output += "\\u0020".utf8
    default:
      if isCDATA {
        XMLSection.write(character, to: &output)
      } else {
        XMLMarkup.write(character, to: &output)
      }
    }
  }
}
