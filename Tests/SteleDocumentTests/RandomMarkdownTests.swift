import SteleDocument
import SteleTestSupport
import Testing

@Suite struct RandomMarkdownTests {
  @Test func `Of random Markdown of every dialect only the texts change`() throws {
    var documents = RandomMarkdown(generator: SplitMix64(seed: 11))
    try documents.check(600)
  }
}

/// Makes Markdown of all that its dialects have.
private struct RandomMarkdown: RandomDocuments {
  static let format = DocumentFormat.markdown
  var generator: SplitMix64
  private var notes = 0

  init(generator: SplitMix64) { self.generator = generator }

  mutating func document() -> Part {
    var blocks: [Part] = []
    if isOne(in: 3) {
      blocks.append(
        Part(
          fixed: one(of: [
            "---\ntitle: \"not text\"\n---", "+++\ntitle = \"no\"\n+++",
            "{\n  \"title\": \"no\"\n}",
          ])))
    }
    for _ in 0...generator.next(below: 6) { blocks.append(block(depth: 0)) }
    return blocks.joined(by: "\n\n") + Part(fixed: "\n")
  }

  // MARK: - Blocks

  private mutating func block(depth: Int, isQuoted: Bool = false) -> Part {
    switch generator.next(below: depth < 3 ? 17 : 9) {
    case 0, 1, 2: return paragraph()
    case 3:
      return Part(fixed: String(repeating: "#", count: 1 + generator.next(below: 4)) + " ") + line()
        + Part(fixed: one(of: ["", " {#an-id .class}", " ##"]))
    case 4: return line() + Part(fixed: one(of: ["\n===", "\n---", " {#an-id}\n====="]))
    case 5:
      return Part(
        fixed: one(of: [
          "```js\nlet a = \"b\"\n```", "~~~\n{{ a }}\n~~~", "$$\na_1 * b\n= c\n$$", "***",
          "<!-- not text -->", "{{< figure src=\"a_b*c\" >}}", "{% include \"a\" %}", "[TOC]",
          "{: .note }", "[//]: # (not text)", "[a b]: http://c.d/e \"f\"",
          "\\begin{a}\nb\n\\end{a}",
          "{% raw %}\nnot text\n{% endraw %}", "<Tabs a={b} />", "(a-target)=",
        ]))
    case 6:
      return isQuoted
        ? Part(fixed: "<p class=\"a\">") + word() + Part(fixed: "</p>")
        : Part(fixed: "<div class=\"a\">\n  <p>") + word() + Part(fixed: " <img alt=\"") + word()
          + Part(fixed: "\" src=\"b\">\n  ") + word() + Part(fixed: "</p>\n</div>")
    case 7: return table()
    case 8: return paragraph() + Part(fixed: "\n{: .note }")
    case 9, 10:
      let blocks =
        [paragraph()] + (isOne(in: 2) ? [block(depth: depth + 1, isQuoted: isQuoted)] : [])
      let item = blocks.joined(by: "\n\n")
      let (first, rest) = one(of: [("- ", "  "), ("* ", "  "), ("1. ", "   "), ("- [ ] ", "  ")])
      return item.indented(first, rest)
    case 11:
      return [paragraph(), block(depth: depth + 1, isQuoted: true)].joined(by: "\n\n")
        .indented("> ", "> ", blank: ">")
    case 12:
      return isQuoted
        ? paragraph()
        : (Part(fixed: "[!NOTE]\n") + paragraph()).indented("> ", "> ", blank: ">")
    case 13:
      let mark = String(repeating: ":", count: 7 - depth)
      let title = isOne(in: 2) ? Part(fixed: "tip ") + words(2) : Part(fixed: "{.a}")
      return Part(fixed: mark) + title + Part(fixed: "\n")
        + block(depth: depth + 1, isQuoted: isQuoted) + Part(fixed: "\n" + mark)
    case 14 where !isQuoted:
      let title = isOne(in: 2) ? Part(fixed: " \"") + words(2) + Part(fixed: "\"") : Part(fixed: "")
      return Part(fixed: one(of: ["!!! note", "??? tip", "???+ note"])) + title + Part(fixed: "\n")
        + block(depth: depth + 1).indented("    ", "    ")
    case 15 where depth == 0:
      notes += 1
      return Part(fixed: "[^\(notes)]: ")
        + [paragraph(), block(depth: 2)].joined(by: "\n\n")
        .indented("", "    ")
    case 16 where depth == 0:
      return words(2) + Part(fixed: "\n: ") + paragraph().indented("", "  ") + Part(fixed: "\n: ")
        + line()
    default: return paragraph()
    }
  }

