import SteleXML

/// An element with an attribute for the language of each of three kinds of script, as `w:lang`.
struct OfficeLanguageElement: Sendable {
  private let bytes: [UInt8]
  /// Where the values lie, by the attributes' local names.
  private let values: [String: Range<Int>]
  /// Where the element's name ends.
  private let nameEnd: Int
  /// The prefix of the element and its attributes, with a colon.
  private let prefix: [UInt8]

  /// The element that begins with `token`.
  init(_ token: Int, of part: OfficeXML) {
    bytes = part.element(token)
    let start = part.xml.range(ofElement: token).lowerBound
    var values: [String: Range<Int>] = [:]
    for attribute in part.xml.attributes(of: token) {
      values[String(decoding: attribute.localName, as: UTF8.self)] =
        (attribute.range.lowerBound - start)..<(attribute.range.upperBound - start)
    }
    self.values = values
    let name = part.xml.name(of: token)
    nameEnd = 1 + name.count
    prefix = Array(name.dropLast(part.xml.localName(of: token).count))
  }

  /// The element saying the language with the NLLB code `code`, for its kind of script.
  ///
  /// What it says nothing of stays unsaid where it `inherits` that.
  func rendered(in code: String, inherits: Bool = false) -> [UInt8] {
    let name = OfficeLanguage.script(of: code).rawValue
    var output = bytes
    if let range = values[name] {
      let tag = String(decoding: bytes[range], as: UTF8.self)
      if tag == "x-none" || LanguageTag.isTag(tag, of: code) { return output }
      output.replaceSubrange(range, with: OfficeLanguage.tag(of: code).utf8)
    } else if !prefix.isEmpty, !inherits {
      output.insert(
        contentsOf: " ".utf8 + prefix + "\(name)=\"\(OfficeLanguage.tag(of: code))\"".utf8,
        at: nameEnd)
    }
    return output
  }
}
