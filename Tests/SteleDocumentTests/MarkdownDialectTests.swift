import SteleDocument
import Testing

/// A document, and what it is when its texts are in upper case.
struct Shouted: Sendable, CustomStringConvertible {
  let text: String
  let expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var description: String { text }

  /// Checks what the document is with its texts in upper case, with line ends of one and two bytes.
  func check() throws {
    for ending in ["\n", "\r\n"] {
      let document = try Document(text.replacing("\n", with: ending), as: .markdown)
      #expect(try document.shouted() == expected.replacing("\n", with: ending))
      #expect(document.leftOut.isEmpty)
    }
  }
}

@Suite struct MarkdownDialectTests {
  @Test(arguments: [
    Shouted("---\ntitle: \"a\"\n---\nb\n", "---\ntitle: \"a\"\n---\nB\n"),
    Shouted("---\na: |\n  ---\n...\nb\n", "---\na: |\n  ---\n...\nB\n"),
    Shouted("+++\ntitle = \"a\"\n[b]\n+++\n\nc\n", "+++\ntitle = \"a\"\n[b]\n+++\n\nC\n"),
    Shouted("{\n  \"title\": \"a\"\n}\n\nb\n", "{\n  \"title\": \"a\"\n}\n\nB\n"),
    Shouted("---\n\nb\n", "---\n\nB\n"), Shouted("a\n\n---\nb\n---\n", "A\n\n---\nB\n---\n"),
  ])
  func `Front matter stays`(document: Shouted) throws { try document.check() }

  @Test(arguments: [
    Shouted(
      "a[^1] b[^x-2].\n\n[^1]: c d\n[^x-2]: e\n", "A[^1] B[^x-2].\n\n[^1]: C D\n[^x-2]: E\n"),
    Shouted(
      "[^1]: a\n    b\n\n    c\n\n    - d\n\n        code\n\ne\n",
      "[^1]: A\n    B\n\n    C\n\n    - D\n\n        code\n\nE\n"
        .replacing("        code", with: "        CODE")),
    Shouted("[^1]: a\nb\n\nc\n", "[^1]: A\nB\n\nC\n"),
    Shouted("[^1]:\n    a\n[^2]: b\n", "[^1]:\n    A\n[^2]: B\n"),
    Shouted(
      "*[HTML]: a b\n*[CSS]: c\n\nHTML\n", "*[HTML]: A B\n*[CSS]: C\n\nHTML\n"),
    Shouted("a\n: b\n: c\n  d\n", "A\n: B\n: C\n  D\n"),
    Shouted(
      "a\n\n:   b\n\n    c\n\n        code\n\nd\n", "A\n\n:   B\n\n    C\n\n        code\n\nD\n"),
    Shouted("a: b\n:c\n", "A: B\n:C\n"),
  ])
  func
    `Footnotes, abbreviations and definitions stay what they are, and their texts are translated`(
      document: Shouted
    ) throws
  { try document.check() }

  @Test(arguments: [
    Shouted(":::tip\na\n:::\n", ":::tip\nA\n:::\n"),
    Shouted(":::tip b c {.x}\na\n:::\n", ":::tip B C {.x}\nA\n:::\n"),
    Shouted(":::note[b *c*]{#x}\na\n:::\n", ":::note[B *C*]{#x}\nA\n:::\n"),
    Shouted(
      "::::: {#x .y}\na\n\n:::: sidebar\nb\n::::\n:::::\n",
      "::::: {#x .y}\nA\n\n:::: sidebar\nB\n::::\n:::::\n"),
    Shouted("1. a\n\n   :::note\n   b\n   :::\n", "1. A\n\n   :::note\n   B\n   :::\n"),
    Shouted(":::{note} a\n:class: x\n\nb\n:::\n", ":::{note} A\n:class: x\n\nB\n:::\n"),
    Shouted("```{tip} a\n:name: x\nb\n```\nc\n", "```{tip} A\n:name: x\nB\n```\nC\n"),
    Shouted("````{note}\n```js\na\n```\nb\n````\n", "````{note}\n```js\na\n```\nB\n````\n"),
    Shouted("```{python}\na\n```\n", "```{python}\na\n```\n"),
    Shouted("!!! note\n    a\n\n    b\n\nc\n", "!!! note\n    A\n\n    B\n\nC\n"),
    Shouted("???+ tip \"a\"\n    b\n", "???+ tip \"A\"\n    B\n"),
    Shouted(
      "!!! note\n    a\n\n    !!! tip \"b\"\n        c\n\n    d\n",
      "!!! note\n    A\n\n    !!! tip \"B\"\n        C\n\n    D\n"),
    Shouted(
      "=== \"a\"\n\n    b\n\n=== \"c\"\n\n    d\n", "=== \"A\"\n\n    B\n\n=== \"C\"\n\n    D\n"),
    Shouted("!!! wow, a\n", "!!! WOW, A\n"),
    Shouted("> [!NOTE]\n> a\n", "> [!NOTE]\n> A\n"),
    Shouted("> [!tip]+ a\n> b\n> > [!x]\n> > c\n", "> [!tip]+ A\n> B\n> > [!x]\n> > C\n"),
    Shouted("::include{file=a.md}\n\nb\n", "::include{file=a.md}\n\nB\n"),
  ])
  func `Containers stay, and what is in them and their titles are translated`(document: Shouted)
    throws
  { try document.check() }

