/// A word or sign of a licence expression, and where it starts.
struct ExpressionToken {
  enum Kind: Equatable {
    case word(String)
    case and
    case or
    case with
    case plus
    case open
    case close
  }

  let kind: Kind
  /// Where it starts, in characters from 1.
  ///
  /// Text before an error is ASCII, so bytes are characters.
  let column: Int
  /// Whether white space or the start of the text comes before it.
  let followsSpace: Bool

  /// The token as it was written, for messages.
  var text: String {
    switch kind {
    case .word(let word): word
    case .and: "AND"
    case .or: "OR"
    case .with: "WITH"
    case .plus: "+"
    case .open: "("
    case .close: ")"
    }
  }
}

extension ExpressionToken {
  /// The words and signs of `text`.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  static func tokens(of text: String) throws(LicenseExpressionError) -> [ExpressionToken] {
    let bytes = Array(text.utf8)
    var tokens: [ExpressionToken] = []
    var position = 0
    var followsSpace = true
    while position < bytes.count {
      let start = position
      let kind: Kind
      switch bytes[start] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        position += 1
        followsSpace = true
        continue
      case UInt8(ascii: "("): kind = .open
      case UInt8(ascii: ")"): kind = .close
      case UInt8(ascii: "+"): kind = .plus
      case let byte where isPartOfWord(byte):
        while position < bytes.count, isPartOfWord(bytes[position]) { position += 1 }
        kind = Self.kind(ofWord: String(decoding: bytes[start..<position], as: UTF8.self))
      default:
        let rest = text.utf8.dropFirst(start)
        throw LicenseExpressionError(
          column: start + 1, reason: .unexpectedCharacter(text[rest.startIndex...].first ?? "?"))
      }
      if position == start { position += 1 }
      tokens.append(
        ExpressionToken(kind: kind, column: start + 1, followsSpace: followsSpace))
      followsSpace = false
    }
    return tokens
  }

  /// SPDX has no `_`, but one of ScanCode's references does.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func kind(ofWord word: String) -> Kind {
    switch word {
    case "AND", "and": .and
    case "OR", "or": .or
    case "WITH", "with": .with
    default: .word(word)
    }
  }
}
