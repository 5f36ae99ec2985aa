import SteleDetection
import SteleFile

/// What is printed for one text whose language was told.
struct DetectionReport: Sendable {
  private let found: [DetectedLanguage]
  private let line: [UInt8]?
  private let file: String?
  /// Why there is nothing to tell a language by.
  let error: String?

  /// For a line of input.
  init(_ found: [DetectedLanguage], of line: [UInt8], error: String?) {
    self.found = found
    self.line = line
    file = nil
    self.error = error
  }

  /// For a whole file.
  init(_ found: [DetectedLanguage], ofFile path: String) {
    self.found = found
    line = nil
    file = BytePath.shown(path)
    error = nil
  }

  /// The code for what is in no language, as ISO 639-2 has it.
  private static let undetermined = "und"

  /// The likeliest language and its confidence.
  var text: [UInt8] {
    let best = found.first
    let fields =
      [best?.language ?? Self.undetermined, "\(best?.percent ?? 0)"]
      + (file.map { [$0] } ?? [])
    return Array(fields.joined(separator: "\t").utf8) + [UInt8(ascii: "\n")]
  }

  /// One JSON object and a line feed.
  func json() throws -> [UInt8] {
    try JSONLine.encode(
      Object(
        language: found.first?.language ?? Self.undetermined,
        confidence: found.first?.percent ?? 0,
        candidates: found.map { Candidate(language: $0.language, confidence: $0.percent) },
        text: line.map { String(decoding: $0, as: UTF8.self) }, file: file))
  }

  private struct Candidate: Encodable {
    var language: String
    var confidence: Double
  }

  private struct Object: Encodable {
    var language: String
    var confidence: Double
    var candidates: [Candidate]
    var text: String?
    var file: String?
  }
}
