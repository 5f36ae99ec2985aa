import SteleBase

/// The beginning of a document whose type is to be told.
struct DocumentStart {
  /// The bytes without a mark, as UTF-8 as far as they are Unicode.
  let text: [UInt8]

  init(_ bytes: [UInt8]) {
    // What is cut off in a character is no reason not to look at the rest.
    let even = bytes.count % 2 == 0 ? bytes : bytes.dropLast()
    text = (try? DecodedText(decoding: even))?.bytes ?? Array(ByteOrderMark.skipped(bytes))
  }

  /// Whether the first thing that is no white space is `prefix`.
  func hasPrefix(_ prefix: String) -> Bool {
    text.drop(while: \.isASCIIWhiteSpace).starts(with: prefix.utf8)
  }

  /// The first lines, without white space around them.
  var firstLines: [String] {
    text.prefix(4 << 10).split(separator: UInt8(ascii: "\n"), maxSplits: 200).map {
      String(decoding: $0.trimmingASCIIWhiteSpace(), as: UTF8.self)
    }
  }

  /// Whether a number and times begin it.
  var isSubRip: Bool {
    let lines = firstLines.filter { !$0.isEmpty }.prefix(2)
    guard lines.count == 2, Int(lines[0]) != nil else { return false }
    let fields = lines[1].split(separator: " ")
    return fields.count >= 3 && fields[1] == "-->" && fields[0].contains(":")
  }

  /// Whether it begins as a JSON object or list does.
  var isJSON: Bool {
    let rest = text.drop(while: \.isASCIIWhiteSpace)
    guard let first = rest.first else { return false }
    let next = rest.dropFirst().first { !$0.isASCIIWhiteSpace }
    switch first {
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    case UInt8(ascii: "["):
      return next.map { "\"{[]".utf8.contains($0) } ?? false
    default: return false
    }
  }

  /// Whether it has an element of Android's that holds texts.
  var hasTexts: Bool {
    ["<string", "<plurals"].contains { text.firstRange(of: $0.utf8) != nil }
  }

  /// Whether it begins as Xcode's string catalogs do, whose keys stand in order.
  var isStringCatalog: Bool {
    guard isJSON else { return false }
    let rest = text.drop(while: \.isASCIIWhiteSpace).dropFirst().drop(while: \.isASCIIWhiteSpace)
    return rest.starts(with: "\"sourceLanguage\"".utf8)
      && rest.prefix(256).firstRange(of: Array("\"strings\"".utf8)) != nil
  }

  /// The name of the outermost element, its prefix left out, if it begins as XML or HTML does.
  var rootElement: String? {
    var rest = text.drop(while: \.isASCIIWhiteSpace)
    while rest.first == UInt8(ascii: "<") {
      let next = rest.dropFirst().first
      if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") {
        guard let name = Self.skipDeclaration(&rest) else { return nil }
        if name == "html" { return name }
        rest = rest.drop(while: \.isASCIIWhiteSpace)
        continue
      }
      let name = rest.dropFirst().prefix {
        !$0.isASCIIWhiteSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
      }
      let local = name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
      return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
    }
    return nil
  }

  /// Skips an instruction, a comment or a document type, and gives the type's name, else nothing; nil
  /// if it does not end.
  private static func skipDeclaration(_ rest: inout ArraySlice<UInt8>) -> String? {
    let end: [UInt8]
    var name = ""
    if rest.starts(with: "<!--".utf8) {
      end = Array("-->".utf8)
    } else if rest.starts(with: "<?".utf8) {
      end = Array("?>".utf8)
    } else {
      let word = rest.dropFirst(2).prefix { $0.isASCIILetter }
      if String(decoding: word, as: UTF8.self).lowercased() == "doctype" {
        let type = rest[word.endIndex...].drop(while: \.isASCIIWhiteSpace)
        name = String(decoding: type.prefix { $0.isASCIIAlphanumeric }, as: UTF8.self)
        if name.lowercased() == "html" { return "html" }
      }
      // Declarations within a document type stand in brackets.
      let until = rest.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: ">") }
      let isLong = rest[until.endIndex...].first == UInt8(ascii: "[")
      end = Array((isLong ? "]" : ">").utf8)
    }
    guard let found = rest.firstRange(of: end) else { return nil }
    rest = rest[found.upperBound...].drop { $0 == UInt8(ascii: ">") || $0.isASCIIWhiteSpace }
    return name
  }
}
