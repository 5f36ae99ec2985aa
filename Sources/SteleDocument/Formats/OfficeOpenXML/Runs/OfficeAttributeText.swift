import SteleXML

/// Texts that stand in attributes, such as the description of a picture.
enum OfficeAttributeText {
  /// The texts of the attributes with these names, in the document's order.
  static func units(
    _ names: Set<String>, of token: Int, in part: OfficeXML
  ) -> [OfficeUnit] {
    part.xml.attributes(of: token).compactMap { attribute in
      guard names.contains(String(decoding: attribute.name, as: UTF8.self)) else { return nil }
      return unit(attribute.value, in: attribute.range, quote: attribute.quote, of: part)
    }
  }

  /// The text of an element that holds nothing else.
  static func unit(ofElement token: Int, in part: OfficeXML) -> OfficeUnit? {
    guard let range = part.xml.contentRange(ofElement: token) else { return nil }
    return unit(part.xml.content(of: token), in: range, quote: nil, of: part)
  }

  private static func unit(
    _ value: [UInt8], in range: Range<Int>, quote: UInt8?, of part: OfficeXML
  ) -> OfficeUnit? {
    let isSpace = { (byte: UInt8) in byte <= 0x20 }
    guard let start = value.firstIndex(where: { !isSpace($0) }),
      let end = value.lastIndex(where: { !isSpace($0) })
    else { return nil }
    let text = Array(value[start...end])
    guard MarkedUnit([.text(text)]).hasText, !isName(text) else { return nil }
    var spelling = SourceSpelling()
    part.xml.addSpelling(ofTextAt: range, to: &spelling)
    return OfficeUnit(
      text: text, range: range,
      writer: XMLTextWriter(
        spelling: spelling, before: Array(value[..<start]), after: Array(value[(end + 1)...]),
        quote: quote))
  }

  /// Whether a text is the name of a file or an address.
  private static func isName(_ text: [UInt8]) -> Bool {
    let words = String(decoding: text, as: UTF8.self)
    if words.hasPrefix("http://") || words.hasPrefix("https://") { return true }
    if text.count > 2, text[1] == UInt8(ascii: ":"), text[2] == UInt8(ascii: "\\") { return true }
    let isOneWord = !text.contains { $0 <= 0x20 || $0 >= 0x80 }
    if isOneWord { return text.contains { "._/\\:".utf8.contains($0) } }
    let ending = words.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return words.contains(".")
      && [
        "png", "jpg", "jpeg", "gif", "bmp", "emf", "wmf", "svg", "tif", "tiff", "docx", "doc",
        "pdf", "xlsx", "pptx",
      ].contains(ending)
  }
}
