import SteleText
import SteleTranslation

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is printed for one line of input.
struct TranslationReport {
  private let source: [UInt8]
  private let translation: Translation
  /// Why the line was not translated; its output is blank then.
  let error: String?

  init(_ line: LineJob.Line, _ result: Result<Translation, TranslationError>) {
    source = line.content
    switch result {
    case .success(let translation):
      self.translation = translation
      error = line.error
    case .failure(let failure):
      translation = .blank
      error = failure.description
    }
  }

  /// Says on standard error why the line of that number was not translated, if so; the number of
  /// failures, 0 or 1.
  func warn(line number: Int) -> Int {
    guard let error else { return 0 }
    StandardOutput.warn("Error: line \(number): \(error)")
    return 1
  }

  /// The translation and a line feed.
  var text: [UInt8] { Self.withoutLineFeeds(translation.text) + [UInt8(ascii: "\n")] }

  /// The bytes of `text`; a line feed within it would break the order of lines.
  static func withoutLineFeeds(_ text: String) -> [UInt8] {
    text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
  }

  /// One JSON object and a line feed.
  func json() throws -> [UInt8] {
    try JSONLine.encode(
      Object(
        source: String(decoding: source, as: UTF8.self), hypothesis: Hypothesis(translation),
        alternatives: translation.alternatives.map(Hypothesis.init), error: error))
  }

  private struct Hypothesis: Encodable {
    var text: String
    var tokens: [TokenID]
    var score: Float?

    init(_ translation: Translation) {
      text = translation.text
      tokens = translation.tokens
      score = translation.score
    }
  }

  private struct Object: Encodable {
    var source: String
    var hypothesis: Hypothesis
    var alternatives: [Hypothesis]
    var error: String?

    enum CodingKeys: String, CodingKey { case source, alternatives, error }

    func encode(to encoder: any Encoder) throws {
      try hypothesis.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(source, forKey: .source)
      try container.encode(alternatives, forKey: .alternatives)
      try container.encodeIfPresent(error, forKey: .error)
    }
  }
}

/// JSON Lines: one object, keys sorted, no line feed inside.
enum JSONLine {
  /// Encodes `value` and appends a line feed.
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }
}
