/// What Stele knows of HTML's elements.
enum HTMLElements {
  /// Elements within a line of text, which are marks of it.
  private static let inline = names(
    """
    a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark math nobr
    output q rb rp rt rtc ruby s samp small span strike strong sub sup svg time tt u var
    br embed img input wbr
    """)

  /// Elements within a line whose content is not translated.
  private static let verbatim = names("code kbd samp var math svg")

  /// Elements that say how the text before them is read, which are points of it.
  private static let readings = names("rp rt rtc")

  /// Elements that stay as they are with all that is in them.
  private static let untouched = names("pre listing plaintext xmp")

  /// Attributes whose values are translated wherever they are.
  private static let translatedAttributes = names(
    """
    title alt placeholder summary aria-label aria-description aria-placeholder aria-roledescription
    aria-valuetext aria-braillelabel aria-brailleroledescription
    """)

  /// Elements whose `label` is translated: its other uses are names.
  private static let labelled = names("option optgroup track menuitem")

  /// Elements whose `title` is the name of a style sheet.
  private static let titledByName = names("link style")

  /// Values of `name`, `property` or `itemprop` of `meta` elements whose content is translated.
  private static let translatedMetadata = names(
    """
    description abstract dc.title dc.description dcterms.title dcterms.description
    og:title og:description og:image:alt og:video:alt article:section
    twitter:title twitter:description twitter:image:alt
    name headline alternativeheadline caption disambiguatingdescription articlebody articlesection
    reviewbody
    """)

  /// Whether the value of `attribute` of elements named `element` is translated.
  static func translates(_ attribute: [UInt8], of element: [UInt8]) -> Bool {
    if attribute.elementsEqual("label".utf8) { return labelled.contains(element) }
    if attribute.elementsEqual("title".utf8), titledByName.contains(element) { return false }
    return translatedAttributes.contains(attribute)
  }

  /// Whether the content of a `meta` element is translated that says that `kind` is what it is.
  ///
  /// A `name` of the words that `itemprop` has is none of HTML's, so that one list serves both.
  static func isTranslatedMetadata(_ kind: [UInt8]) -> Bool { translatedMetadata.contains(kind) }

  /// Whether the language of the element is that of the whole page.
  static func isPage(_ name: [UInt8]) -> Bool {
    name.elementsEqual("html".utf8) || name.elementsEqual("body".utf8)
  }

  private static func names(_ list: String) -> Set<[UInt8]> {
    Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  static func isInline(_ name: [UInt8]) -> Bool { inline.contains(name) }
  static func isVerbatim(_ name: [UInt8]) -> Bool { verbatim.contains(name) }
  static func isReading(_ name: [UInt8]) -> Bool { readings.contains(name) }
  static func isUntouched(_ name: [UInt8]) -> Bool { untouched.contains(name) }
}

extension HTMLElements {
  /// Elements that begin an HTML block in Markdown, whatever stands behind them in the line.
  private static let blocks: Set<[UInt8]> = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
    legend li link main menu menuitem nav noframes ol optgroup option p param section source summary
    table tbody td tfoot th thead title tr track ul
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  /// Whether a tag of this name, with a slash before it if it closes, begins a block.
  static func isBlock(_ name: [UInt8]) -> Bool {
    blocks.contains(name.first == UInt8(ascii: "/") ? Array(name.dropFirst()) : name)
  }
}
