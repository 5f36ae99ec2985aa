import SteleDocument
import Testing

/// Large documents of which each part is cheap: no part may cost as much as all before it or behind it.
@Suite struct LargeMarkdownTests {
  private func check(_ text: String) throws {
    let document = try Document(text, as: .markdown)
    #expect(try document.rendered(with: document.units) == Array(text.utf8))
  }

  @Test func `Many marks that begin mathematics may have one end that is of no use to them`() throws
  {
    try check(String(repeating: "\\(", count: 50_000) + "\\)\n")
    try check(String(repeating: "\\[\n", count: 50_000) + "\\] x\n")
  }

  @Test func `Runs of grave accents may have as many lengths as they want`() throws {
    try check((1...1000).map { String(repeating: "`", count: $0) + " " }.joined() + "a\n")
  }

  @Test func `Code begins with as many grave accents as CommonMark allows`() throws {
    for (count, text) in [(80, "x {{ y"), (81, "x \(String(repeating: "`", count: 81)){{ y")] {
      let accents = String(repeating: "`", count: count)
      let document = try Document("x \(accents){{ y\(accents) }}\n", as: .markdown)
      #expect(document.texts.count == 1)
      #expect(document.texts.first?.hasPrefix(text) == true)
      #expect(document.units.first?.marks.map(\.range.lowerBound) == [count == 80 ? 2 : 83])
    }
  }

  @Test func `Many lines may lie in many containers`() throws {
    let notes = (0..<1000).map { String(repeating: "\t", count: $0) + "[^\($0)]: a\n" }.joined()
    try check(notes + String(repeating: "\n", count: 100_000))
  }

  @Test func `A role takes the code behind it, and no more`() throws {
    let document = try Document("d {a}`b`{.x}`b`{.x}`b` e\n", as: .markdown)
    #expect(document.units.first?.marks.map(\.kind) == [.verbatim, .verbatim, .verbatim])
  }

  @Test func `Many cells may stand behind a long one`() throws {
    let columns = 1000
    try check(
      String(repeating: "a|", count: columns) + "\n" + String(repeating: "-|", count: columns)
        + "\n"
        + String(repeating: "b", count: 200_000) + String(repeating: "|b", count: columns - 1)
        + "\n"
    )
  }

  @Test func `A translation may have other special characters than the text, and many of them`()
    throws
  {
    let document = try Document(
      String(repeating: "a&amp;b ", count: 20_000) + "c & d\n", as: .markdown)
    var units = document.units
    units[0].text = Array(String(repeating: "e & f&amp ", count: 20_000).utf8)
    let rendered = String(decoding: try document.rendered(with: units), as: UTF8.self)
    #expect(rendered.hasPrefix("e & f&amp;amp e & f"))
  }
}
