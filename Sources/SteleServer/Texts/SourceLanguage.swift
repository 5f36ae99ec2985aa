import HTTPTypes
import SteleDocument
import SteleTokenizer

/// The language that a text is taken to be in.
struct SourceLanguage: Sendable, Equatable {
  /// Nil where nothing tells: the text then stays as it is.
  var language: Language?
  /// How sure that is, from 0 to 1; nil where the client said so.
  var confidence: Double?
}

extension TranslationService {
  /// The likeliest language of each of `texts`, or `known` where the client named one.
  ///
  /// - Throws: 400 where languages are not detected.
  func sources(
    of texts: [String], known: Language?
  ) throws(RequestError) -> [SourceLanguage] {
    if let known { return texts.map { _ in SourceLanguage(language: known) } }
    guard detectsLanguages else {
      throw RequestError(.badRequest, "This server does not detect languages; name the source.")
    }
    return texts.map { text in
      let best = detect(text).first
      return SourceLanguage(language: best?.language, confidence: best?.confidence ?? 0)
    }
  }

  /// Translates `texts`, each from the language that it is taken to be in.
  func translate(
    _ texts: [String], from sources: [SourceLanguage], _ format: TextFormat, to target: Language
  ) async throws(RequestError) -> [TranslatedText] {
    let requested = zip(texts, sources).map { RequestedText(text: $0, source: $1.language) }
    return try await translate(requested, format, to: target)
  }
}

extension TranslationService {
  /// The language of the beginning of a document, or `known` where the client named one; nil where
  /// nothing tells.
  ///
  /// - Throws: 400 where languages are not detected, or where the bytes are no such document.
  func source(
    of document: [UInt8], _ format: DocumentFormat, known: Language?
  ) async throws(RequestError) -> Language? {
    if let known { return known }
    let start = await BackgroundWork.run { () -> Result<String, DocumentError> in
      do throws(DocumentError) {
        let units = try Document(parsing: document, as: format).units
        let texts = units.prefix(64).map { String(decoding: $0.text.prefix(256), as: UTF8.self) }
        return .success(texts.joined(separator: "\n"))
      } catch {
        return .failure(error)
      }
    }
    switch start {
    case .success(let text): return try sources(of: [text], known: nil)[0].language
    case .failure(let error): throw RequestError(.badRequest, "Invalid request: \(error)")
    }
  }
}
