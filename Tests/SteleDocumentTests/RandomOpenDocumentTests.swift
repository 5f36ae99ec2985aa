import SteleDocument
import SteleTestSupport
import Testing

@Suite struct RandomOpenDocumentTests {
  @Test func `Of random OpenDocument files only the texts change`() throws {
    var documents = RandomOpenDocuments(generator: SplitMix64(seed: 11))
    try documents.check(400)
  }

  @Test func `However spans are cut, what is written is XML with each mark once`() throws {
    var documents = RandomOpenDocuments(generator: SplitMix64(seed: 12), cutsSpans: true)
    for _ in 0..<400 {
      let source = documents.document().source
      let document = try Document(source, as: .openDocumentText)
      try #require(try document.rendered(with: document.units) == Array(source.utf8))
      for toy in Toy.allCases {
        let translations = document.units.map(toy.translation)
        let written = try document.rendered(with: translations, targetLanguage: "fra_Latn")
        let text = String(decoding: written, as: UTF8.self)
        try #require(isWellFormed(text), "\(source)\n-----\n\(text)")
        let again = try Document(parsing: written, as: .openDocumentText)
        // Marks without text at an end of a text are no part of it any more.
        if toy != .moveMarks {
          try #require(again.texts == translations.map { String(decoding: $0.text, as: UTF8.self) })
          try #require(
            again.units.map { $0.marks.map(\.kind) } == translations.map { $0.marks.map(\.kind) },
            "\(source)\n-----\n\(text)")
        }
        for mark in ["<text:bookmark ", "<text:a ", "<text:tab", "<text:line-break", "<text:note>"]
        {
          try #require(text.count(of: mark) == source.count(of: mark), "\(toy) \(mark) \(source)")
        }
      }
    }
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

/// Makes flat documents of paragraphs, spans, notes and frames.
private struct RandomOpenDocuments: RandomDocuments {
  static let format = DocumentFormat.openDocumentText
  var generator: SplitMix64
  /// Whether spans stand in one another and beside one another as word processors leave them.
  var cutsSpans = false
  private var count = 0

  init(generator: SplitMix64, cutsSpans: Bool = false) {
    self.generator = generator
    self.cutsSpans = cutsSpans
  }

  mutating func document() -> Part {
    Part(fixed: OpenDocumentSample.opening)
      + (0...generator.next(below: 4)).map { _ in block(depth: 0) }.joined(by: "\n")
      + Part(fixed: OpenDocumentSample.closing)
  }

  private mutating func block(depth: Int) -> Part {
    switch generator.next(below: 6) {
    case 0:
      return Part(fixed: "<text:list><text:list-item>") + paragraph(depth: depth)
        + Part(fixed: "</text:list-item></text:list>")
    case 1:
      return Part(fixed: "<table:table><table:table-cell>") + paragraph(depth: depth)
        + Part(fixed: "</table:table-cell></table:table>")
    case 2:
      return Part(
        fixed: one(of: [
          "<text:p/>", "<text:p> </text:p>", "<text:p><text:tab/></text:p>",
          "<text:tracked-changes><text:p>kept</text:p></text:tracked-changes>",
          "<text:p><text:page-number>kept</text:page-number></text:p>", "<!-- kept -->",
        ]))
    default: return paragraph(depth: depth)
    }
  }

  private mutating func paragraph(depth: Int) -> Part {
    var text = word()
    for _ in 0..<generator.next(below: 6) {
      text = text + Part(fixed: one(of: [" ", " ", "\n  "].prefix(cutsSpans ? 3 : 1).map { $0 }))
      text = text + (isOne(in: 2) ? word() : inline(depth: depth))
    }
    let name = one(of: ["text:p", "text:h"])
    return Part(fixed: "<\(name)>" + one(of: ["", " ", "<text:bookmark text:name=\"K\"/>"])) + text
      + Part(fixed: one(of: ["", " "]) + "</\(name)>")
  }

  private mutating func word() -> Part {
    Part(text: one(of: ["dog", "man", "“so”", "naïve", "10:30", "x"]))
  }

  private mutating func inline(depth: Int) -> Part {
    switch generator.next(below: depth < 2 ? 9 : 5) {
    case 0: return word() + Part(fixed: "<text:bookmark text:name=\"K\"/>") + word()
    case 1: return Part(fixed: one(of: ["&amp;", "&#233;", "&quot;", "&gt;"])) + word()
    case 2: return Part(fixed: "<text:date>kept 1</text:date> ") + word()
    case 3:
      return word() + Part(fixed: one(of: ["<text:tab/>", "<text:line-break/>", "<text:s/>"]))
        + word()
    case 4: return span()
    case 5:
      return word()
        + Part(fixed: "<text:note><text:note-citation>1</text:note-citation><text:note-body>")
        + paragraph(depth: depth + 1) + Part(fixed: "</text:note-body></text:note>")
    case 6:
      return Part(fixed: "<draw:frame><draw:text-box>") + paragraph(depth: depth + 1)
        + paragraph(depth: depth + 1) + Part(fixed: "</draw:text-box><svg:title>") + word()
        + Part(fixed: "</svg:title></draw:frame>") + word()
    default:
      return Part(fixed: "<text:a xlink:href=\"K\(next())\">") + word() + Part(fixed: " ") + span()
        + Part(fixed: " ") + word() + Part(fixed: "</text:a>")
    }
  }

  private mutating func next() -> Int {
    count += 1
    return count
  }

  private mutating func span() -> Part {
    guard cutsSpans else {
      let style = one(of: ["T2", "T4"])
      return Part(fixed: "<text:span text:style-name=\"\(style)\">") + word()
        + Part(fixed: "</text:span>") + word()
    }
    var spans = Part(fixed: "")
    for _ in 0...generator.next(below: 3) {
      let style = one(of: ["T1", "T1", "T2", "T3", "T4"])
      let inner = isOne(in: 3) ? span() : word() + Part(fixed: one(of: ["", " "]))
      spans =
        spans + Part(fixed: "<text:span text:style-name=\"\(style)\">") + inner
        + Part(fixed: "</text:span>")
    }
    return spans
  }
}
