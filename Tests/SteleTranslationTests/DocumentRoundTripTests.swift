import SteleDocument
import Testing

@testable import SteleTranslation

/// Documents that a model writes again come back byte for byte, but for what is said beside them.
@Suite struct DocumentRoundTripTests {
  /// A document, and what it becomes where that is not the same.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let expected: String
    var columns: [String] = []

    init(_ name: String, _ source: String, becomes expected: String? = nil, columns: [String] = [])
    {
      testDescription = name
      self.source = source
      self.expected = expected ?? source
      self.columns = columns
    }
  }

  private func check(_ document: Case, _ format: DocumentFormat) throws {
    var options = DocumentOptions()
    options.columns = document.columns
    options.marksFuzzy = false
    let translated = try DocumentRun.translate(
      document.source, as: format, with: KnownAnswerModel.copy.get(), options: options)
    #expect(translated == document.expected)
  }

  @Test(arguments: text) func `Plain text comes back`(document: Case) throws {
    try check(document, .text)
  }
  @Test(arguments: markdown) func `Markdown comes back`(document: Case) throws {
    try check(document, .markdown)
  }
  @Test(arguments: html) func `Html comes back`(document: Case) throws {
    try check(document, .html)
  }
  @Test(arguments: subRip) func `Sub rip comes back`(document: Case) throws {
    try check(document, .subRip)
  }
  @Test(arguments: webVTT) func `Web VTT comes back`(document: Case) throws {
    try check(document, .webVTT)
  }
  @Test(arguments: json) func `Json comes back`(document: Case) throws {
    try check(document, .json)
  }
  @Test(arguments: csv) func `Csv comes back`(document: Case) throws { try check(document, .csv) }
  @Test(arguments: tsv) func `Tsv comes back`(document: Case) throws { try check(document, .tsv) }
  @Test(arguments: portableObject) func `Portable object comes back`(document: Case) throws {
    try check(document, .portableObject)
  }

  static let text = [
    Case("Lines", "Two dogs.\n\nA man is here. He sings.\n   Indented.  \n\tEnd"),
    Case("Line ends of Windows", "Two dogs.\r\n\r\nA man.\r\n"),
    Case("A byte order mark", "\u{FEFF}Two dogs.\nA man.\n"),
    Case(
      "A paragraph wrapped by hand",
      "A man in a blue shirt is standing on a ladder and\ncleans the window of the house. Two dogs are\n"
        + "playing in the snow.\n"),
    Case("A quoted mail", "> Two dogs are playing.\n> A man sings.\n\nGood.\n"),
    Case("Comment signs", "# Two dogs.\n# A man.\n\n// Two dogs.\n"),
    Case("Tabs in a line", "Two\tdogs\tplay.\nA man.\t1\n"),
    Case("Placeholders", "Hi {name}, v{version} of %1$s is here ({count}).\nUse {a}{b}.\n"),
    Case("Addresses", "See https://a.example/x?y=z&q=%20#f, or write to me+x@c.example.\n"),
    Case("No words", "***\n---\n1234\n"),
    Case("Repetition", "We will sing, we will sing. We will sing, we will sing. We will sing.\n"),
  ]

  static let markdown = [
    Case("Headings", "# Two dogs\n\nA man\n=====\n\n## A woman ##\n\nText.\n"),
    Case("Emphasis", "Two *dogs* are **here** and ~~there~~, ***so***.\n"),
    Case("Emphasis within a word", "A*b*c and un**believ**able.\n"),
    Case("Links", "See [the dogs](https://a.example \"Dogs\") and [men][1].\n\n[1]: x.html\n"),
    Case("Images", "A ![man](m.png) is here.\n\n[![Dogs](d.svg)](https://a.example)\n"),
    Case("Code", "Use `a b` and ``c`d``.\n\n```sh\nTwo dogs\n```\n\n    Two dogs\n"),
    Case("Hard breaks", "Two dogs  \nA man\\\nEnd.\n"),
    Case("Lists", "- Two dogs\n- A man\n  - A woman\n\n    Text.\n\n1. One\n2. Two\n"),
    Case("Tasks", "- [ ] Two dogs\n- [x] A man\n"),
    Case("Quotes", "> Two dogs\n> are here.\n>\n> > A man.\n"),
    Case("Tables", "| Two | dogs |\n|:--|--:|\n| a\\|b | *man* |\n"),
    Case("Footnotes", "Dogs[^1] and men[^note].\n\n[^1]: Two dogs.\n[^note]: A man.\n"),
    Case("Alerts", "> [!NOTE]\n> Two dogs are here.\n"),
    Case("Containers", ":::tip\nTwo dogs are here.\n:::\n"),
    Case("Admonitions of MkDocs", "!!! note \"Two dogs\"\n    A man is here.\n"),
    Case("Front matter of Jekyll", "---\ntitle: Two dogs\n---\n\nTwo dogs.\n"),
    Case("Front matter of Hugo", "+++\ntitle = \"Two dogs\"\n+++\n\nTwo dogs.\n"),
    Case("Ids of headings", "## Two dogs {#two-dogs}\n\nText.\n"),
    Case("Templates", "A man <%= name %> sings. {{ page.title }} {% include a.html %}\n"),
    Case("Shortcodes of Hugo", "{{< figure src=\"a.png\" >}}\n\nTwo dogs.\n"),
    Case("Attribute lists", "Two dogs\n{: .note }\n\nA man.\n"),
    Case("Modules of MDX", "import Tabs from '@theme/Tabs';\n\nTwo dogs.\n"),
    Case("Definition lists", "Two dogs\n: A man.\n"),
    Case("HTML blocks", "<p align=\"center\">Two dogs.</p>\n\nA man.\n"),
    Case("Inline HTML", "Two <b>dogs</b> are H<sub>2</sub>O<br>here.\n"),
    Case("Escapes", "1\\. No list.\n\n\\# No head.\n\n2 * 3 * 4 and a_b_c and 5 < 6.\n"),
    Case("Entities", "Two &amp; three &copy; four.\n"),
    Case("Mathematics", "Let $x_1$ be $$y^2$$ here.\n"),
    Case("Comments", "Two dogs <!-- note --> here.\n\n<!-- A man. -->\n\nEnd.\n"),
    Case("Breaks between blocks", "Two dogs.\n\n***\n\nA man.\n\n- - -\n"),
    Case("Line ends of Windows", "# Two dogs\r\n\r\nA man\r\nis here.\r\n"),
  ]

  static let html = [
    Case(
      "A page",
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Two dogs</title></head>\n"
        + "<body>\n<h1>A man</h1>\n<p>Two dogs.</p>\n</body>\n</html>\n",
      becomes: "<!DOCTYPE html>\n<html lang=\"de\">\n<head><title>Two dogs</title></head>\n"
        + "<body>\n<h1>A man</h1>\n<p>Two dogs.</p>\n</body>\n</html>\n"),
    Case("Marks within a word", "<p>H<sub>2</sub>O and 10<sup>6</sup> is un<b>believ</b>able.</p>"),
    Case("References", "<p>Two dogs<a href=\"#n\"><sup>[1]</sup></a> play<sup>2</sup>.</p>"),
    Case(
      "Neighbours", "<p><b>Two</b><i>dogs</i><a id=\"1\">s</a> <span>A</span><span>man</span></p>"),
    Case("Space within marks", "<p><em>Two</em><b> dogs</b> <em>are </em>here, <i>so</i>.</p>"),
    Case("Nested marks", "<p><b>Two <i>dogs <u>are</u></i></b> <i><b>here</b></i>.</p>"),
    Case("No-break spaces", "<p><b>It is new!</b>&nbsp;Two dogs.<b>&nbsp;</b>A man.</p>"),
    Case("Breaks", "<p>Two dogs<br>are<br/>here.<wbr>A man.</p>"),
    Case("Comments", "<p>Two dogs<!-- note --> are here.</p><!-- A man. -->"),
    Case("Attributes", "<img alt=\"Two dogs\" title='A man' src=a.png><input placeholder=dogs>"),
    Case("What is not translated", "<p>The <span translate=\"no\">Acme One</span> is good.</p>"),
    Case("Code", "<p>Use <code>a b</code>.</p><pre>Two  dogs\n  here</pre><script>a < b</script>"),
    Case("Lists without end tags", "<ul><li>Two dogs<li>A man</ul>"),
    Case("Tables", "<table><tr><td>Two dogs<td>A <b>man</b></table>"),
    Case("Character references", "<p>Two &amp; three &lt; four &#169; &eacute;</p>"),
    Case("Wrapped lines", "<p>\n\t\tTwo dogs are\n\t\tplaying.\n</p>\n"),
    Case("Text without a paragraph", "Two dogs <b>are</b> here"),
    Case(
      "Links as sentences", "<p><a href=\"a\">Two dogs.</a> A man. <a href=\"b\">He too.</a></p>"),
  ]

  static let subRip = [
    Case(
      "Cues",
      "1\n00:00:01,000 --> 00:00:02,000\nTwo dogs\nare here.\n\n2\n"
        + "00:00:03,000 --> 00:00:04,000\nA man.\n"),
    Case("Two speakers", "1\n00:00:01,000 --> 00:00:02,000\n- Two dogs?\n- No.\n"),
    Case("Tags", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Two dogs\nare here.</i>\n"),
    Case("Line ends of Windows", "\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\nTwo dogs.\r\n\r\n"),
    Case("A blank line in a cue", "1\n00:00:01,000 --> 00:00:02,000\nTwo dogs,\n\nten of them.\n"),
    Case(
      "An empty cue",
      "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nA man.\n"),
    Case("An arrow in the text", "1\n00:00:01,000 --> 00:00:02,000\nFrom A --> to B.\n"),
    Case("A line behind the cues", "1\n00:00:01,000 --> 00:00:02,000\nTwo dogs.\n\nby a man\n"),
  ]

  static let webVTT = [
    Case(
      "Cues",
      "WEBVTT\n\n00:01.000 --> 00:02.000\nTwo dogs\nare here.\n\n1\n"
        + "00:03.000 --> 00:04.000 align:left\nA man.\n"),
    Case(
      "Blocks",
      "WEBVTT - dogs\n\nSTYLE\n::cue { color: red; }\n\nNOTE A man\nis here.\n\n"
        + "00:01.000 --> 00:02.000\n<v Bob>Two dogs.</v>\n"),
    Case(
      "Times within the text",
      "WEBVTT\n\n00:01.000 --> 00:04.000\n"
        + "<c.loud>Two dogs.</c> <00:03.000><c>A man.</c>\n"),
    Case(
      "Captions made by a machine",
      "WEBVTT\nKind: captions\nLanguage: en\n\n"
        + "00:01.000 --> 00:02.000 align:start\n \nTwo<00:01.500><c> dogs</c><00:01.700><c> run</c>\n\n",
      becomes: "WEBVTT\nKind: captions\nLanguage: en\n\n"
        + "00:01.000 --> 00:02.000 align:start\n \nTwo<00:01.500><c> dogs</c><00:01.700><c> run</c>\n\n"
    ),
    Case("Character references", "WEBVTT\n\n00:01.000 --> 00:02.000\nTwo &amp; three &lt; four.\n"),
  ]

  static let json = [
    Case("Values", "{\n  \"a\": \"Two dogs.\",\n  \"b\": [\"A man\", 1, null, true]\n}\n"),
    Case("Placeholders", "{\"a\": \"Hi <b>{name}</b>, v{version}: {{n}} of %d, ${x}\"}"),
    Case("White space", "{\"a\": \"Two\\tdogs\\n\\nA man sings. \"}"),
    Case("Escapes", "{\"a\": \"Two \\\"dogs\\\" \\u0026 a man\\/woman\"}"),
    Case("Messages with plurals", "{\"a\": \"{n, plural, one {a dog} other {# dogs}}\"}"),
    Case("Numbers", "{\"zip\": \"12345\", \"big\": 12345678901234567890.10}"),
  ]

  static let csv = [
    Case("A column", "id,text\n1,Two dogs\n2,\"A man, a woman\"\n", columns: ["text"]),
    Case("Lines in a cell", "id,text\r\n1,\"Two dogs\r\nA \"\"man\"\"\"\r\n", columns: ["text"]),
    Case("All columns", "a,b\nTwo dogs,A man\n,\n", columns: ["a", "b"]),
  ]

  static let tsv = [
    Case("A column", "id\ttext\n1\tTwo dogs\n2\tA man, a woman\n", columns: ["text"])
  ]

  static let portableObject = [
    Case(
      "Messages",
      "#: a.c:1\n#, c-format\nmsgid \"%d dogs\\n\"\nmsgstr \"\"\n\n"
        + "msgctxt \"x\"\nmsgid \"A man\"\nmsgstr \"Ein Mann\"\n",
      becomes: "#: a.c:1\n#, c-format\nmsgid \"%d dogs\\n\"\nmsgstr \"%d dogs\\n\"\n\n"
        + "msgctxt \"x\"\nmsgid \"A man\"\nmsgstr \"Ein Mann\"\n"),
    Case(
      "Plural forms", "msgid \"A dog\"\nmsgid_plural \"%d dogs\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
      becomes: "msgid \"A dog\"\nmsgid_plural \"%d dogs\"\n"
        + "msgstr[0] \"A dog\"\nmsgstr[1] \"%d dogs\"\n"),
    Case(
      "Several lines", "msgid \"\"\n\"Two dogs.\\n\"\n\"A man.\\n\"\nmsgstr \"\"\n",
      becomes: "msgid \"\"\n\"Two dogs.\\n\"\n\"A man.\\n\"\n"
        + "msgstr \"\"\n\"Two dogs.\\n\"\n\"A man.\\n\"\n"),
    Case(
      "Markup of Sphinx", "msgid \"See :ref:`two dogs <a>` and |version|.\"\nmsgstr \"\"\n",
      becomes: "msgid \"See :ref:`two dogs <a>` and |version|.\"\n"
        + "msgstr \"See :ref:`two dogs <a>` and |version|.\"\n"),
    Case(
      "Accelerators", "msgid \"_Open the file…\"\nmsgstr \"\"\n",
      becomes: "msgid \"_Open the file…\"\nmsgstr \"_Open the file...\"\n"),
  ]
}
