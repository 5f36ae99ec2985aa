import SteleDocument

extension Document {
  /// The document with every letter of its texts in upper case, ASCII only, so that ranges stay.
  func shouted(targetLanguage: String? = nil) throws(DocumentError) -> String {
    let translations = units.map { unit in
      var unit = unit
      for index in unit.text.indices where (0x61...0x7A).contains(unit.text[index]) {
        let isFixed = unit.marks.contains { $0.kind == .verbatim && $0.range.contains(index) }
        if !isFixed { unit.text[index] -= 0x20 }
      }
      return unit
    }
    return String(
      decoding: try rendered(with: translations, targetLanguage: targetLanguage), as: UTF8.self)
  }

  /// The texts of the units.
  var texts: [String] { units.map { String(decoding: $0.text, as: UTF8.self) } }
}
