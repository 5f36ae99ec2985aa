import SteleBase

/// What the attributes of a tag say that matters for translation.
struct HTMLTagAttributes {
  /// Whether the element says that it is to be translated, or not to be.
  ///
  /// Besides `translate`, translation services know the classes `notranslate` and `translate`.
  private(set) var isTranslatable: Bool?
  /// The language that the element says it is in, in lower case.
  private(set) var languageTag: String?
  /// The attributes whose values are translated.
  private(set) var translated: [HTMLAttributes.Attribute] = []
  /// Where the tag says in which language the whole page is, or else its element, in order.
  private(set) var languages: [Range<Int>] = []

  /// Reads the attributes of `token`, a start tag in `bytes`.
  init(of token: HTMLTokenizer.Token, in bytes: [UInt8]) {
    var attributes = HTMLAttributes(of: token, in: bytes)
    let isMetadata = token.name.elementsEqual("meta".utf8)
    var isTranslatedMetadata = false
    var isLanguage = false
    var isButton = false
    var content: HTMLAttributes.Attribute?
    var value: HTMLAttributes.Attribute?
    var classes: Bool?
    var xmlLanguage: String?
    while let attribute = attributes.next() {
      let text = bytes[attribute.value].map(\.asciiLowercased)
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "translate": isTranslatable = isTranslatable ?? Self.value(ofTranslate: text)
      case "class":
        for name in text.split(whereSeparator: \.isSpace) {
          if name.elementsEqual("notranslate".utf8) { classes = false }
          if name.elementsEqual("translate".utf8) { classes = classes ?? true }
        }
      case "lang":
        languageTag = languageTag ?? String(decoding: text, as: UTF8.self)
        languages.append(attribute.value)
      case "xml:lang":
        xmlLanguage = String(decoding: text, as: UTF8.self)
        languages.append(attribute.value)
      case "name" where isMetadata, "property" where isMetadata, "itemprop" where isMetadata:
        isTranslatedMetadata = isTranslatedMetadata || HTMLElements.isTranslatedMetadata(text)
      case "http-equiv" where isMetadata:
        isLanguage = text.elementsEqual("content-language".utf8)
      case "content" where isMetadata: content = attribute
      case "type":
        isButton = ["submit", "button", "reset"].contains { text.elementsEqual($0.utf8) }
      case "value": value = attribute
      default:
        if HTMLElements.translates(attribute.name, of: token.name), !attribute.value.isEmpty {
          translated.append(attribute)
        }
      }
    }
    isTranslatable = isTranslatable ?? classes
    languageTag = languageTag ?? xmlLanguage
    if isTranslatedMetadata, let content { translated.append(content) }
    if isLanguage, let content { languages = [content.value] }
    if isButton, token.name.elementsEqual("input".utf8), let value { translated.append(value) }
    translated.sort { $0.value.lowerBound < $1.value.lowerBound }
    languages.removeAll(where: \.isEmpty)
  }

  /// What a value of `translate` says; nil for one that says nothing, so that the parent counts.
  private static func value(ofTranslate text: [UInt8]) -> Bool? {
    if text.isEmpty || text.elementsEqual("yes".utf8) { return true }
    return text.elementsEqual("no".utf8) ? false : nil
  }
}
