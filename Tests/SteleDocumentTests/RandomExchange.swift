import SteleDocument

/// What documents of the XML formats of translators are made of at random.
enum RandomExchange {
  /// What stands in a document of these formats; at random it is hardly ever balanced, so most pieces
  /// are.
  static func pieces(of format: DocumentFormat) -> [String] {
    let texts = [
      "word", " ", "\n", "\r\n", "\n   ", "é", "語", "😀", "&amp;", "&lt;b&gt;", "&#xE9;", "&#10;",
      "&quot;", "\"", "'", "<![CDATA[", "]]>", "<![CDATA[x <y> & z]]>", "<!-- no -->", "<?a b?>",
      "&own;", "\t", ">",
    ]
    switch format {
    case .xliff:
      return texts + [
        "<x id='1'/>", "<g id='2'>", "</g>", "<g id='2'>g</g>", "<bpt id='3'>&lt;i></bpt>",
        "<ept id='3'>&lt;/i></ept>", "<bpt id='4'>b</bpt>", "<ept id='4'>c</ept>",
        "<bx id='5'/>", "<ex id='5'/>", "<ph id='6'>a<sub>sub</sub></ph>",
        "<it id='7' pos='open'/>",
        "<mrk mtype='protected'>kept</mrk>", "<mrk mtype='x'>m</mrk>",
        "</source><target/></trans-unit><trans-unit id='b'><source>",
        "</source><seg-source><mrk mtype='seg' mid='1'>One</mrk> <mrk mtype='seg' mid='2'>Two</mrk>"
          + "</seg-source></trans-unit><trans-unit id='c'><source>",
        "</source><target state='new'>x</target></trans-unit><trans-unit id='d'><source>",
      ]
    case .tmx:
      return texts + [
        "<bpt i='1'>a</bpt>", "<ept i='1'>b</ept>", "<bpt i='2'/>", "<ept i='2'/>", "<hi>", "</hi>",
        "<ph/>", "<ut>u</ut>", "<it pos='begin'>i</it>", "<hi>h</hi>",
        "</seg></tuv></tu><tu><tuv lang='en'><seg>",
      ]
    case .android:
      return texts + [
        "\\'", "\\n", "\\u00e9", "\\@", "@", "?", "\\", "\\\"", "<b>", "</b>", "<b>b</b>", "<br/>",
        "<xliff:g id='x'>%1$s</xliff:g>", "</string><string name='b'>",
        "</string><plurals name='c'><item quantity='one'>one</item><item quantity='other'>o</item>"
          + "</plurals><string name='d'>",
      ]
    default:
      return texts + [
        "&amp;File", "<byte value='x0'/>", "%n",
        "</source><translation type='unfinished'/></message>"
          + "<message numerus='yes'><source>",
        "</source><translation type='unfinished'><numerusform>a</numerusform><numerusform/>"
          + "</translation></message><message><source>",
      ]
    }
  }

  /// A document with `text` in it; that itself for any other format.
  static func document(_ text: String, as format: DocumentFormat) -> String {
    let type = "[<!ENTITY own \"x\">]>"
    switch format {
    case .xliff:
      return "<!DOCTYPE xliff \(type)<xliff version='1.2'><file source-language='en'><body>"
        + "<trans-unit id='a'><source>\(text)</source></trans-unit></body></file></xliff>"
    case .tmx:
      return "<!DOCTYPE tmx \(type)<tmx version='1.4'><header srclang='en'/><body><tu>"
        + "<tuv lang='en'><seg>\(text)</seg></tuv></tu></body></tmx>"
    case .android:
      return "<!DOCTYPE resources \(type)<resources "
        + "xmlns:xliff='urn:oasis:names:tc:xliff:document:1.2'><string name='a'>\(text)</string>"
        + "</resources>"
    case .qtLinguist:
      return "<!DOCTYPE TS \(type)<TS version='2.1'><context><name>x</name><message><source>"
        + "\(text)</source></message></context></TS>"
    default: return text
    }
  }
}
