import SteleDocument
import Testing

@Suite struct HTMLScopeTests {
  /// The page with its texts in upper case, translated from English.
  private func shouted(_ text: String, from source: String? = "eng_Latn") throws -> String {
    var options = DocumentOptions()
    options.sourceLanguage = source
    return try Document(text, as: .html, options: options).shouted()
  }

  @Test(arguments: [
    (
      "<p class=\"notranslate\">Stay. <span class=\"translate\">go.</span></p>",
      "<p class=\"notranslate\">Stay. <span class=\"translate\">GO.</span></p>"
    ),
    (
      "<div translate=no>stay <span translate=yes>go</span> stay</div>go",
      "<div translate=no>stay <span translate=yes>GO</span> stay</div>GO"
    ),
    (
      "<div translate=no><p>stay<p translate>go<div>go</div></div>",
      "<div translate=no><p>stay<p translate>GO<div>stay</div></div>".replacing(
        "stay</div></div>", with: "go</div></div>")
    ),
    (
      "<p>the <b translate=no>acme <i translate=yes>go</i> x</b> go</p>",
      "<p>THE <b translate=no>acme <i translate=yes>GO</i> x</b> GO</p>"
    ),
    (
      "<p translate=no><b>stay <i translate=yes>go</i></b> stay</p>",
      "<p translate=no><b>stay <i translate=yes>GO</i></b> stay</p>"
    ),
    (
      "<p translate=no title=stay>a<img translate=yes alt=go></p>",
      "<p translate=no title=stay>a<img translate=yes alt=\"GO\"></p>"
    ),
    ("<p translate=maybe>go</p>", "<p translate=maybe>GO</p>"),
    (
      "<html translate=no><title>stay</title><p>stay</html>",
      "<html translate=no><title>stay</title><p>stay</html>"
    ),
  ])
  func `What says that it is not translated stays, but for what in it says that it is`(
    page: String, expected: String
  ) throws {
    #expect(try shouted(page) == expected)
  }

  @Test(arguments: [
    (
      "<p>they say <span lang=fr>deux chiens</span> there</p>",
      "<p>THEY SAY <span lang=fr>deux chiens</span> THERE</p>"
    ),
    (
      "<p lang=fr>chien <i lang=en-GB>dog</i></p><p>dog",
      "<p lang=fr>chien <i lang=en-GB>DOG</i></p><p>DOG"
    ),
    (
      "<p lang=EN>dog<p lang=eng>dog<p lang=''>dog<p lang=und>dog",
      "<p lang=EN>DOG<p lang=eng>DOG<p lang=''>DOG<p lang=und>DOG"
    ),
    ("<html lang=fr><p>dog</html>", "<html lang=fr><p>DOG</html>"),
    ("<p xml:lang=fr>chien</p>", "<p xml:lang=fr>chien</p>"),
    ("<a hreflang=fr href=x>dog</a>", "<a hreflang=fr href=x>DOG</a>"),
  ])
  func `Text that is marked as being in another language stays`(page: String, expected: String)
    throws
  {
    #expect(try shouted(page) == expected)
  }

  @Test func `No text goes where text stays, from an element in it that is translated`() throws {
    let page = "<p translate=no>stay <b translate=yes>go</b> stay</p>"
    var document = try Document(page, as: .html)
    #expect(
      String(decoding: try document.rendered(by: .lengthen), as: UTF8.self).hasSuffix(
        " on</b> stay</p>"))
    document = try Document(
      "<p>a <b translate=no>stay <i translate=yes>go</i></b> b</p>", as: .html)
    #expect(document.texts == ["a stay go b"])
  }

  @Test func `Without a known language nothing is foreign`() throws {
    #expect(try shouted("<p lang=fr>chien", from: nil) == "<p lang=fr>CHIEN")
  }

  @Test func `Elements that alternate as deeply as there are tags take no longer than others`()
    throws
  {
    let text =
      String(repeating: "<b translate=no>a<i translate=yes>b", count: 20_000)
      + String(repeating: "</i></b>", count: 20_000)
    let document = try Document(text, as: .html)
    #expect(try document.rendered(with: document.units) == Array(text.utf8))
  }

  @Test(arguments: [
    (
      "<option label=a><optgroup label=a><track label=a>",
      "<option label=\"A\"><optgroup label=\"A\"><track label=\"A\">"
    ),
    ("<tab-item label=a value=a>x", "<tab-item label=a value=a>X"),
    (
      "<p aria-description=a aria-valuetext=a aria-labelledby=a aria-placeholder=a>",
      "<p aria-description=\"A\" aria-valuetext=\"A\" aria-labelledby=a aria-placeholder=\"A\">"
    ),
    (
      "<input value=a><input value=a type=submit><button value=a>",
      "<input value=a><input value=\"A\" type=submit><button value=a>"
    ),
    (
      "<meta property=og:title content=a><meta property=og:url content=a><meta itemprop=name content=a>",
      "<meta property=og:title content=\"A\"><meta property=og:url content=a><meta itemprop=name content=\"A\">"
    ),
    (
      "<link rel=stylesheet title=a><base href=a><img srcset='a 2x' alt=a>",
      "<link rel=stylesheet title=a><base href=a><img srcset='a 2x' alt=\"A\">"
    ),
    (
      "<script type=\"application/ld+json\">{\"name\": \"a\"}</script><noscript>a</noscript>",
      "<script type=\"application/ld+json\">{\"name\": \"a\"}</script><noscript>A</noscript>"
    ),
  ])
  func `Attributes with text for people are translated, others are not`(
    page: String, expected: String
  ) throws {
    #expect(try shouted(page) == expected)
  }
}
