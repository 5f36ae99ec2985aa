import SteleDocument
import SteleTestSupport
import Testing

@testable import SteleTranslation

/// Sensible documents at random, with marks and placeholders wherever they may stand, come back as
/// they were from a model that writes its source again.
@Suite struct RandomRoundTripTests {
  /// Writes documents.
  private struct Writer {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    static let words = [
      "two", "dogs", "are", "playing", "in", "the", "snow", "a", "man", "with", "blue", "shirt",
      "sings",
      "and", "woman", "house", "on", "street", "water", "children",
    ]
    static let placeholders = [
      "{name}", "{0}", "%s", "%1$d", "${count}", "{{ user.name }}", "%(total)s", "{a}{b}",
    ]

    mutating func pick(_ choices: [String]) -> String {
      choices[Int.random(in: choices.indices, using: &random)]
    }

    mutating func chance(_ share: Double) -> Bool {
      Double.random(in: 0..<1, using: &random) < share
    }

    /// A sentence with marks at random, in and around words: each is what opens it and what closes
    /// it, or what stands for a point and nothing.
    mutating func sentence(
      marks: [(open: String, close: String)], placeholders: Bool = true, inWords: Bool = false,
      depth: Int = 2
    ) -> String {
      var text = ""
      var open: [String] = []
      for number in 0..<Int.random(in: 2...9, using: &random) {
        if number > 0 { text += " " }
        if placeholders, number > 0, chance(0.12) {
          text += pick(["\(pick(Self.placeholders))", "(\(pick(Self.placeholders)))"])
          continue
        }
        var word = Substring(pick(Self.words))
        if number == 0 { word = word.prefix(1).uppercased() + word.dropFirst() }
        while !word.isEmpty {
          if open.count < depth, !marks.isEmpty, chance(0.2) {
            let mark = marks[Int.random(in: marks.indices, using: &random)]
            text += mark.open
            if !mark.close.isEmpty { open.append(mark.close) }
          }
          let part =
            inWords && chance(0.1) ? Int.random(in: 1...word.count, using: &random) : word.count
          text += word.prefix(part)
          word = word.dropFirst(part)
          if let close = open.last, chance(0.5) {
            text += close
            open.removeLast()
          }
        }
      }
      return text + open.reversed().joined() + pick([".", "?", "!"])
    }

