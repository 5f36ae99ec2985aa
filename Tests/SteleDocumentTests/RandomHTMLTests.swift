import SteleDocument
import SteleTestSupport
import Testing

@Suite struct RandomHTMLTests {
  @Test func `Of random pages only the texts change`() throws {
    var documents = RandomPages(generator: SplitMix64(seed: 5))
    try documents.check(600)
  }
}

/// Makes pages of blocks, attributes, elements within lines, and what is not translated.
private struct RandomPages: RandomDocuments {
  static let format = DocumentFormat.html
  var generator: SplitMix64

  mutating func document() -> Part {
    let head = Part(
      fixed: one(of: [
        "",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\n"
          + "<script type=\"application/ld+json\">{\"a\": \"b\"}</script>\n<style>p { a: b }</style>\n",
      ]))
    let title = Part(fixed: "<title>") + words() + Part(fixed: "</title>\n")
    return head + title
      + (0...generator.next(below: 6)).map { _ in block(depth: 0) }.joined(by: "\n")
      + Part(fixed: "\n")
  }

  // MARK: - Blocks

  private mutating func block(depth: Int) -> Part {
    switch generator.next(below: depth < 3 ? 10 : 6) {
    case 0, 1, 2:
      let name = one(of: ["p", "h1", "li", "td", "figcaption", "P"])
      return Part(fixed: "<\(name)\(one(of: ["", " class=\"a b\"", "\n id=x"]))>") + edge() + text()
        + edge() + Part(fixed: "</\(name)>")
    case 3:
      return Part(
        fixed: one(of: [
          "<pre>kept\n  as it is</pre>", "<script>if (a < b) { c(\"<p>d</p>\") }</script>",
          "<!-- no -->",
          "<textarea>kept</textarea>", "<hr>", "<p translate=\"no\">kept <b>too</b></p>",
          "<p lang=\"fr\">un chien</p>", "<p>&nbsp;</p>", "<p class=\"notranslate\">kept</p>",
          "<svg><title>kept</title><path d=\"m0\"/></svg>", "<p><code>kept</code></p>",
          "<p>12.5 <code>kept</code></p>",
        ]))
    case 4:
      let attribute = one(of: ["alt", "title", "aria-label"])
      return Part(fixed: "<img src='a.png' \(attribute)=\"") + value() + Part(fixed: "\">")
    case 5:
      return Part(fixed: "<input type='submit' value='") + word()
        + Part(fixed: "'><option label=\"")
        + word() + Part(fixed: "\">") + word() + Part(fixed: "</option>")
    case 6:
      return Part(fixed: "<div translate=\"no\">kept <span translate=\"yes\">") + words()
        + Part(fixed: "</span> kept</div>")
    case 7:
      return Part(fixed: "<div lang=\"fr\">\nun chien <b lang=\"en-GB\">") + words()
        + Part(fixed: "</b>\n</div>")
    default:
      let name = one(of: ["div", "section", "ul", "blockquote"])
      return Part(fixed: "<\(name)>\n")
        + (0...generator.next(below: 2)).map { _ in block(depth: depth + 1) }.joined(by: "\n")
        + Part(fixed: "\n</\(name)>")
    }
  }

  private mutating func edge() -> Part {
    Part(fixed: one(of: ["", "", " ", "\n    ", "&nbsp;", "\n"]))
  }

  // MARK: - Texts

  private mutating func word() -> Part {
    Part(text: one(of: ["dog", "a man", "“quoted”", "semi;", "10:30", "naïve", "x"]))
  }

  private mutating func words() -> Part { [word(), word()].joined(by: " ") }

  private mutating func value() -> Part {
    [word(), Part(fixed: one(of: ["&amp;", "&quot;", "&copy;", "'"])), word()].joined(by: " ")
  }

  private mutating func text() -> Part {
    var text = word()
    for _ in 0..<generator.next(below: 8) {
      text =
        text + Part(fixed: one(of: [" ", " ", "\n  ", "  "]))
        + (isOne(in: 2) ? word() : inline(depth: 0))
    }
    return text + Part(fixed: " ") + word()
  }

  private mutating func inline(depth: Int) -> Part {
    switch generator.next(below: depth < 3 ? 8 : 3) {
    case 0:
      return Part(
        fixed: one(of: [
          "<code>kept</code>", "<kbd>kept</kbd>", "<span translate=no>kept</span>", "<!-- no -->",
          "<i lang=\"la\">kept</i>", "<samp>kept</samp>", "<img src=a.png>", "<wbr>",
        ]))
    case 1:
      return Part(
        fixed: one(of: ["&amp;", "&copy;", "&#169;", "©", "&lt;", "&mdash;", "3 < 4", "5 > 4", "&"])
      )
    case 2: return word() + Part(fixed: one(of: ["&nbsp;", "\u{A0}"])) + word()
    case 3: return word() + Part(fixed: "<br>") + word()
    case 4:
      return Part(fixed: "<b translate=no>kept <i translate=yes>") + word()
        + Part(fixed: "</i></b>")
    case 5:
      return Part(fixed: "<a href=\"x\" title=\"") + value() + Part(fixed: "\">") + word()
        + Part(fixed: "</a>")
    default:
      let name = one(of: ["b", "em", "span", "sup", "q"])
      return Part(fixed: "<\(name)>") + [word(), inline(depth: depth + 1), word()].joined(by: " ")
        + Part(fixed: "</\(name)>") + Part(fixed: one(of: ["", ","]))
    }
  }
}
