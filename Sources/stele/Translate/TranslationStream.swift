import ArgumentParser
import SteleDocument
import SteleTokenizer
import SteleTransformer
import SteleTranslation

/// Translates lines one after the other, and prints each as far as it is certain.
struct TranslationStream {
  let translator: Translator
  /// What splits texts into sentences, and puts them together, for each language.
  let translators: LineTranslators
  let target: Language
  let job: LineJob
  /// Whether lines are JSON objects.
  let readsObjects: Bool
  /// Whether objects are printed, rather than translations only.
  let printsObjects: Bool

  /// Translates all lines.
  ///
  /// - Throws: `ExitCode.failure` if some lines could not be translated, after all others were.
  func run() throws {
    var log = LineLog()
    let progress = LineProgress(job)
    try Interruption.answered(with: progress.account) {
      try job.run { group in
        for (offset, line) in group.lines.enumerated() {
          var request = LineRequest(line, isObject: readsObjects)
          let number = group.firstNumber + offset
          let choice = translators.choice(for: &request)
          let translation = try translation(
            of: request, number: number, splitter: choice.translator, from: choice.language)
          let report = TranslationReport(request, translation)
          try StandardOutput.write(printsObjects ? report.json() : [UInt8(ascii: "\n")]) {
            progress.count(1)
          }
          log.note(report, line: number)
        }
      }
    }
    translators.sayLanguages()
    try log.close()
  }

  /// The translation of a line, whose parts are printed meanwhile.
  private func translation(
    of request: LineRequest, number: Int, splitter: TextTranslator, from source: Language
  ) throws -> TextTranslation {
    let (sentences, end) = splitter.sentences(of: request.text, number: number - 1)
    var whole = TextTranslation(line: number)
    for sentence in sentences {
      try print(sentence.separator, line: number)
      let result = try translation(
        of: sentence, line: number, splitter: splitter, from: source)
      whole.append(result, after: sentence.separator)
    }
    whole.unit.text += end
    try print(end, line: number)
    return whole
  }

  private func translation(
    of sentence: TextTranslator.Sentence, line: Int, splitter: TextTranslator,
    from source: Language
  ) throws -> TextTranslation {
    // What cannot be written ends the command once the sentence's search has ended.
    var outputError: (any Error)?
    let (result, isRepeated) = try splitter.translation(of: sentence) {
      () throws(TranslationError) in
      let lines = translator.tokenize([sentence.text], from: source, numbers: [sentence.number])
      let results = try translator.translateEach(lines, to: target) { piece in
        guard outputError == nil else { return }
        do {
          try print(Array(piece.text.utf8), line: line)
        } catch {
          outputError = error
        }
      }
      return results.first ?? .success(.blank)
    }
    if let outputError { throw outputError }
    let translation = TextTranslation(result, line: line)
    if isRepeated { try print(translation.unit.text, line: line) }
    return translation
  }

  /// Prints a part of a line's translation.
  private func print(_ text: [UInt8], line: Int) throws {
    guard !text.isEmpty else { return }
    try StandardOutput.write(
      printsObjects
        ? try JSONLine.encode(Event(line: line, settled: String(decoding: text, as: UTF8.self)))
        : TranslationReport.withoutLineFeeds(text))
  }

  /// What `--format jsonl` prints of a piece.
  private struct Event: Encodable {
    var line: Int
    var settled: String
  }
}