    /// Sentences of one paragraph.
    mutating func paragraph(
      marks: [(open: String, close: String)] = [], placeholders: Bool = true, inWords: Bool = false
    ) -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        sentence(marks: marks, placeholders: placeholders, inWords: inWords)
      }.joined(separator: " ")
    }

    mutating func document(_ format: DocumentFormat) -> String {
      let count = Int.random(in: 1...4, using: &random)
      switch format {
      case .text:
        return (0..<count).map { _ in paragraph() + "\n" }.joined(separator: pick(["", "\n"]))
      case .markdown: return (0..<count).map { _ in block() + "\n" }.joined(separator: "\n")
      case .html: return (0..<count).map { _ in element() + pick(["", "\n"]) }.joined()
      case .subRip, .webVTT:
        let point = format == .subRip ? "," : "."
        return (format == .webVTT ? "WEBVTT\n\n" : "")
          + (1...count).map { number in
            "\(number)\n00:00:0\(number)\(point)000 --> 00:00:0\(number)\(point)900\n"
              + paragraph(
                marks: [("<i>", "</i>"), ("<b>", "</b>")], placeholders: false, inWords: true)
              + "\n"
          }.joined(separator: "\n")
      case .json:
        return "{"
          + (0..<count).map { "\"key\($0)\": \"\(paragraph(marks: [("<b>", "</b>")]))\"" }
          .joined(separator: pick([",", ", ", ",\n  "])) + "}\n"
      case .appleStrings:
        return (0..<count).map { "\"key\($0)\" = \"\(paragraph(marks: [("<b>", "</b>")]))\";\n" }
          .joined()
      case .xcstrings:
        return "{\"sourceLanguage\" : \"en\", \"strings\" : {"
          + (0..<count).map { "\"\($0) \(paragraph())\" : {}" }.joined(separator: ", ") + "}}\n"
      case .properties: return (0..<count).map { "key\($0) = \(paragraph())\n" }.joined()
      case .yaml:
        return (0..<count).map { number in
          let text = paragraph(marks: [("<b>", "</b>")])
          return pick([
            "key\(number): \"\(text)\"\n", "key\(number): '\(text)'\n",
            "key\(number): |\n    \(text)\n",
          ])
        }.joined()
      case .toml:
        return (0..<count).map { number in
          let quote = pick(["'", "\"", "'''", "\"\"\""])
          return "key\(number) = \(quote)\(paragraph())\(quote)\n"
        }.joined()
      case .csv, .tsv:
        let separator = format == .csv ? "," : "\t"
        return "id\(separator)text\n"
          + (0..<count).map { "\($0)\(separator)\(paragraph())\n" }.joined()
      case .portableObject:
        return (0..<count).map { number in
          let message = "\(number) \(paragraph(marks: [("<b>", "</b>")]))"
          return "msgid \"\(message)\"\nmsgstr \"\"\n"
        }.joined(separator: "\n")
      case .xliff:
        let marks = [
          ("<g id=\"1\">", "</g>"), ("<x id=\"2\"/>", ""), ("<bpt id=\"3\">{</bpt>", ""),
          ("<ept id=\"3\">}</ept>", ""), ("<mrk mtype=\"protected\">", "</mrk>"),
        ]
        let units = (0..<count).map { number in
          "<trans-unit id=\"\(number)\">\n<source>\(paragraph(marks: marks, placeholders: false))"
            + "</source>\n<target></target>\n</trans-unit>\n"
        }
        return "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body>\n"
          + units.joined() + "</body></file></xliff>\n"
      case .tmx:
        let marks = [("<hi>", "</hi>"), ("<ph x=\"1\"/>", ""), ("<bpt i=\"1\">{</bpt>", "")]
        let units = (0..<count).map { _ in
          "<tu><tuv xml:lang=\"en\">\n<seg>\(paragraph(marks: marks, placeholders: false))</seg>\n"
            + "</tuv><tuv xml:lang=\"de\">\n<seg></seg>\n</tuv></tu>\n"
        }
        return
          "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\(units.joined())</body></tmx>\n"
      case .android:
        let marks = [("<b>", "</b>"), ("<a href=\"x\">", "</a>"), ("<br/>", "")]
        let strings = (0..<count).map { number in
          "<string name=\"s\(number)\">\(paragraph(marks: marks, placeholders: false))</string>\n"
        }
        return "<resources>\n\(strings.joined())</resources>\n"
      case .qtLinguist:
        let messages = (0..<count).map { _ in
          "<message>\n<source>\(paragraph(marks: []))</source>\n"
            + "<translation type=\"unfinished\"></translation>\n</message>\n"
        }
        return "<!DOCTYPE TS>\n<TS version=\"2.1\" language=\"de\"><context>\n"
          + messages.joined() + "</context></TS>\n"
      case .openDocumentText, .openDocumentPresentation:
        return OpenDocumentSample.flat((0..<count).map { _ in officeParagraph() }.joined())
      case .epub: return (0..<count).map { _ in xmlElement() }.joined(separator: "\n")
      case .docx, .pptx: return ""
      }
    }

    private mutating func officeParagraph() -> String {
      let marks = [
        ("<text:span text:style-name=\"T1\">", "</text:span>"),
        ("<text:span text:style-name=\"T2\">", "</text:span>"),
        ("<text:a xlink:href=\"x\">", "</text:a>"), ("<text:bookmark text:name=\"b\"/>", ""),
        ("<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>", ""),
      ]
      return "<text:p>\(paragraph(marks: marks, placeholders: false, inWords: true))</text:p>"
    }

    private mutating func xmlElement() -> String {
      let marks = [
        ("<b>", "</b>"), ("<a href=\"x\">", "</a>"), ("<em><u>", "</u></em>"), ("<br/>", ""),
        ("<a id=\"x\"/>", ""),
      ]
      return "<p>\(paragraph(marks: marks, placeholders: false, inWords: true))</p>"
    }

    private mutating func block() -> String {
      let marks = [
        ("*", "*"), ("**", "**"), ("[", "](https://a.example)"), ("~~", "~~"), ("`", "`"),
      ]
      // Links hold no links, and code no marks.
      let text = sentence(marks: marks, placeholders: false, depth: 1)
      return pick([
        text, "# \(text)", "- \(text)\n- \(pick(Self.words))", "> \(text)", "1. \(text)",
        "| \(text) | b |\n|---|---|\n| c | d |",
      ])
    }

    private mutating func element() -> String {
      let marks = [
        ("<b>", "</b>"), ("<i>", "</i>"), ("<a href=\"x\">", "</a>"), ("<em><u>", "</u></em>"),
        ("<code>", "</code>"), ("<br>", ""), ("<sup>", "</sup>"),
      ]
      let text = paragraph(marks: marks, placeholders: false, inWords: true)
      return pick([
        "<p>\(text)</p>", "<li>\(text)", "<h1>\(text)</h1>", "<td>\(text)</td>",
        "<div>\(text)</div>",
      ])
    }
  }

  /// Formats whose documents are text.
  private static let formats = DocumentFormat.allCases.filter { ![.docx, .pptx].contains($0) }

  @Test(arguments: formats)
  func `Random documents come back`(format: DocumentFormat)
    throws
  {
    var writer = Writer(seed: 31)
    var options = DocumentOptions()
    options.columns = ["text"]
    options.marksFuzzy = false
    let model = try KnownAnswerModel.copy.get()
    for _ in 0..<40 {
      let document = writer.document(format)
      if !(format == .csv || format == .tsv) { options.columns = [] }
      let expected = Self.expected(document, format)
      let bytes = { (text: String) in
        // The translation is into German, which a book says of itself.
        format == .epub ? EPUBSample.book(body: text, language: "de") : Array(text.utf8)
      }
      let translated = try DocumentRun.translate(
        bytes(document), as: format, with: model, options: options)
      let known = try Self.inGerman(bytes(expected), format)
      #expect(translated.elementsEqual(known), "\(expected)")
    }
  }

  /// `document` with what it says of its language, German.
  private static func inGerman(_ document: [UInt8], _ format: DocumentFormat) throws -> [UInt8] {
    guard [.openDocumentText, .openDocumentPresentation].contains(format) else { return document }
    let whole = try Document(parsing: document, as: format)
    return try whole.rendered(with: whole.units, targetLanguage: "deu_Latn")
  }

  /// The document itself; in one with places for translations every text is its own.
  private static func expected(_ document: String, _ format: DocumentFormat) -> String {
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    /// Fills the line `empty` with what the last one has between `tags`, within `filled`.
    func filled(
      _ empty: String, from tags: (String, String), in filled: (String, String)
    ) -> String {
      var text: Substring = ""
      return lines.map { line in
        guard line != empty else { return filled.0 + text + filled.1 }
        if line.hasPrefix(tags.0), line.hasSuffix(tags.1) {
          text = line.dropFirst(tags.0.count).dropLast(tags.1.count)
        }
        return String(line)
      }.joined(separator: "\n")
    }
    switch format {
    case .xliff:
      return filled(
        "<target></target>", from: ("<source>", "</source>"),
        in: ("<target state=\"translated\">", "</target>"))
    case .tmx:
      return filled("<seg></seg>", from: ("<seg>", "</seg>"), in: ("<seg>", "</seg>"))
    case .qtLinguist:
      return filled(
        "<translation type=\"unfinished\"></translation>", from: ("<source>", "</source>"),
        in: ("<translation>", "</translation>"))
    case .xcstrings:
      return document.replacing(/"([^"]*)" : {}/) { match in
        let unit = "{\"state\" : \"translated\",\"value\" : \"\(match.output.1)\"}"
        return "\"\(match.output.1)\" : {\"localizations\" : {\"de\" : {\"stringUnit\" : \(unit)}}}"
      }
    case .portableObject: break
    default: return document
    }
    return document.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) {
      lines, line in
      let message = lines.last?.trimmingPrefix("msgid ") ?? ""
      lines.append(line == "msgstr \"\"" ? "msgstr \(message)" : String(line))
    }.joined(separator: "\n")
  }
}
