import HTTPTypes
import SteleBase
import SteleTokenizer

/// A text of a request and what its client says of it.
struct RequestedText: Sendable {
  var text: String
  /// The language that it is in; nil where it stays as it is.
  var source: Language?
}

extension TranslationService {
  /// Translates `texts` into `target`; results are in order.
  ///
  /// A text that is in that language already, or in which there is neither a letter nor a digit,
  /// stays as it is, and so does white space at the ends of all. `settled` is called with pieces of
  /// translations, of plain texts alone.
  func translate(
    _ texts: [RequestedText], _ format: TextFormat, to target: Language, alternatives: Int = 0,
    settled: (@Sendable (SettledText) async -> Void)? = nil
  ) async throws(RequestError) -> [TranslatedText] {
    var results = texts.map { TranslatedText(text: $0.text) }
    let trimmed = texts.map { TrimmedText($0.text) }
    // Texts of one language go together.
    var groups: [String: [Int]] = [:]
    for (index, text) in texts.enumerated() {
      guard let source = text.source, source != target, trimmed[index].hasWords else { continue }
      groups[source.code, default: []].append(index)
    }
    for (_, indices) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let source = texts[indices[0]].source else { continue }
      let work = TranslationWork(
        texts: indices.map { trimmed[$0].inner }, format: format, source: source, target: target,
        alternatives: format == .text ? alternatives : 0)
      let translated = try await translate(
        work,
        settled: settled.map { settled in
          { @Sendable text in
            await settled(SettledText(number: indices[text.number], piece: text.piece))
          }
        })
      guard translated.count == indices.count else {
        throw RequestError(.internalServerError, "Cannot translate text")
      }
      for (index, translation) in zip(indices, translated) {
        results[index] = trimmed[index].wrapped(translation)
      }
    }
    return results
  }
}

/// A text without the white space around it.
private struct TrimmedText: Sendable {
  let inner: String
  private let before: String
  private let after: String

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let inner = bytes.trimmingASCIIWhiteSpace()
    self.inner = String(decoding: inner, as: UTF8.self)
    before = String(decoding: bytes[..<inner.startIndex], as: UTF8.self)
    after = String(decoding: bytes[inner.endIndex...], as: UTF8.self)
  }

  /// Whether there is a letter or a digit, not only symbols and emoji.
  var hasWords: Bool {
    inner.utf8.contains(where: \.isASCIIAlphanumeric)
      || inner.unicodeScalars.contains { scalar in
        !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      }
  }

  /// A translation with the white space put back.
  func wrapped(_ translation: TranslatedText) -> TranslatedText {
    TranslatedText(
      text: before + translation.text + after,
      alternatives: translation.alternatives.map { before + $0 + after })
  }
}
