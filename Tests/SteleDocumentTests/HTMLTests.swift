import CXML2
import SteleDocument
import Testing

@Suite struct HTMLTests {
  private static let sample = """
    <!DOCTYPE html>
    <!-- A comment -->
    <html class=page lang="en">
    <head>
      <meta charset="utf-8">
      <title>The old &amp; grey stone</title>
      <meta name="description" content="About a stone">
      <style>p > b { color: red }</style>
      <script>if (a < b) document.write("<p>no</p>")</script>
      <!--[if IE]><p>old</p><![endif]-->
    </head>
    <body>
      <h1 title='It&#39;s here'>The <em>old</em>
        stone</h1>
      <p>It stands at the <a href="map.html" title="A map"><b>crossing</b></a>,<br>says &copy; 3 &lt; 4
        and <img src=a.png alt=drawing> calls <code>read &amp; go()</code>.
      <p translate="no">Brand name
      <ul><li>One<li><span class="notranslate">Two</span> and <svg><path d="M0"/><text>x</text></svg> more</li></ul>
      <pre>as it
      is</pre>
      <div>Loose text<p>then a <i>paragraph</div>
      <input type="submit" value="Send"><textarea placeholder="Your name">kept</textarea>
      <button aria-label="Close it">Close</button> <a href="#"><img src="b.png" alt="Picture"></a>
      </b>Stray <u>tags
    </body>
    </html>

    """

  /// The elements of a page with their attributes' names, and comments, as libxml2 reads them.
  private func structure(of bytes: [UInt8]) -> [String] {
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue)
    let document = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
        options)
    }
    guard let document else { return [] }
    defer { xmlFreeDoc(document) }
    var structure: [String] = []
    var node = xmlDocGetRootElement(document)
    var depth = 0
    while let current = node {
      let isElement = current.pointee.type == XML_ELEMENT_NODE
      if isElement || current.pointee.type == XML_COMMENT_NODE {
        var entry = "\(depth) " + String(cString: current.pointee.name)
        var attribute = isElement ? current.pointee.properties : nil
        while let property = attribute {
          entry += " " + String(cString: property.pointee.name)
          attribute = property.pointee.next
        }
        structure.append(entry)
      }
      if isElement, let child = current.pointee.children {
        node = child
        depth += 1
        continue
      }
      var climbing: xmlNodePtr? = current
      while let here = climbing, here.pointee.next == nil {
        climbing = here.pointee.parent
        depth -= 1
        if climbing?.pointee.type != XML_ELEMENT_NODE { climbing = nil }
      }
      node = climbing?.pointee.next
    }
    return structure
  }

  @Test func `Texts of blocks, titles and attributes are units`() throws {
    let document = try Document(Self.sample, as: .html)
    #expect(
      document.texts == [
        "The old & grey stone", "About a stone", "It's here", "The old stone",
        "It stands at the crossing, says © 3 < 4 and calls read & go().", "A map", "drawing",
        "One", "Two and more", "Loose text", "then a paragraph", "Send", "Your name", "Close it",
        "Close",
        "Stray tags", "Picture",
      ])
    #expect(document.units[4].marks.map(\.kind) == [.span, .span, .point, .point, .verbatim])
    #expect(document.units[4].line == 15)
  }

  @Test func `A page comes back byte for byte, and keeps its elements however it is translated`()
    throws
  {
    for text in [Self.sample, Self.sample.replacing("\n", with: "\r\n"), "\u{FEFF}" + Self.sample] {
      let document = try Document(text, as: .html)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      for toy in [Toy.shout, .lengthen] {
        let translated = try document.rendered(by: toy)
        #expect(structure(of: translated) == structure(of: Array(text.utf8)))
        #expect(structure(of: translated).count > 30)
        let again = try Document(parsing: translated, as: .html)
        #expect(again.units.map(\.text) == document.units.map { toy.translation(of: $0).text })
      }
      _ = try document.rendered(by: .moveMarks)
    }
  }

  @Test func `Only text and attributes change, those in the middle of a text with it`() throws {
    let text = "<p>See <img alt=one src=x> the <a title='It&#39;s'>map</a> &amp; go</p>"
    let document = try Document(text, as: .html)
    #expect(document.texts == ["See the map & go", "one", "It's"])
    let shouted = try document.shouted()
    #expect(
      shouted == "<p>SEE <img alt=\"ONE\" src=x> THE <a title='IT&#39;S'>MAP</a> &amp; GO</p>")
    var units = document.units
    units[1].text = Array("\"zwei\"".utf8)
    #expect(
      String(decoding: try document.rendered(with: units), as: UTF8.self)
        == "<p>See <img alt=\"&quot;zwei&quot;\" src=x> the <a title='It&#39;s'>map</a> &amp; go</p>"
    )
  }

  @Test func `The page's language becomes that of the translation, if one is given`() throws {
    let document = try Document("<html lang=en><p lang=la>Hic<p>It</html>", as: .html)
    #expect(
      try document.shouted(targetLanguage: "zho_Hant")
        == "<html lang=zh-Hant><p lang=la>Hic<p>IT</html>"
    )
    #expect(try document.shouted() == "<html lang=en><p lang=la>Hic<p>IT</html>")
    #expect(
      String(
        decoding: try document.rendered(with: document.units, targetLanguage: "fra_Latn"),
        as: UTF8.self)
        == "<html lang=fr><p lang=la>Hic<p>It</html>")
  }

  @Test func `How a text is read stays in its order, and is not translated`() throws {
    let page = "<p><ruby>ab<rp>(</rp><rt>cd</rt><rp>)</rp></ruby> and more</p>"
    let document = try Document(parsing: Array(page.utf8), as: .html)
    #expect(document.units.map(\.text) == [Array("ab and more".utf8)])
    #expect(try document.rendered(with: document.units) == Array(page.utf8))
    var unit = document.units[0]
    unit.text = Array("ef und mehr".utf8)
    #expect(
      String(decoding: try document.rendered(with: [unit]), as: UTF8.self)
        == "<p><ruby>ef<rp>(</rp><rt>cd</rt><rp>)</rp></ruby> und mehr</p>")
  }

  @Test func `A fragment stays one, and damage stays where it is`() throws {
    for text in [
      "", "Plain", "<", "</", "<p", "<p a='", "<!--", "<!-->x", "<!--->x", "<b>x", "x</b>",
      "<b><i>x</b></i>", "a<b>c",
      "<script>", "<script>x</scripty", "<p>a<p>b", "&amp &unknown; &#xD800; &", "<a <b>x</b>",
      "<?pi?>x", "<![CDATA[x]]>",
      "<code>x", "<p translate=no>a", "<pre>x", "<title>x", "x <3 y",
    ] {
      let document = try Document(text, as: .html)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      _ = try document.shouted()
    }
    #expect(try Document("a <b>b <i>c</b> d</i>", as: .html).shouted() == "A <b>B <i>C</b> D</i>")
  }

  @Test func `A page in another encoding is an error that names it`() {
    for text in [
      "<meta charset=iso-8859-1>",
      "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>",
      "<?xml version='1.0' encoding='iso-8859-1'?>",
    ] {
      guard case .unsupportedEncoding(let name, line: 2)? = parsingError(of: "\n" + text, as: .html)
      else {
        Issue.record("\(text)")
        continue
      }
      #expect(name.lowercased() == "iso-8859-1")
    }
  }
}
