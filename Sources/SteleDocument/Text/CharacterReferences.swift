import CCommonMark
import SteleBase

/// Decodes character references such as `&amp;` and `&#xE9;`, with HTML's names.
final class CharacterReferences {
  /// What names that occurred stand for; nil for names that do not exist.
  private var known: [[UInt8]: [UInt8]?] = [:]
  private static let maximumKnownCount = 4096

  /// Names that HTML takes without a semicolon too.
  private static let openNames: [[UInt8]] = """
    AMP GT LT QUOT amp gt lt quot nbsp iexcl cent pound curren yen brvbar sect uml copy COPY ordf
    laquo not shy reg REG macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo
    frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
    Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml
    divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

  init() {}

  /// The reference at `offset` of `bytes`: what it stands for, and its length in bytes; nil if
  /// there is none, or none with a semicolon.
  func reference(
    at offset: Int, of bytes: [UInt8], before end: Int, allowsMissingSemicolon: Bool = false
  ) -> (text: [UInt8], length: Int)? {
    // HTML's longest name has 31 letters.
    let limit = min(end, offset + 34)
    guard offset < limit, bytes[offset] == UInt8(ascii: "&") else { return nil }
    let word = bytes[(offset + 1)..<limit].prefix {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#")
    }
    let isClosed = word.endIndex < limit && bytes[word.endIndex] == UInt8(ascii: ";")
    guard isClosed || allowsMissingSemicolon else { return nil }
    let name =
      isClosed ? Array(word) : Self.openNames.first { word.starts(with: $0) } ?? []
    let length = 1 + name.count + (isClosed ? 1 : 0)
    if name.first == UInt8(ascii: "#") {
      return Self.numeric(name.dropFirst()).map { ($0, length) }
    }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }) else {
      return nil
    }
    let text: [UInt8]?
    if let found = known[name] {
      text = found
    } else {
      text = CommonMarkLock.hold { Self.named(name) }
      if known.count == Self.maximumKnownCount { known.removeAll() }
      known[name] = .some(text)
    }
    return text.map { ($0, length) }
  }

  private static func numeric(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let isHexadecimal = digits.first.map(\.asciiLowercased) == UInt8(ascii: "x")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard (1...7).contains(digits.count), digits.first != UInt8(ascii: "+"),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    let scalar = code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
    return Array(String(scalar).utf8)
  }

  /// What the reference named `name` stands for.
  ///
  /// CommonMark has HTML's names, so that its library knows them all.
  private static func named(_ name: [UInt8]) -> [UInt8]? {
    let source = [UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
    let document = source.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.baseAddress, bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let document else { return nil }
    defer { cmark_node_free(document) }
    cmark_consolidate_text_nodes(document)
    guard let paragraph = cmark_node_first_child(document),
      let text = cmark_node_first_child(paragraph), let literal = cmark_node_get_literal(text)
    else { return nil }
    let decoded = Array(String(cString: literal).utf8)
    return decoded == source ? nil : decoded
  }
}
