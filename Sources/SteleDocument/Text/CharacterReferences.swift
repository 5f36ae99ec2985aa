import CCommonMark

/// Decodes character references such as `&amp;` and `&#xE9;`, with HTML's names.
final class CharacterReferences {
  /// What names that occurred stand for; nil for names that do not exist.
  private var known: [[UInt8]: [UInt8]?] = [:]
  private static let maximumKnownCount = 4096

  init() {}

  /// The reference at `offset` of `bytes`: what it stands for, and its length in bytes; nil if
  /// there is none, or none with a semicolon.
  func reference(
    at offset: Int, of bytes: [UInt8], before end: Int
  ) -> (text: [UInt8], length: Int)? {
    // HTML's longest name has 31 letters.
    let limit = min(end, offset + 34)
    guard offset < limit, bytes[offset] == UInt8(ascii: "&"),
      let semicolon = bytes[offset..<limit].firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = Array(bytes[(offset + 1)..<semicolon])
    let length = semicolon + 1 - offset
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
      text = Self.named(name)
      if known.count == Self.maximumKnownCount { known.removeAll() }
      known[name] = .some(text)
    }
    return text.map { ($0, length) }
  }

  private static func numeric(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let isHexadecimal = digits.first.map(\.lowercased) == UInt8(ascii: "x")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard (1...7).contains(digits.count), digits.first != UInt8(ascii: "+"),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    let scalar = code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
    return Array(String(scalar).utf8)
  }

  /// What the reference named `name` stands for. CommonMark has HTML's names, so that its library
  /// knows them all.
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