  private mutating func table() -> Part {
    var rows = [[words(1), words(2)].joined(by: " | "), Part(fixed: "---|:-:")]
    for _ in 0...generator.next(below: 3) {
      rows.append(
        [line(), one(of: [words(1), Part(fixed: "`a\\|b`"), Part(fixed: "")])].joined(by: " | "))
    }
    return rows.map { Part(fixed: "| ") + $0 + Part(fixed: " |") }.joined(by: "\n")
  }

  private mutating func paragraph() -> Part {
    var lines = [line()]
    for _ in 0..<generator.next(below: 3) { lines.append(line()) }
    var paragraph = lines[0]
    for line in lines.dropFirst() {
      paragraph = paragraph + Part(fixed: one(of: ["\n", "\n", "  \n", "\\\n"])) + line
    }
    return paragraph
  }

  // MARK: - Texts

  private mutating func word() -> Part {
    Part(
      text: one(of: ["dog", "a man", "“quoted”", "semi-colon;", "10:30", "naïve", "a_b_c", "x"]))
  }

  private mutating func words(_ count: Int) -> Part {
    (0..<count).map { _ in word() }.joined(by: " ")
  }

  private mutating func line() -> Part {
    var pieces = [word()]
    for _ in 0..<generator.next(below: 7) {
      pieces.append(isOne(in: 2) ? word() : inline(depth: 0))
    }
    return (pieces + [word()]).joined(by: one(of: [" ", " ", "  "]))
  }

  private mutating func inline(depth: Int) -> Part {
    switch generator.next(below: depth < 2 ? 9 : 4) {
    case 0:
      return Part(
        fixed: one(of: [
          "`code_*`", "$a_1*b$", "{{ page.title }}", "<%= a_b %>", "{{< a \"b*c\" >}}", "[^1]",
          ":smile:", "<http://a.b/c_d>", "{ref}`a b`", "[[wiki page]]", "<kbd>ctrl</kbd>",
          "<!-- no -->", "`code`{.js}", "\\(x_1\\)", "<span translate=\"no\">no</span>",
        ]))
    case 1:
      return Part(
        text: one(of: [
          "2 * 3", "\\*", "[A]", "A < B", "$5", "\\_A\\_", "A & B", "\\[A\\]", "~", "#1",
        ]))
    case 2: return Part(fixed: one(of: ["&copy;", "&mdash;", "&amp;", "&#169;"]))
    case 3: return word()
    case 4:
      let mark = one(of: ["*", "**", "~~"])
      return Part(fixed: mark) + phrase(depth) + Part(fixed: mark + one(of: ["", "", "{.red}"]))
    case 5:
      return Part(fixed: "[") + phrase(depth + 1)
        + Part(fixed: one(of: ["](a_b \"c\")", "](<a b>)", "](d){target=_blank}", "](/e)"]))
    case 6: return Part(fixed: "![") + word() + Part(fixed: "](a.png)")
    case 7: return Part(fixed: "<b class=\"a\">") + phrase(depth) + Part(fixed: "</b>")
    default: return word() + Part(fixed: "<br>") + word()
    }
  }

  private mutating func phrase(_ depth: Int) -> Part {
    let pieces = depth > 1 ? [word()] : [word(), inline(depth: 2), word()]
    return pieces.joined(by: " ")
  }
}
