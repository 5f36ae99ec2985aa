import Foundation
import SteleDecoding
import SteleDocument
import SteleTransformer
import SteleTranslation

// The part of `bench-engine` that is timed:
//
//   engine-parts MODEL FROM TO THREADS TOKENS ROWS CLIENTS SENTENCES < TEXTS
//
// Reads a sentence a line, and translates each into TOKENS tokens. First a translator does so with
// batches of CLIENTS sentences, then CLIENTS clients of one engine, each of which asks for its next
// sentence when it has the last one, SENTENCES in all each time. Prints the seconds of both, and the
// median and the longest seconds that a client waited.

/// Seconds since `start`.
func seconds(since start: ContinuousClock.Instant) -> Double { (.now - start) / .seconds(1) }

/// Translates `texts` with batches of so many.
func translate(
  _ texts: [String], with translator: TextTranslator, together count: Int
) throws -> Double {
  let start = ContinuousClock.now
  for first in stride(from: 0, to: texts.count, by: count) {
    let batch = texts[first..<min(first + count, texts.count)]
    _ = try translator.translate(batch.map { TextUnit(text: Array($0.utf8)) })
  }
  return seconds(since: start)
}

/// Has so many clients ask `engine` for `texts`; how long all took, and each of them.
func translate(
  _ texts: [String], with engine: TranslationEngine, _ options: TextOptions, clients: Int
) async throws -> (seconds: Double, waits: [Double]) {
  let start = ContinuousClock.now
  let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
    for client in 0..<clients {
      group.addTask {
        var waits: [Double] = []
        for place in stride(from: client, to: texts.count, by: clients) {
          let asked = ContinuousClock.now
          _ = try await engine.translations(TranslationRequest([texts[place]], options: options))
          waits.append(seconds(since: asked))
        }
        return waits
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }
  }
  return (seconds(since: start), waits.sorted())
}

let arguments = CommandLine.arguments
let numbers = arguments.dropFirst(4).compactMap { Int($0) }
guard arguments.count == 9, numbers.count == 5, numbers.allSatisfy({ $0 > 0 }) else {
  FileHandle.standardError.write(
    Data("usage: engine-parts MODEL FROM TO THREADS TOKENS ROWS CLIENTS SENTENCES < TEXTS\n".utf8))
  exit(64)
}
let (threads, tokens, rows, clients, sentences) =
  (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
do {
  var texts: [String] = []
  while texts.count < 2 * sentences, let line = readLine() { texts.append(line) }
  guard texts.count == 2 * sentences else {
    FileHandle.standardError.write(Data("there are fewer than \(2 * sentences) lines\n".utf8))
    exit(1)
  }
  let model = try TranslationModel(opening: arguments[1])
  var options = TextOptions(
    from: try model.languages.language(matching: arguments[2]),
    to: try model.languages.language(matching: arguments[3]),
    translation: TranslationOptions(
      search: SearchOptions(minimumNewTokens: tokens, wantsScores: false),
      maximumNewTokens: tokens, batchTokens: 1 << 20, threads: threads))
  options.rules.guards = false
  options.rules.segmentation = .none
  let translator = try TextTranslator(model, options)
  let engine = try TranslationEngine(
    model, limits: EngineLimits(rows: rows), threads: threads)
  // The first sentence brings the weights into memory.
  _ = try translate(["One."], with: translator, together: 1)
  _ = try await translate(["Two."], with: engine, options, clients: 1)
  let alone = try translate(
    Array(texts.prefix(sentences)), with: translator, together: clients)
  let shared = try await translate(
    Array(texts.suffix(sentences)), with: engine, options, clients: clients)
  print(alone, shared.seconds, shared.waits[shared.waits.count / 2], shared.waits.last ?? 0)
  await engine.shutDown(drain: .zero)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
