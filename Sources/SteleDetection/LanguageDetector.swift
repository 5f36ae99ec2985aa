/// Tells the language of a text: its script first, then the n-grams of its words.
///
/// ```swift
/// let detector = try LanguageDetector(opening: "Models/language-detector.stele")
/// for found in detector.detect("Wo ist der Bahnhof?") {
///   print(found.language, found.confidence)
/// }
/// ```
///
/// A detector can be used from several threads at a time.
public struct LanguageDetector: Sendable {
  private let tables: DetectorTables
  /// By script, the classes that an answer may be of.
  private var candidates: [[Int]]

  /// The most languages of an answer.
  private static let mostAnswers = 3
  /// Languages that are less likely than this are in no answer.
  private static let leastConfidence = 0.0005
  /// A text is not read beyond so many letters: by then, its language is told.
  private static let mostLetters = 2_000
  /// A text is not searched for letters beyond so many bytes.
  private static let mostBytes = 1 << 16

  /// Opens the detector file at `path`, and reads and checks all of it, which is a few megabytes.
  ///
  /// Never traps, whatever the bytes.
  public init(opening path: String) throws(LanguageDetectorError) {
    tables = try DetectorTables(opening: path)
    candidates = [[Int]](repeating: [], count: tables.votes.count)
    for (number, member) in tables.classes.enumerated() {
      candidates[member.script].append(number)
    }
  }

  /// The codes of all languages that an answer can have, as NLLB writes them, ascending.
  public var languages: [String] {
    let numbers = Set(candidates.joined().map { tables.classes[$0].language })
    return numbers.sorted().map { tables.languages[$0] }
  }

  /// The same detector for texts that are in one of these languages, as far as it knows them.
  public func restricted(to codes: some Sequence<String>) -> LanguageDetector {
    let codes = Set(codes)
    var restricted = self
    restricted.candidates = candidates.map { classes in
      classes.filter { codes.contains(tables.languages[tables.classes[$0].language]) }
    }
    return restricted
  }

  /// The three languages at most that `text` is likely to be in, best first; none where nothing in it is
  /// written in a script of the detector's languages.
  ///
  /// - Complexity: Linear in the text up to some thousand letters, beyond which it is not read.
  public func detect(_ text: String) -> [DetectedLanguage] { detect(text.utf8Span.span) }

  /// The same for bytes; those that are not UTF-8 part words.
  public func detect(_ utf8: [UInt8]) -> [DetectedLanguage] { detect(utf8.span) }

  private func detect(_ text: Span<UInt8>) -> [DetectedLanguage] {
    let text = text.extracting(first: Self.mostBytes)
    let view = DetectorView(tables)
    var scores = LanguageScores(tables)
    var reader = WordReader(tables)
    while scores.letterCount < Self.mostLetters, reader.readWord(of: text, view) {
      scores.add(
        reader.characters.span, script: reader.script, order: tables.orders[reader.script], view)
    }
    return best(scores.probabilities(tables, candidates: candidates))
  }

  /// The likeliest languages, of whose probabilities the first of equal ones counts.
  private func best(_ probabilities: [Double]) -> [DetectedLanguage] {
    var found: [(language: Int, confidence: Double)] = []
    for (language, confidence) in probabilities.enumerated() {
      guard confidence >= Self.leastConfidence else { continue }
      let place = found.firstIndex { $0.confidence < confidence } ?? found.count
      guard place < Self.mostAnswers else { continue }
      if found.count == Self.mostAnswers { found.removeLast() }
      found.insert((language, confidence), at: place)
    }
    return found.map {
      DetectedLanguage(language: tables.languages[$0.language], confidence: $0.confidence)
    }
  }
}
