import SteleDocument

/// What a toy translation does to a text.
enum Toy: CaseIterable {
  /// Upper-cases ASCII letters outside of what is verbatim: marks stay where they are.
  case shout
  /// Writes each text twice as long, so that lines break elsewhere.
  case lengthen
  /// Moves all marks behind the text, empty spans among them.
  case moveMarks

  func translation(of unit: TextUnit) -> TextUnit {
    var unit = unit
    switch self {
    case .shout:
      for index in unit.text.indices where (0x61...0x7A).contains(unit.text[index]) {
        let isFixed = unit.marks.contains { $0.kind == .verbatim && $0.range.contains(index) }
        if !isFixed { unit.text[index] -= 0x20 }
      }
    case .lengthen:
      unit.text += Array(" and words * _ [x] <y> & | more, 1. \"so\" # on".utf8)
    case .moveMarks:
      let end = unit.text.count
      unit.text += Array(" end".utf8)
      for index in unit.marks.indices {
        unit.marks[index].range = end..<end
      }
    }
    return unit
  }
}

extension DocumentFormat {
  /// Whether its documents are Office Open XML, which random text never is.
  var isOffice: Bool { [.docx, .pptx].contains(self) }
}

extension Document {
  /// The document with its units translated by `toy`.
  func rendered(by toy: Toy, targetLanguage: String? = nil) throws(DocumentError) -> [UInt8] {
    try rendered(with: units.map(toy.translation), targetLanguage: targetLanguage)
  }

  /// The document with every letter of its texts in upper case.
  func shouted(targetLanguage: String? = nil) throws(DocumentError) -> String {
    String(decoding: try rendered(by: .shout, targetLanguage: targetLanguage), as: UTF8.self)
  }

  /// The texts of the units.
  var texts: [String] { units.map { String(decoding: $0.text, as: UTF8.self) } }
}

extension Document {
  init(
    _ text: String, as format: DocumentFormat, options: DocumentOptions = .init()
  ) throws(DocumentError) {
    try self.init(parsing: Array(text.utf8), as: format, options: options)
  }
}

/// The error that taking `text` apart ends with; nil if there is none.
func parsingError(
  of text: String, as format: DocumentFormat, options: DocumentOptions = .init()
) -> DocumentError? {
  do {
    _ = try Document(text, as: format, options: options)
    return nil
  } catch {
    return error
  }
}
