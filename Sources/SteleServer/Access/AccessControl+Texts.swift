import HTTPTypes

extension AccessControl {
  /// Admits a client that asks for `texts` and says that its key is `key`; no text costs nothing.
  ///
  /// - Throws: 403 for a key that is missing or wrong, 429 for too many requests, 413 for more than
  ///   one request may ask for.
  func admit(
    _ request: IncomingRequest, key: String?, texts: [String]
  ) throws(RequestError) {
    let allowance: Allowance
    do {
      allowance = try admit(request, key: key, cost: texts.count)
    } catch {
      // Interfaces other than LibreTranslate's have no request without a key.
      throw error.status == .badRequest ? RequestError(.forbidden, error.message) : error
    }
    if let limit = limits.texts, texts.count > limit {
      throw RequestError(.contentTooLarge, "\(texts.count) texts are more than \(limit).")
    }
    if let limit = allowance.characters,
      let count = texts.map(\.unicodeScalars.count).first(where: { $0 > limit })
    {
      throw RequestError(
        .contentTooLarge, "A text of \(count) characters is longer than \(limit).")
    }
  }
}
