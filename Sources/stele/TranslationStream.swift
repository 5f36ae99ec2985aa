import ArgumentParser
import SteleText
import SteleTextTranslation
import SteleTranslation

/// Translates lines one after the other, and prints each as far as it is certain.
struct TranslationStream {
  let translator: Translator
  let texts: TextOptions
  let arguments: [String]
  /// Whether lines are JSON objects.
  let readsObjects: Bool
  /// Whether objects are printed, rather than translations only.
  let printsObjects: Bool

  /// Translates all lines.
  ///
  /// - Throws: `ExitCode.failure` if some lines could not be translated, after all others were.
  func run() throws {
    var log = LineLog()
    try LineJob(arguments: arguments).run { group in
      for (offset, line) in group.lines.enumerated() {
        try translate(
          LineRequest(line, isObject: readsObjects), number: group.firstNumber + offset, &log)
      }
    }
    try log.close()
  }

  private func translate(_ request: LineRequest, number: Int, _ log: inout LineLog) throws {
    let tokenized = translator.tokenize(
      [texts.preprocessing.applied(to: request.text)], from: texts.source, firstNumber: number - 1)
    // What cannot be written ends the command once the sentence's search has ended.
    var outputError: (any Error)?
    let results = try translator.translateEach(tokenized, to: texts.target) { piece in
      guard outputError == nil, !piece.text.isEmpty else { return }
      do {
        try StandardOutput.write(bytes(of: piece, line: number))
      } catch {
        outputError = error
      }
    }
    if let outputError { throw outputError }
    for result in results {
      let report = TranslationReport(request, TextTranslation(result, line: number))
      log.note(report, line: number)
      try StandardOutput.write(printsObjects ? report.json() : [UInt8(ascii: "\n")])
    }
  }

  private func bytes(of piece: SettledPiece, line: Int) throws -> [UInt8] {
    printsObjects
      ? try JSONLine.encode(Event(line: line, settled: piece.text))
      : TranslationReport.withoutLineFeeds(Array(piece.text.utf8))
  }

  /// What `--format jsonl` prints of a piece.
  private struct Event: Encodable {
    var line: Int
    var settled: String
  }
}
