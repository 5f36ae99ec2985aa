/// Gives payloads of a file the numbers that an interner gives them.
final class PayloadTranslator {
  private let index: CorpusIndex
  private let interner: PayloadInterner
  private var known: [UInt64: UInt64] = [:]

  init(from index: CorpusIndex, to interner: PayloadInterner) {
    self.index = index
    self.interner = interner
  }

  /// The payload, packed, with the interner's numbers.
  func packed(_ payload: CorpusPayload) throws(CorpusError) -> UInt64 {
    if let packed = known[payload.packed] { return packed }
    var translated = payload
    translated.licenseSet = try interner.number(of: try index.names.licenses(payload.licenseSet))
    translated.language = try interner.number(
      ofLanguage: try index.names.language(payload.language))
    known[payload.packed] = translated.packed
    return translated.packed
  }
}
