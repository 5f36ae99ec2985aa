import SteleDocument
import SteleTestSupport
import Testing

/// Files of keys and texts at random: texts with escapes, each format's own.
@Suite struct RandomResourceTests {
  /// Writes a file, and knows its texts.
  private struct Writer {
    var random: SplitMix64
    let format: DocumentFormat
    var texts: [String] = []

    static let pieces = [
      "word", "a long run of words", "é", "語", "😀", " ", "  ", "\n", "\"", "'", "\\", "{0}", "%@",
      "#", "=", ":", ": ", " #", "- ", "&", "<b>", "]]>", ";", "{", "]", ",", "%", "\u{A0}", "yes",
    ]

    mutating func pick<Element>(_ choices: [Element]) -> Element {
      choices[random.next(below: choices.count)]
    }

    /// A text that has a letter, and white space only within.
    mutating func text() -> String {
      var text = pick(["a", "é", "Words", "語", "b c"])
      for _ in 0..<random.next(below: 6) { text += pick(Self.pieces) }
      text += pick(["a", "é", ".", "?"])
      // Patterns of MessageFormat have their own tests.
      if format == .properties { text.replace("'", with: "’") }
      texts.append(text)
      return text
    }

    mutating func document() -> String {
      let count = 1 + random.next(below: 4)
      let lineEnd = pick(["\n", "\r\n"])
      let entries = (0..<count).map { entry($0, lineEnd: lineEnd) }
      let body = entries.joined()
      switch format {
      case .xcstrings:
        return "{\"sourceLanguage\": \"en\", \"strings\": {\(entries.joined(separator: ","))}}"
      default: return body
      }
    }

    private mutating func entry(_ number: Int, lineEnd: String) -> String {
      let key = "key\(number)"
      switch format {
      case .appleStrings:
        let quote = pick(["\"", "'"])
        let value = escaped(text()) { character in
          switch character {
          case "\"", "'": quote == String(character) ? ["\\\(character)"] : [String(character)]
          case "\n": ["\\n", "\n"]
          case "é": ["é", "\\U00e9"]
          default: [String(character)]
          }
        }
        return "/* c */ \"\(key)\" = \(quote)\(value)\(quote);\(lineEnd)"
      case .properties:
        let value = escaped(text()) { character in
          switch character {
          case "\n": ["\\n"]
          case "é": ["é", "\\u00E9"]
          case "=", ":": ["\\\(character)", String(character)]
          case " ": [" ", " ", "\\ "]
          default: [String(character)]
          }
        }
        return
          "# c\(lineEnd)\(key)\(pick(["=", " = ", ":", "  "]))\(value.first == " " ? "\\" : "")"
          + "\(value)\(lineEnd)"
      case .toml:
        let text = text()
        if !text.contains("'"), !text.contains("\n"), random.next(below: 3) == 0 {
          return "\(key) = '\(text)' # c\(lineEnd)"
        }
        let isLong = random.next(below: 2) == 0
        let value = escaped(text) { character in
          switch character {
          case "\"": ["\\\""]
          case "\n": isLong ? ["\n", "\\n"] : ["\\n"]
          case "é": ["é", "\\u00e9", "\\U000000E9"]
          default: [String(character)]
          }
        }
        let quotes = isLong ? "\"\"\"" : "\""
        return "\(key) = \(quotes)\(value)\(quotes) # c\(lineEnd)"
      case .yaml:
        let text = text()
        if random.next(below: 3) == 0 {
          let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
          return "\(key): |-\(lineEnd)"
            + lines.map { $0.isEmpty ? lineEnd : "    \($0)\(lineEnd)" }.joined()
        }
        if !text.contains("\n"), random.next(below: 2) == 0 {
          return "\(key): '\(text.replacing("'", with: "''"))' # c\(lineEnd)"
        }
        let value = escaped(text) { character in
          switch character {
          case "\"": ["\\\""]
          case "\n": ["\\n"]
          case "é": ["é", "\\u00e9", "\\xE9"]
          default: [String(character)]
          }
        }
        return "\(key): \"\(value)\"\(lineEnd)"
      default:
        let value = escaped(text()) { character in
          switch character {
          case "\"": ["\\\""]
          case "\n": ["\\n"]
          case "é": ["é", "\\u00e9"]
          default: [String(character)]
          }
        }
        return "\"\(number) \(value)\": {}"
      }
    }

    /// `text` with each character in one of the ways that `spell` gives, backslashes doubled.
    private mutating func escaped(_ text: String, spell: (Unicode.Scalar) -> [String]) -> String {
      var output = ""
      for scalar in text.unicodeScalars {
        output += scalar == "\\" ? "\\\\" : pick(spell(scalar))
      }
      return output
    }
  }

  @Test(arguments: [DocumentFormat.appleStrings, .properties, .yaml, .toml])
  func `Texts are read as they were meant, and whatever a translation has is read again`(
    format: DocumentFormat
  ) throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      var writer = Writer(random: SplitMix64(seed: random.next()), format: format)
      let source = writer.document()
      let document = try Document(source, as: format)
      try #require(document.texts == writer.texts, "\(source)")
      try #require(document.leftOutCount == 0)
      #expect(try document.rendered(with: document.units) == Array(source.utf8), "\(source)")
      // Every unit gets the text of another.
      let texts = (0..<document.units.count).map { _ in writer.text() }
      let translated = try document.rendered(
        with: texts.map { TextUnit(text: Array($0.utf8)) }, targetLanguage: "fra_Latn")
      try #require(
        try Document(parsing: translated, as: format).texts == texts,
        "\(source) \(String(decoding: translated, as: UTF8.self))")
    }
  }

  @Test func `What a catalog gets is read again, and nothing is left to translate`() throws {
    var random = SplitMix64(seed: 12)
    var options = DocumentOptions()
    options.targetLanguage = "fra_Latn"
    for _ in 0..<300 {
      var writer = Writer(random: SplitMix64(seed: random.next()), format: .xcstrings)
      let source = writer.document()
      let document = try Document(source, as: .xcstrings, options: options)
      try #require(
        document.texts.map { String($0.drop { $0 != " " }.dropFirst()) } == writer.texts,
        "\(source)")
      let translated = try document.rendered(by: .lengthen, targetLanguage: "fra_Latn")
      let again = try Document(parsing: translated, as: .xcstrings, options: options)
      #expect(again.units.isEmpty)
      // What was the source's is that of the translations' language.
      let text = String(decoding: translated, as: UTF8.self).replacing(
        "\"sourceLanguage\": \"en\"", with: "\"sourceLanguage\": \"fr\"")
      #expect(
        try Document(text, as: .xcstrings).units.map(\.text)
          == document.units.map { Toy.lengthen.translation(of: $0).text })
    }
  }

  @Test(arguments: [DocumentFormat.appleStrings, .properties, .toml])
  func `Escapes that stand for nothing move, and each stays once`(format: DocumentFormat) throws {
    let text =
      switch format {
      case .appleStrings: "a = \"one\\a two\\U0001 three\";"
      case .properties: "a = one\\f two\\u0001 three"
      default: "a = \"one\\b two\\u0001 three\""
      }
    let document = try Document(text, as: format)
    #expect(document.units[0].marks.map(\.kind) == [.point, .point])
    let moved = String(decoding: try document.rendered(by: .moveMarks), as: UTF8.self)
    #expect(
      moved.filter { $0 == "\\" }.count == 2
        && moved.contains(
          format == .appleStrings
            ? "three\\a\\U0001 end"
            : format == .toml ? "three\\b\\u0001 end" : "three\\f\\u0001 end")
    )
  }
}
