import SteleDocument
import SteleTestSupport
import SteleZip
import Testing

@Suite struct RandomOfficeTests {
  /// Makes paragraphs of runs, and of what stands between and around them.
  private struct Writer {
    var random: SplitMix64
    private var number = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func one(of choices: [String]) -> String { choices[random.next(below: choices.count)] }

    mutating func document() -> String {
      (0...random.next(below: 4)).map { _ in paragraph(depth: 0) }.joined(
        separator: one(of: ["", "\n"]))
    }

    mutating func paragraph(depth: Int) -> String {
      let properties = one(of: ["", "<w:pPr/>", "<w:pPr><w:jc w:val=\"left\"/></w:pPr>"])
      return "<w:p>\(properties)\(content(depth: depth))</w:p>"
    }

    private mutating func content(depth: Int) -> String {
      (0...random.next(below: 6)).map { _ in item(depth: depth) }.joined()
    }

    private mutating func run() -> String {
      let look = one(of: [
        "", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/><w:lang w:val=\"en-US\"/></w:rPr>",
        "<w:rPr><w:noProof/></w:rPr>", "<w:rPr/>",
      ])
      let pieces = (0...random.next(below: 3)).map { _ in
        one(of: [
          "<w:t>two dogs</w:t>", "<w:t xml:space=\"preserve\"> a &amp; b </w:t>", "<w:t>a</w:t>",
          "<w:t xml:space=\"preserve\"> </w:t>", "<w:t>é語</w:t>", "<w:tab/>", "<w:br/>", "<w:t/>",
          "<w:noBreakHyphen/>", "<w:footnoteReference w:id=\"1\"/>", "<w:lastRenderedPageBreak/>",
          "<w:t xml:space=\"preserve\">x      y</w:t>", "<w:t><![CDATA[<c>]]></w:t>",
        ])
      }
      return "<w:r>\(look)\(pieces.joined())</w:r>"
    }

    private mutating func item(depth: Int) -> String {
      number += 1
      let own = number
      switch random.next(below: depth < 3 ? 16 : 6) {
      case 0...4: return run()
      case 5:
        return one(of: [
          "<w:proofErr w:type=\"spellStart\"/>", "\n  ", "<!-- x -->", "<w:hyperlink/>",
          "<w:bookmarkStart w:id=\"x\(own)\"/>", "<w:bookmarkEnd w:id=\"x\(own)\"/>",
        ])
      case 6: return "<w:hyperlink r:id=\"r\(own)\">\(content(depth: depth + 1))</w:hyperlink>"
      case 7:
        return "<w:sdt><w:sdtPr><w:tag w:val=\"\(own)\"/></w:sdtPr><w:sdtContent>"
          + "\(content(depth: depth + 1))</w:sdtContent></w:sdt>"
      case 8, 9:
        return
          "<w:bookmarkStart w:id=\"\(own)\"/>\(content(depth: depth + 1))<w:bookmarkEnd w:id=\"\(own)\"/>"
      case 10: return "<w:ins w:id=\"\(own)\">\(content(depth: depth + 1))</w:ins>"
      case 11: return "<w:del w:id=\"\(own)\"><w:r><w:delText>gone</w:delText></w:r></w:del>"
      case 12, 13:
        return field(one(of: ["PAGE", "HYPERLINK \"x\"", "DATE"]), content(depth: depth + 1))
      case 14:
        return
          "<w:fldSimple w:instr=\"\(one(of: ["TITLE", "PAGE"])) \(own)\">\(content(depth: depth + 1))</w:fldSimple>"
      default:
        return "<w:r><w:drawing><wp:docPr id=\"\(own)\" descr=\"A dog\"/><w:txbxContent>"
          + "\(paragraph(depth: depth + 2))</w:txbxContent></w:drawing></w:r>"
      }
    }

    private func field(_ instruction: String, _ result: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }

