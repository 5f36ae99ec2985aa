import SteleDocument
import SteleTokenizer
import SteleTransformer
import SteleTranslation

/// Translates lines, each a text, from arguments or standard input.
struct TranslateLines {
  let translators: LineTranslators
  /// What new translations are recorded in.
  let memory: TranslationMemory?
  let job: LineJob
  /// Whether lines are JSON objects.
  let readsObjects: Bool
  /// Whether objects are printed, rather than translations only.
  let printsObjects: Bool
  /// Whether to say how memory is used.
  let saysMemory: Bool
  /// Whether a summary is printed in any case.
  let saysSummary: Bool

  /// What a group of lines is made into on another thread.
  private struct Prepared: Sendable {
    var requests: [LineRequest]
    var parts: [(part: LineTranslators.Part, texts: TextTranslator.PreparedTexts)]
  }

  /// Translates all lines; each is written as soon as it and all before it are translated.
  ///
  /// - Throws: `ExitCode.failure` if some lines could not be translated, after all others were.
  func run() throws {
    let start = ContinuousClock.now
    var log = LineLog()
    var progress = LineProgress(job)
    try Interruption.answered(with: progress.account) {
      try job.run(
        preparing: prepared,
        body: { group, prepared in
          for (part, texts) in prepared.parts {
            if saysMemory, group.firstNumber == 1, part.range.lowerBound == 0 {
              let plan = try part.translator.memoryPlan(for: texts)
              StandardOutput.warn("memory: \(plan?.description ?? "no limit")")
            }
            var translations = part.translator.translations(of: texts)
            var next = part.range.lowerBound
            while let results = try translations.next() {
              let range = next..<next + results.count
              next = range.upperBound
              try write(results, of: prepared.requests[range], &log) {
                progress.count(range.count)
              }
              progress.update(group.lines[range])
              try memory?.saveIfDue()
            }
          }
        })
    }
    progress.close()
    try memory?.save()
    translators.sayLanguages()
    if saysSummary { TranslationSummary(log.counts, took: .now - start).print() }
    try log.close()
  }

  private var prepared: @Sendable (LineJob.Group) -> Prepared {
    { [translators, readsObjects] group in
      var requests = group.lines.map { LineRequest($0, isObject: readsObjects) }
      let parts = translators.parts(&requests).map { part in
        let units = part.range.map { index in
          TextUnit(text: requests[index].text, marks: [], line: group.firstNumber + index)
        }
        let first = group.firstNumber - 1 + part.range.lowerBound
        return (part: part, texts: part.translator.prepare(units, firstNumber: first))
      }
      return Prepared(requests: requests, parts: parts)
    }
  }

  private func write(
    _ results: [TextTranslation], of requests: ArraySlice<LineRequest>, _ log: inout LineLog,
    noting note: () -> Void
  ) throws {
    var output: [UInt8] = []
    var reports: [(TranslationReport, line: Int)] = []
    for (request, result) in zip(requests, results) {
      let report = TranslationReport(request, result)
      reports.append((report, result.unit.line))
      output += printsObjects ? try report.json() : report.text
    }
    try StandardOutput.write(output, noting: note)
    for (report, line) in reports { log.note(report, line: line) }
  }
}