  @Test(arguments: [
    Shouted("# a {#b .c}\n", "# A {#b .c}\n"), Shouted("# a {#b} ##\n", "# A {#b} ##\n"),
    Shouted("# a \\{#b}\n", "# A \\{#b}\n"),
    Shouted("a {#b}\n===\n", "A {#b}\n===\n"),
    Shouted("a\n{: .b #c }\n\nd\n", "A\n{: .b #c }\n\nD\n"),
    Shouted("{.b}\n- a {.c}\n- d\n", "{.b}\n- A {.c}\n- D\n"),
    Shouted("*a*{.b} `c`{.d} [e](f){g=h} [i]{.j}\n", "*A*{.b} `c`{.d} [E](f){g=h} [I]{.j}\n"),
    Shouted("{{< a \"b*c\" >}}\nd\n{{< /a >}}\n", "{{< a \"b*c\" >}}\nD\n{{< /a >}}\n"),
    Shouted("{{% a\n  b=\"c\"\n%}}\nd\n", "{{% a\n  b=\"c\"\n%}}\nD\n"),
    Shouted("{% raw %}\na\n{% endraw %}\nb\n", "{% raw %}\na\n{% endraw %}\nB\n"),
    Shouted("{% raw %}\na\n", "{% raw %}\nA\n"),
    Shouted(
      "a {{ b*c* }} d <%= e_f_ %> *g {{ h }}*\n", "A {{ b*c* }} D <%= e_f_ %> *G {{ h }}*\n"),
    Shouted("[a]({{ b }}/{% c d %})\n", "[A]({{ b }}/{% c d %})\n"),
    Shouted("a `{{` b `}}` c\n", "A `{{` B `}}` C\n"),
    Shouted("a {{ b\n\nc }}\n", "A {{ B\n\nC }}\n"),
    Shouted(
      "<div>\n{% if a %}\n<p>b</p>\n{% endif %}\n</div>\n",
      "<div>\n{% IF A %}\n<p>B</p>\n{% ENDIF %}\n</div>\n"),
    Shouted(
      "| a |\n|---|\n{% for %}\n| {{ b | c }} |\n", "| A |\n|---|\n{% for %}\n| {{ b | c }} |\n"),
    Shouted(
      "[TOC]\n\n[[_TOC_]]\n\n(a)=\n# b\n\n--8<-- \"c\"\n",
      "[TOC]\n\n[[_TOC_]]\n\n(a)=\n# B\n\n--8<-- \"c\"\n"),
    Shouted(
      "a :smile: b {ref}`c` [[d]] [@e] 10:30:45\n", "A :smile: B {ref}`c` [[d]] [@e] 10:30:45\n"),
    Shouted("a ![[b c.png]] d\n\n<<< @/e.js{2}\n", "A ![[b c.png]] D\n\n<<< @/e.js{2}\n"),
    Shouted("{% a %} {% b\n", "{% a %} {% B\n"),
    Shouted("{% a %} {% b\nc\n%}\n", "{% a %} {% b\nc\n%}\n"),
    Shouted("{a}`b`{.x}`c` d\n", "{a}`b`{.x}`c` D\n"),
    Shouted("a \\newpage b\n\n\\newpage\n", "A \\NEWPAGE B\n\n\\newpage\n"),
  ])
  func `Attributes and tags of templates stay`(document: Shouted) throws { try document.check() }

