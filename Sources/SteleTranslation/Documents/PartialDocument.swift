import SteleDocument
import SteleTransformer

/// What there is of a document's translation so far.
struct PartialDocument {
  private let source: OpenDocument
  private var units: [TextUnit]
  private var outcome: DocumentJob.Outcome
  /// How many texts are still to come.
  private var missing: Int
  /// Bytes of all texts, of those that are translated, and of those that an earlier run translated.
  private let total: Int
  private var translated: Int
  private let earlier: Int

  /// Nothing yet but what an earlier run did.
  init(_ source: OpenDocument, options: DocumentOptions) {
    self.source = source
    outcome = DocumentJob.Outcome(source.task)
    let document = source.document
    outcome.notices = document.notices
    outcome.leftOut = document.leftOutCount
    outcome.hasLines = document.hasLines
    for place in document.leftOut {
      outcome.problems.append((place.line, "left as it was: \(place.what)"))
    }
    if document.units.isEmpty, source.format.hasKeys, !options.keys.isEmpty {
      let keys = options.keys.joined(separator: ", ")
      outcome.problems.append((1, "no text under --keys \(keys); nothing is translated"))
    }
    units = document.units
    total = units.reduce(0) { $0 + $1.text.count }
    missing = source.waiting.count
    var earlier = 0
    for (number, unit) in source.known where units.indices.contains(number) {
      earlier += units[number].text.count
      units[number] = unit
    }
    outcome.resumed = units.count - missing
    self.earlier = earlier
    translated = earlier
  }

  var isComplete: Bool { missing == 0 }

  /// The share of the document's text that is translated, and that was before, 0 to 1.
  var share: (done: Double, earlier: Double) {
    (Double(translated) / Double(max(1, total)), Double(earlier) / Double(max(1, total)))
  }

  /// Takes the translations of the texts with these numbers.
  mutating func take(_ translations: [TextTranslation], of numbers: ArraySlice<Int>) {
    for (number, translation) in zip(numbers, translations) {
      let unit = source.document.units[number]
      if let error = translation.error {
        outcome.problems.append((unit.line, error.description))
      }
      if translation.counts.truncated > 0 {
        outcome.problems.append(
          (unit.line, "a translation was cut off; use a larger --max-tokens"))
      }
      if translation.counts.loopsLeft > 0 {
        outcome.problems.append((unit.line, "the translation repeats itself"))
      }
      outcome.counts += translation.counts
      units[number] = translation.unit
      translated += unit.text.count
    }
    missing -= translations.count
  }

  /// The translated document, which must be complete, and what there is to know about it.
  func rendered(
    targetLanguage: String
  ) throws(DocumentJobError) -> (bytes: [UInt8], outcome: DocumentJob.Outcome) {
    var outcome = outcome
    // Chunks may come in any order.
    outcome.problems = outcome.problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    do {
      return (
        try source.document.rendered(with: units, targetLanguage: targetLanguage), outcome
      )
    } catch {
      throw .document(path: source.task.input, error)
    }
  }
}
