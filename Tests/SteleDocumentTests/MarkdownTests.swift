import CCommonMark
import SteleDocument
import Testing

@Suite struct MarkdownTests {
  private static let sample = """
    ---
    title: "Not text"
    ---
    # The *old* stone #

    Setext heading
    ==============

    It stands at the **crossing**, and says _in three scripts_ where
    the road goes. See [the map](<map of.md> "A map"), [the log][log],
    [log] and ![a drawing](stone.png). Call `stone.read()` first.

    > A quote with a hard break\\
    > behind it, and `code
    > in two` lines; nice
      > > and deeper.

    1. First item, with &copy; and 2 \\* 3.
       Its second line.
       - [ ] a task
       - [x] another ~~wrong~~ <b>done</b><br>now

    | Name | What it `a\\|b` is |
    |:-----|---:|
    | stone | *old* \\| grey |
    | key |

    Mathematics $a_1 * b_2 * c$ and $$x_1$$, price $5 or $6. <https://example.org/a_b>
    www.example.org is bare. Footnote[^1].

    ```swift
    let text = "not translated"
    ```

        indented code

    <div>
    HTML block
    </div>

    ***

    [log]: log.md "The log"

    """

  /// The kinds of nodes of a text, in order, with what they point to; without texts and breaks.
  private func structure(of bytes: [UInt8]) -> [String] {
    CommonMarkLock.hold { lockedStructure(of: bytes) }
  }

  private func lockedStructure(of bytes: [UInt8]) -> [String] {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else {
      return []
    }
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(root)
    }
    var structure: [String] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else {
        return structure
      }
      let type = String(cString: cmark_node_get_type_string(node))
      if type == "text" || type == "softbreak" { continue }
      let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      // Texts in HTML are translated.
      let literal =
        type == "html_block" ? "" : cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      structure.append("\(event == CMARK_EVENT_ENTER ? "" : "/")\(type) \(url)\(literal)")
    }
  }

  @Test func `Blocks of text are units, and what is inline in them are marks`() throws {
    let document = try Document(Self.sample, as: .markdown)
    #expect(
      document.texts == [
        "The old stone", "Setext heading",
        "It stands at the crossing, and says in three scripts where the road goes. See the map, the log, "
          + "log and a drawing. Call stone.read() first.",
        "A quote with a hard break behind it, and code in two lines; nice", "and deeper.",
        "First item, with © and 2 * 3. Its second line.", "a task", "another wrong done now",
        "Name", "What it a|b is", "stone", "old | grey", "key",
        "Mathematics $a_1 * b_2 * c$ and $$x_1$$, price $5 or $6. <https://example.org/a_b> "
          + "www.example.org is bare. Footnote[^1].", "HTML block",
      ])
    #expect(
      document.units[2].marks.map(\.kind) == [.span, .span, .span, .span, .span, .span, .verbatim])
    #expect(document.units[7].marks.map(\.kind) == [.span, .span, .point])
    #expect(
      document.units.dropLast().last?.marks.map(\.kind) == [
        .verbatim, .verbatim, .verbatim, .verbatim, .verbatim,
      ])
  }

  @Test func `Markdown comes back byte for byte, and keeps its nodes however it is translated`()
    throws
  {
    for text in [Self.sample, Self.sample.replacing("\n", with: "\r\n"), "\u{FEFF}" + Self.sample] {
      let document = try Document(text, as: .markdown)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      let bare = Array(text.utf8.drop { $0 >= 0x80 })
      for toy in [Toy.shout, .lengthen] {
        let translated = try document.rendered(by: toy)
        let difference = structure(of: Array(translated.drop { $0 >= 0x80 }))
          .difference(from: structure(of: bare))
        #expect(difference.isEmpty, "\(toy) \(String(decoding: translated, as: UTF8.self))")
        let again = try Document(parsing: translated, as: .markdown)
        #expect(again.units.map(\.text) == document.units.map { toy.translation(of: $0).text })
        #expect(translated.filter { $0 == 10 }.count == text.utf8.filter { $0 == 10 }.count)
      }
      _ = try document.rendered(by: .moveMarks)
    }
  }

  @Test func `A text that would be markup is escaped where it is put`() throws {
    let texts = [
      "# no", "- no", "+ no", "1. no", "12) no", "> no", "--- ", "===", "*a*", "_a_ b_c", "`x`",
      "[a](b)",
      "<b>", "&amp; &#65;", "~~~", "***", "a\\*", "![a](b)", "| a |", "$x$", "https", "[^1]", "\\",
      ":--", "-:-",
    ]
    for text in texts {
      for block in ["x", "# x", "> x", "- x", "x\n===", "a|b\n-|-\nx|y"] {
        let document = try Document(block, as: .markdown)
        let translations = document.units.map { TextUnit(text: Array(text.utf8), marks: $0.marks) }
        let translated = try document.rendered(with: translations)
        #expect(
          structure(of: translated) == structure(of: Array(block.utf8)),
          "\(String(decoding: translated, as: UTF8.self))")
        let again = try Document(parsing: translated, as: .markdown)
        let trimmed = text.hasSuffix(" ") ? String(text.dropLast()) : text
        if text != "[^1]", trimmed.utf8.contains(where: { $0 | 0x20 > 0x60 && $0 | 0x20 < 0x7B }) {
          #expect(again.texts == again.texts.map { _ in trimmed }, "\(text) in \(block)")
        }
      }
    }
  }

  @Test
  func
    `A link whose text is its label keeps its destination, and gets a label if the text changes`()
    throws
  {
    let text = "See [the log] and [it][], hey! [log] ![log]\n\n[the log]: a\n[it]: b\n[log]: c\n"
    let document = try Document(text, as: .markdown)
    // Case does not matter to labels.
    #expect(
      try document.shouted()
        == "SEE [THE LOG] AND [IT][], HEY! [LOG] ![LOG]\n\n[the log]: a\n[it]: b\n[log]: c\n")
    var units = document.units
    units[0].text = units[0].text.map { $0 == UInt8(ascii: "g") ? UInt8(ascii: "x") : $0 }
    #expect(
      String(decoding: try document.rendered(with: units), as: UTF8.self)
        == "See [the lox][the log] and [it][], hey! [lox][log] ![lox][log]\n\n[the log]: a\n[it]: b\n[log]: c\n"
    )
  }

  @Test func `Brackets around a link stay text where the link moves out of them`() throws {
    func moved(_ text: String) throws -> String {
      let document = try Document(text, as: .markdown)
      return String(decoding: try document.rendered(by: .moveMarks), as: UTF8.self)
    }
    #expect(try moved("[a [b](u) c](v)") == "[a b c\\](v)[](u) end")
    // These are no link in any case.
    #expect(try moved("[a [b](u) c] (v)") == "[a b c] (v)[](u) end")
    #expect(try moved("[a](b c) [d](u)") == "[a](b c) d[](u) end")
    #expect(try moved("[a]\\(b) [d](u)") == "[a]\\(b) d[](u) end")
    let document = try Document("[a [b](u) c](v)", as: .markdown)
    #expect(try document.shouted() == "[A [B](u) C](V)")
  }
}