  @Test(arguments: [
    Shouted("$$\na_1 * b\n= c\n- d\n$$\ne\n", "$$\na_1 * b\n= c\n- d\n$$\nE\n"),
    Shouted("a $b*c$ d $e*f$ g\n", "A $b*c$ D $e*f$ G\n"), Shouted("a $5 b $6\n", "A $5 B $6\n"),
    Shouted("\\[\na\n\n+ b\n\\]\nc\n", "\\[\na\n\n+ b\n\\]\nC\n"),
    Shouted("a \\(b_1\\) c \\(d e f\\) \\[g\\]\n", "A \\(b_1\\) C \\(D E F\\) \\[G\\]\n"),
    Shouted("\\begin{a}\n- b\n\\end{a}\n", "\\begin{a}\n- b\n\\end{a}\n"),
    Shouted("```math\na\n```\n", "```math\na\n```\n"), Shouted("$$\na\n", "$$\nA\n"),
  ])
  func `Mathematics stays, whatever is in it`(document: Shouted) throws { try document.check() }

  @Test(arguments: [
    Shouted("import A from 'b';\n\nc\n", "import A from 'b';\n\nC\n"),
    Shouted(
      "import {\n  a,\n} from \"b\"\nexport const c = {\n\n  d: 1,\n}\n\ne\n",
      "import {\n  a,\n} from \"b\"\nexport const c = {\n\n  d: 1,\n}\n\nE\n"),
    Shouted(
      "<Tabs a={b > 1}>\n  <Tab label=\"c\">\n\n    d *e*\n\n  </Tab>\n</Tabs>\nf\n",
      "<Tabs a={b > 1}>\n  <Tab label=\"c\">\n\n    D *E*\n\n  </Tab>\n</Tabs>\nF\n"),
    Shouted("<A.B\n  c=\"d\"\n  e={f}\n/>\n\ng\n", "<A.B\n  c=\"d\"\n  e={f}\n/>\n\nG\n"),
    Shouted(
      "<A/>\n\nb <C d={e}>f</C> {g.h} {/* i */} j\n",
      "<A/>\n\nB <C d={e}>F</C> {g.h} {/* i */} J\n"),
    Shouted("<A>\nb\n</A>\n", "<A>\nB\n</A>\n"),
    Shouted("import a friend from work\n\n{b}\n", "IMPORT A FRIEND FROM WORK\n\n{B}\n"),
  ])
  func
    `Statements, elements and expressions of MDX stay, and the text within elements is translated`(
      document: Shouted
    ) throws
  { try document.check() }

  @Test(arguments: [
    Shouted(
      "<p align=\"center\">a <img alt=\"b\"></p>\n\nc\n",
      "<p align=\"center\">A <img alt=\"B\"></p>\n\nC\n"),
    Shouted(
      "<details>\n<summary>a</summary>\n\nb\n\n</details>\n",
      "<details>\n<summary>A</summary>\n\nB\n\n</details>\n"),
    Shouted("<!-- a\n\nb -->\nc\n", "<!-- a\n\nb -->\nC\n"),
    Shouted("<pre>\na\n\n$$\n</pre>\nb\n", "<pre>\na\n\n$$\n</pre>\nB\n"),
    Shouted(
      "a <kbd>b</kbd> <span translate=\"no\">c *d*</span> e<br>f\n",
      "A <kbd>b</kbd> <span translate=\"no\">c *d*</span> E<br>F\n"),
    Shouted("> <p>a</p>\n>\n> b\n", "> <p>A</p>\n>\n> B\n"),
    Shouted("- <b>a</b>\n\n  <div>b\n  c</div>\n", "- <b>A</b>\n\n  <div>B\n  C</div>\n"),
  ])
  func `Texts in HTML are translated as in pages`(document: Shouted) throws { try document.check() }

  @Test func `What cannot be followed stays as it is and is listed with its line`() throws {
    let text = """
      a

      +---+---+
      | b | c |
      +---+---+

      d   e
      --- ---
      f   g

      | h | i |
      | j | k |

      > <p>l
      > m</p>

      n

      """
    let document = try Document(text, as: .markdown)
    #expect(document.texts == ["a", "n"])
    #expect(document.leftOut.map(\.line) == [3, 7, 11, 14])
    #expect(document.leftOutCount == 4)
    let many = try Document(String(repeating: "+---+---+\n\n", count: 500), as: .markdown)
    #expect(many.leftOutCount == 500)
    #expect(many.leftOut.count == 100)
  }

  @Test func `What never ends takes no more time than what does`() throws {
    for piece in [
      "{{< ", "{% raw %}\n", "$$\n", "`", "``a", "{", "<A {", "[^", "[[", "\\(", "\\begin{a}", ":a",
      "<!-- ",
      "!!! a\n", "[^a]: ", "\\[\n", "a\n: b\n", "export {\n", "<A b=\"", "{:a", "{{< highlight\n",
      "> > ",
    ] {
      let text = String(repeating: piece, count: 10_000)
      let document = try Document(text, as: .markdown)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
    }
  }
}
