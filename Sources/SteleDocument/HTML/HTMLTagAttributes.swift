/// What the attributes of a tag say that matters for translation.
struct HTMLTagAttributes {
  /// Whether the element says that it is not to be translated.
  private(set) var isFixed = false
  /// The attributes whose values are translated.
  private(set) var translated: [HTMLAttributes.Attribute] = []
  /// The language that the whole page says it is in.
  private(set) var language: Range<Int>?

  /// Reads the attributes of `token`, a start tag in `bytes`.
  init(of token: HTMLTokenizer.Token, in bytes: [UInt8]) {
    var attributes = HTMLAttributes(of: token, in: bytes)
    let isPage = token.name.elementsEqual("html".utf8)
    let isMetadata = token.name.elementsEqual("meta".utf8)
    var isTranslatedMetadata = false
    var isButton = false
    var content: HTMLAttributes.Attribute?
    var value: HTMLAttributes.Attribute?
    while let attribute = attributes.next() {
      let text = bytes[attribute.value].map(\.lowercased)
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "translate": isFixed = isFixed || text.elementsEqual("no".utf8)
      case "class":
        isFixed =
          isFixed
          || text.split(whereSeparator: \.isSpace).contains { $0.elementsEqual("notranslate".utf8) }
      case "lang" where isPage: language = attribute.value
      case "name" where isMetadata, "property" where isMetadata:
        isTranslatedMetadata =
          isTranslatedMetadata || HTMLElements.translatedMetadata.contains(text)
      case "content" where isMetadata: content = attribute
      case "type":
        isButton = ["submit", "button", "reset"].contains { text.elementsEqual($0.utf8) }
      case "value": value = attribute
      default:
        if HTMLElements.translatedAttributes.contains(attribute.name), !attribute.value.isEmpty {
          translated.append(attribute)
        }
      }
    }
    if isTranslatedMetadata, let content { translated.append(content) }
    if isButton, token.name.elementsEqual("input".utf8), let value { translated.append(value) }
    translated.sort { $0.value.lowerBound < $1.value.lowerBound }
    if isFixed { translated = [] }
    if language?.isEmpty == true { language = nil }
  }
}