    /// The unit with its marks at random places, nested as they were.
    mutating func moved(_ unit: TextUnit) -> TextUnit {
      var moved = unit
      moved.text = Array("one two three four five six".utf8)
      var ranges: [Int?: Range<Int>] = [nil: 0..<moved.text.count]
      var next: [Int?: Int] = [:]
      for index in moved.marks.indices {
        let mark = moved.marks[index]
        let outer = ranges[mark.parent] ?? 0..<0
        let from = max(outer.lowerBound, next[mark.parent] ?? 0)
        let low = from + random.next(below: outer.upperBound - from + 1)
        let isWide = mark.kind == .span || mark.kind == .verbatim
        let high = isWide ? low + random.next(below: outer.upperBound - low + 1) : low
        moved.marks[index].range = low..<high
        ranges[mark.id] = low..<high
        next[mark.parent] = high
      }
      return moved
    }
  }

  /// What must come back as often as it was, whatever moves.
  private static let counted = [
    "<w:bookmarkStart ", "<w:bookmarkEnd ", "<w:hyperlink ", "</w:hyperlink>", "<w:sdt>",
    "</w:sdt>",
    "<w:fldChar ", "<w:instrText>", "<w:tab/>", "<w:br/>", "<w:footnoteReference ", "<w:drawing>",
    "<w:txbxContent>", "<w:fldSimple ", "</w:fldSimple>", "<w:docPr ",
  ]

  @Test func `Of random documents only texts change, and no mark is lost or doubled`() throws {
    var writer = Writer(seed: 17)
    var followed = 0
    for _ in 0..<300 {
      let body = writer.document()
      let package = OfficeFixture.document(body)
      let document = try Document(parsing: package, as: .docx)
      try #require(try document.rendered(with: document.units) == package)
      let shouted = try document.rendered(by: .shout)
      let again = try #require(
        try? Document(parsing: shouted, as: .docx),
        "\(body)\n\((try? OfficeFixture.body(of: shouted)) ?? "")")
      let expected = document.units.map(Toy.shout.translation)
      // A drawing within the text of a text box that was left out may stand at an end now.
      guard document.leftOutCount == 0 else { continue }
      followed += 1
      // Spaces of several runs become those of one, and layout if they are many; those of fields
      // that stay do not count at a text's edges. What is in a drawing may come first then.
      let letters = { (unit: TextUnit) in
        String(decoding: unit.text.filter { $0 > 0x20 }, as: UTF8.self)
      }
      try #require(again.units.map(letters).sorted() == expected.map(letters).sorted(), "\(body)")
      let fixed = { (unit: TextUnit) in unit.marks.filter { $0.kind == .verbatim }.count }
      try #require(again.units.map(fixed).sorted() == expected.map(fixed).sorted(), "\(body)")
      let moved = document.units.map { writer.moved($0) }
      let written = try OfficeFixture.body(
        of: document.rendered(with: moved, targetLanguage: "arb_Arab"))
      for tag in Self.counted {
        try #require(
          written.ranges(of: tag).count == body.ranges(of: tag).count, "\(tag)\n\(body)\n\(written)"
        )
      }
      let reread = try #require(
        try? Document(parsing: OfficeFixture.document(written), as: .docx), "\(body)\n\(written)")
      try #require(reread.units.count == document.units.count, "\(body)\n\(written)")
      try #require(!reread.texts.contains { $0.contains("gone") })
    }
    #expect(followed > 100)
  }

  @Test func `An archive with changed bytes is refused, or comes back`() throws {
    var random = SplitMix64(seed: 3)
    var writer = Writer(seed: 4)
    for _ in 0..<400 {
      var package = OfficeFixture.document(writer.document())
      for _ in 0...random.next(below: 3) {
        package[random.next(below: package.count)] = UInt8(random.next(below: 256))
      }
      guard let document = try? Document(parsing: package, as: .docx) else { continue }
      #expect(try document.rendered(with: document.units) == package)
      _ = try? document.rendered(by: .moveMarks)
    }
  }
}
