import SteleDocument
import SteleTransformer

/// Translates documents, whole or from where an interrupted run got to.
struct DocumentTranslator: Sendable {
  let translator: any UnitTranslating
  let options: DocumentOptions
  /// NLLB's code of the language to translate into.
  let targetLanguage: String

  /// Text that is translated, and written to the journal, at a time: some batches, half a minute at
  /// most on a slow machine.
  private static let chunkByteCount = 8 << 10

  /// Work that was done.
  struct Done {
    var bytes: [UInt8]
    var counts = TextCounts()
    /// What is worth knowing about how the document was read.
    var notices: [DocumentNotice] = []
    /// Why some texts stayed as they were.
    var problems: [(line: Int, what: String)] = []
    /// Texts that an earlier run had translated.
    var resumed = 0
    /// How many places with text stay since their markup could not be followed.
    var leftOut = 0
  }

  /// Translates the document `task`, whose bytes are `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - task: What it is called.
  ///   - format: How it is read.
  ///   - known: What an earlier run translated, by the number of the text.
  ///   - keep: Called with texts as soon as they are translated, and the number of the first.
  ///   - progress: Called with the shares of the document's text that are done, and that were done
  ///     earlier, 0 to 1.
  /// - Returns: The translated document, and what there is to know about it.
  /// - Throws: An error if it is not what its type says, or cannot be translated.
  func translate(
    _ bytes: [UInt8], _ task: DocumentTask, _ format: DocumentFormat, known: [Int: TextUnit],
    keep: ([Int: TextUnit]) throws(DocumentJobError) -> Void,
    progress: (_ done: Double, _ earlier: Double) -> Void
  ) throws(DocumentJobError) -> Done {
    let document: Document
    do {
      document = try Document(parsing: bytes, as: format, options: options)
    } catch {
      throw .document(path: task.input, error)
    }
    var done = Done(bytes: [], notices: document.notices, leftOut: document.leftOutCount)
    for place in document.leftOut {
      done.problems.append((place.line, "left as it was: \(place.what)"))
    }
    var units = document.units
    if units.isEmpty, format == .json, !options.keys.isEmpty {
      let keys = options.keys.joined(separator: ", ")
      done.problems.append((1, "no text under --keys \(keys); nothing is translated"))
    }
    let total = units.reduce(0) { $0 + $1.text.count }
    var finished = 0
    var earlier = 0
    var waiting: [Int] = []
    var waitingBytes = 0
    for index in units.indices {
      if let unit = known[index] {
        finished += units[index].text.count
        earlier += units[index].text.count
        units[index] = unit
        done.resumed += 1
      } else {
        waiting.append(index)
        waitingBytes += units[index].text.count
      }
      let isLast = index == units.count - 1
      if waitingBytes >= Self.chunkByteCount || isLast && !waiting.isEmpty {
        try translate(waiting, of: &units, task, into: &done, keep)
        finished += waitingBytes
        progress(Double(finished) / Double(max(1, total)), Double(earlier) / Double(max(1, total)))
        (waiting, waitingBytes) = ([], 0)
      }
    }
    do {
      done.bytes = try document.rendered(with: units, targetLanguage: targetLanguage)
    } catch {
      throw .document(path: task.input, error)
    }
    return done
  }

  private func translate(
    _ waiting: [Int], of units: inout [TextUnit], _ task: DocumentTask, into done: inout Done,
    _ keep: ([Int: TextUnit]) throws(DocumentJobError) -> Void
  ) throws(DocumentJobError) {
    let results: [TextTranslation]
    do {
      results = try translator.translate(waiting.map { units[$0] }, numbers: waiting)
    } catch {
      throw .translation(path: task.input, error)
    }
    var made: [Int: TextUnit] = [:]
    for (index, result) in zip(waiting, results) {
      if let error = result.error {
        done.problems.append((units[index].line, error.description))
      }
      if result.counts.truncated > 0 {
        done.problems.append(
          (units[index].line, "a translation was cut off; use a larger --max-tokens"))
      }
      if result.counts.loopsLeft > 0 {
        done.problems.append((units[index].line, "the translation repeats itself"))
      }
      done.counts += result.counts
      units[index] = result.unit
      made[index] = result.unit
    }
    try keep(made)
  }
}
