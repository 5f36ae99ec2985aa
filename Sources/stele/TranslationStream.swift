import SteleText
import SteleTranslation

/// Prints translations one after the other while they are made, each as far as it is certain.
struct TranslationStream {
  private let translator: Translator
  private let target: Language
  private let format: TranslateCommand.OutputFormat

  init(_ translator: Translator, to target: Language, format: TranslateCommand.OutputFormat) {
    self.translator = translator
    self.target = target
    self.format = format
  }

  /// Translates and prints the lines of a group; how many could not be translated.
  func write(_ group: LineJob.Group, _ tokenized: Translator.TokenizedLines) throws -> Int {
    var failures = 0
    for (offset, line) in group.lines.enumerated() {
      let number = group.firstNumber + offset
      // What cannot be written ends the command once the sentence's search has ended.
      var outputError: (any Error)?
      let results = try translator.translateEach(tokenized.line(at: offset), to: target) { piece in
        guard outputError == nil, !piece.text.isEmpty else { return }
        do {
          try StandardOutput.write(bytes(of: piece, line: number))
        } catch {
          outputError = error
        }
      }
      if let outputError { throw outputError }
      for result in results {
        let report = TranslationReport(line, result)
        failures += report.warn(line: number)
        try StandardOutput.write(format == .text ? [UInt8(ascii: "\n")] : report.json())
      }
    }
    return failures
  }

  private func bytes(of piece: SettledPiece, line: Int) throws -> [UInt8] {
    switch format {
    case .text: TranslationReport.withoutLineFeeds(piece.text)
    case .jsonl: try JSONLine.encode(Event(line: line, settled: piece.text))
    }
  }

  /// What `--format jsonl` prints of a piece.
  private struct Event: Encodable {
    var line: Int
    var settled: String
  }
}
