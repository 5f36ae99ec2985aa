import SteleDetection
import SteleDocument
import SteleTokenizer
import SteleTransformer
import SteleTranslation

/// What is printed for one line of input.
struct TranslationReport {
  private let request: LineRequest
  private let result: TextTranslation
  /// Why the line was not translated, or only in part.
  let error: String?

  init(_ request: LineRequest, _ result: TextTranslation) {
    self.request = request
    self.result = result
    error = request.error ?? result.error?.description
  }

  private var translation: String { String(decoding: result.unit.text, as: UTF8.self) }

  /// What there is to know about the translation.
  var counts: TextCounts { result.counts }

  /// The translation and a line feed.
  var text: [UInt8] { Self.withoutLineFeeds(result.unit.text) + [UInt8(ascii: "\n")] }

  /// `text`; a line feed within it would break the order of lines.
  static func withoutLineFeeds(_ text: [UInt8]) -> [UInt8] {
    text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
  }

  /// One JSON object and a line feed.
  ///
  /// Where the line has several sentences, tokens follow each other, scores are added up, and an
  /// alternative is made of the alternatives of all.
  func json() throws -> [UInt8] {
    let sentences = result.sentences
    let scores = sentences.map(\.score)
    let best = Hypothesis(
      text: translation, tokens: sentences.flatMap(\.tokens),
      score: error == nil ? Self.sum(scores) : nil)
    let object = try JSONLine.encode(
      Object(
        source: String(decoding: request.text, as: UTF8.self),
        hypothesis: best, alternatives: alternatives(sentences),
        truncated: result.counts.truncated > 0,
        unknowns: Self.positive(result.counts.unknownsCopied + result.counts.unknownsLeft),
        memory: Self.positive(result.counts.recalled),
        detected: request.detected.map {
          Detected(language: $0.language, confidence: $0.percent)
        },
        loop: result.counts.loopsLeft > 0 ? "left" : result.counts.loopsMended > 0 ? "mended" : nil,
        error: error))
    return Self.adding(request.kept, to: object)
  }

  /// Names that the fields of a translation have; a line's own of such a name are not kept.
  static let ownNames = Set(
    (Object.CodingKeys.allCases.map(\.rawValue) + Hypothesis.CodingKeys.allCases.map(\.rawValue)))

  /// `object`, a line of JSON, with `kept` among its members, which are sorted by name.
  private static func adding(_ kept: [JSONMembers.Member], to object: [UInt8]) -> [UInt8] {
    guard !kept.isEmpty, let own = JSONMembers(object) else { return object }
    let members = (own.all + kept).sorted { $0.name.lexicographicallyPrecedes($1.name) }
    return [UInt8(ascii: "{")]
      + members.map { $0.name + [UInt8(ascii: ":")] + $0.value }.joined(separator: [
        UInt8(ascii: ",")
      ])
      + [UInt8(ascii: "}"), UInt8(ascii: "\n")]
  }

  /// Nil where there is none, or one is not known.
  private static func sum(_ scores: [Float?]) -> Float? {
    scores.isEmpty || scores.contains(nil) ? nil : scores.reduce(0) { $0 + ($1 ?? 0) }
  }

  private static func positive(_ count: Int) -> Int? { count > 0 ? count : nil }

  private func alternatives(_ sentences: [Translation]) -> [Hypothesis] {
    let count = sentences.map(\.alternatives.count).min() ?? 0
    return (0..<count).map { index in
      let parts = sentences.map { $0.alternatives[index] }
      return Hypothesis(
        text: parts.map(\.text).joined(separator: " "), tokens: parts.flatMap(\.tokens),
        score: Self.sum(parts.map(\.score)))
    }
  }

  private struct Hypothesis: Encodable {
    var text: String
    var tokens: [TokenID]
    /// Null where there is no translation, or nobody asked.
    var score: Float?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case text, tokens, score
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(text, forKey: .text)
      try container.encode(tokens, forKey: .tokens)
      try container.encode(score, forKey: .score)
    }
  }

  /// The language that the text was found to be in, and how likely that is, of 100.
  private struct Detected: Encodable {
    var language: String
    var confidence: Double
  }

  private struct Object: Encodable {
    var source: String
    var hypothesis: Hypothesis
    var alternatives: [Hypothesis]
    var truncated: Bool
    var unknowns: Int?
    var memory: Int?
    var detected: Detected?
    var loop: String?
    var error: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case source, alternatives, truncated, unknowns, memory, detected, loop, error
    }

    func encode(to encoder: any Encoder) throws {
      try hypothesis.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(source, forKey: .source)
      try container.encode(alternatives, forKey: .alternatives)
      try container.encode(truncated, forKey: .truncated)
      try container.encodeIfPresent(unknowns, forKey: .unknowns)
      try container.encodeIfPresent(memory, forKey: .memory)
      try container.encodeIfPresent(detected, forKey: .detected)
      try container.encodeIfPresent(loop, forKey: .loop)
      try container.encodeIfPresent(error, forKey: .error)
    }
  }
}
