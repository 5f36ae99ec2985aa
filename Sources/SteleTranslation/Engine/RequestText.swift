import SteleDocument
import SteleTokenizer
import SteleTransformer

/// A text of a request, taken apart.
struct RequestText: Sendable {
  /// What it is put together by; nil for plain text, which is one unit.
  let document: Document?
  let units: [TextUnit]

  /// Takes `text` apart; `format` says what it is.
  init(_ text: String, _ format: DocumentFormat?, _ languages: TextRules) throws(DocumentError) {
    let bytes = Array(text.utf8)
    guard let format else {
      document = nil
      units = [TextUnit(text: bytes)]
      return
    }
    var options = DocumentOptions()
    options.sourceLanguage = languages.source.code
    options.targetLanguage = languages.target.code
    let document = try Document(parsing: bytes, as: format, options: options)
    self.document = document
    units = document.units
  }

  /// Texts that are translated on their own.
  var unitCount: Int { units.count }

  /// The translation, of those of its units.
  func translation(
    _ done: [TextTranslation], _ alternatives: [String], targetLanguage: String
  ) throws(EngineError) -> TranslatedText {
    var counts = TextCounts()
    for unit in done { counts += unit.counts }
    let bytes: [UInt8]
    if let document {
      do {
        bytes = try document.rendered(with: done.map(\.unit), targetLanguage: targetLanguage)
      } catch {
        throw .document(error)
      }
    } else {
      bytes = done.flatMap(\.unit.text)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var others: [String] = []
    if document == nil {
      for other in alternatives where other != text && !others.contains(other) {
        others.append(other)
      }
    }
    return TranslatedText(
      text: text, alternatives: others, counts: counts,
      error: done.compactMap(\.error).first)
  }
}
