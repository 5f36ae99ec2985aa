import SteleBase
import SteleTokenizer
import SteleTransformer

/// Makes a sentence's final text of what the model wrote: puts back what was masked, copies what it
/// did not know, honours the glossary, and finds the places of marks.
struct SentenceFinisher {
  let source: SourceText
  let tokens: [TokenID]
  let target: LocatedText
  /// Which tokens are the unknown one, in whose place characters of the source are copied.
  let unknowns: [Int]
  private let masks: [Range<Int>?]

  /// A finisher of the translation `tokens`, whose text is `target`; unknown tokens are replaced by
  /// the source's characters if `copiesUnknowns`.
  init(
    source: SourceText, tokens: [TokenID], target: LocatedText, copiesUnknowns: Bool,
    isUnknown: (TokenID) -> Bool
  ) {
    self.source = source
    self.tokens = tokens
    self.target = target
    unknowns = copiesUnknowns ? tokens.indices.filter { isUnknown(tokens[$0]) } : []
    masks = Self.places(of: source.protected, in: target.text)
  }

  private static func places(
    of protected: [SourceText.ProtectedPart], in text: [UInt8]
  ) -> [Range<Int>?] {
    protected.map { place(of: $0.mask, in: text) }
  }

  /// Where `mask` stands in `text`, if it does so just once.
  private static func place(of mask: [UInt8], in text: [UInt8]) -> Range<Int>? {
    let places = text.occurrences(of: mask).filter { place in
      place.upperBound == text.count || !text[place.upperBound].isASCIIDigit
    }
    return places.count == 1 ? places[0] : nil
  }

  /// Whether the model did not copy all masks: then the sentence is to be translated without them.
  var hasLostMasks: Bool {
    zip(source.protected, masks).contains { !$0.mask.isEmpty && $1 == nil }
  }

  /// Whether ``finished(_:)`` wants to know what came from where.
  var needsAlignment: Bool {
    !unknowns.isEmpty || source.protected.contains { $0.mask.isEmpty }
      || source.terms.contains { !Self.isHonoured($0.target, in: target.text) }
      || source.marks.contains { mark in
        !source.isWhole(mark)
          && !(source.isProtected(mark) && mark.protected.allSatisfy { masks[$0.part] != nil })
      }
  }

  /// The final text and the places of marks.
  ///
  /// Without `reader`, which says what came from where, marks are placed in proportion.
  func finished(_ reader: AttentionReader?) -> FinishedSentence {
    var text = target.text
    var alignment: WordAlignment?
    if let reader {
      let unknown = Set(unknowns)
      let origins = reader.origins(unknown: unknown)
      let filled = reader.surfaces(in: target, origins, unknown: unknown)
      alignment = reader.wordAlignment(of: filled, origins)
      text = filled.text
    }
    var places = SentencePlaces(source, in: text, alignment)
    var counts = TextCounts()
    counts.unknownsCopied = reader == nil ? 0 : unknowns.count
    let masks = Self.places(of: source.protected, in: text)
    for (index, mask) in masks.enumerated() {
      if let mask { places.restore(index, for: mask) }
    }
    for term in source.terms where !Self.isHonoured(term.target, in: text) {
      places.place(term)
      counts.termsPlaced += 1
    }
    counts.protectedPlaced = places.insertMissing()
    return places.finished(counts)
  }

  /// Whether the translation `text` has `target`, a term's translation, without help.
  static func isHonoured(_ target: [UInt8], in text: [UInt8]) -> Bool {
    let text = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
    let wanted = String(decoding: target, as: UTF8.self).lowercased()
    return text.occurrences(of: Array(wanted.utf8)).contains { place in
      !WordBoundaries.isInsideWord(place.lowerBound, in: text)
        && !WordBoundaries.isInsideWord(place.upperBound, in: text)
    }
  }
}
