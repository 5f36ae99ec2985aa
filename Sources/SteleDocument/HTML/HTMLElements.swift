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

  /// Elements that stay as they are with all that is in them.
  private static let untouched = names("pre listing plaintext xmp")

  /// Attributes whose values are translated.
  static let translatedAttributes = names("title alt placeholder aria-label")

  /// Values of `name` or `property` of `meta` elements whose content is translated.
  static let translatedMetadata = names(
    "description og:title og:description twitter:title twitter:description")

  private static func names(_ list: String) -> Set<[UInt8]> {
    Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  static func isInline(_ name: [UInt8]) -> Bool { inline.contains(name) }
  static func isVerbatim(_ name: [UInt8]) -> Bool { verbatim.contains(name) }
  static func isUntouched(_ name: [UInt8]) -> Bool { untouched.contains(name) }
}
