import CAllocationCounter
import SteleDecoding
import SteleTokenizer
import SteleTransformer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// Prints how often memory was asked for, by all threads together. What for, its arguments say:
//
//   translate MODEL BEAMS SENTENCES THREADS NGRAM PENALTY scored|unscored|watched [TOP-K]
//     Translating the same sentences into 2, 20 and 120 tokens: three numbers. With TOP-K as many
//     samples as BEAMS.
//   search BEAMS NGRAM PENALTY
//     All steps of a search with answers made by hand, at each of which a hypothesis ends.
//   control
//     Asking once in each of five ways.
//
// A reason is all it prints where nothing can be counted, or nothing that users would meet. See
// AllocationTests.

/// How often memory is asked for in `work`.
func allocations(in work: () throws -> Void) rethrows -> Int {
  let before = allocation_count()
  try work()
  return allocation_count() - before
}

/// How often memory is asked for in translating into as many tokens as `count` says.
func translate(_ count: Int, _ arguments: [String], with model: TranslationModel) throws -> Int {
  let beams = Int(arguments[0]) ?? 0
  let sampling =
    arguments.count > 6 ? Sampling(topK: Int(arguments[6]) ?? 0, topP: 0.99, seed: 3) : nil
  let work = SyntheticWork(batch: Int(arguments[1]) ?? 0, sourceTokens: 6)
  let language = model.languages.all[0]
  let sources = work.sources(for: model, language: language)
  var translator = try Translator(
    model,
    options: TranslationOptions(
      search: SearchOptions(
        beams: sampling == nil ? beams : 1, minimumNewTokens: count,
        noRepeatNgram: Int(arguments[3]) ?? 0, repetitionPenalty: Float(arguments[4]) ?? 0,
        returned: beams, sampling: sampling, wantsScores: arguments[5] != "unscored"),
      maximumNewTokens: count, threads: Int(arguments[2])))
  if arguments[5] == "watched" { translator = translator.recording(to: TranslationRecorder()) }
  var hypotheses: [[Hypothesis]] = []
  let allocations = try allocations {
    hypotheses = try translator.translate(sourceIDs: sources, to: language)
  }
  precondition(hypotheses.allSatisfy { $0.allSatisfy { $0.tokens.count == count } })
  return allocations
}

/// Searches for 100 steps, in each of which the second best token of every row is the end.
///
/// Longer hypotheses are the better ones, so that every one that ends finds its place.
func search(_ arguments: [String]) -> Int {
  let end: TokenID = 2
  let steps = 100
  let beams = Int(arguments[0]) ?? 0
  let options = SearchOptions(
    beams: beams, lengthPenalty: 2, earlyStopping: .never, noRepeatNgram: Int(arguments[1]) ?? 0,
    repetitionPenalty: Float(arguments[2]) ?? 0)
  var search = SentenceSearch(
    options: options, maximumNewTokens: steps, start: end, forcedFirst: nil, end: end,
    vocabularyCount: 5000)
  var scores = (0..<beams).map { _ in
    RowScores(
      candidateCapacity: 2 * beams,
      excludedCapacity: options.mostExcluded(vocabularyCount: 5000, maximumNewTokens: steps))
  }
  var taken = 0
  let count = allocations {
    while !search.isFinished {
      for row in 0..<search.rowCount {
        answer(search.request(row: row), step: taken, into: &scores[row], end: end)
      }
      search.advance(with: scores[..<search.rowCount])
      taken += 1
    }
  }
  precondition(taken == steps, "ended after \(taken) steps")
  return count
}

/// Candidates of which the second is the end, or an excluded logit as good.
func answer(_ request: RowRequest, step: Int, into scores: inout RowScores, end: TokenID) {
  scores.candidates.removeAll(keepingCapacity: true)
  scores.excludedLogits.removeAll(keepingCapacity: true)
  scores.logSumExp = 0
  var token = TokenID(10 + 40 * step)
  for rank in 0..<request.candidateCount {
    let isEnd = rank == 1 && !request.excluded.contains(end)
    scores.candidates.append((token: isEnd ? end : token, logit: -1 - 0.01 * Float(rank)))
    token += 1
  }
  for excluded in request.excluded { scores.excludedLogits.append(excluded == end ? -0.5 : -30) }
}

/// Asks for memory once in each way, and leaves it to the end of the process.
func control() -> Int {
  var kept: [UnsafeMutableRawPointer?] = [malloc(16)]
  kept.reserveCapacity(8)
  let count = allocations {
    kept[0] = realloc(kept[0], 1 << 16)
    kept.append(malloc(16))
    kept.append(calloc(16, 16))
    kept.append(aligned_alloc(64, 64))
    var aligned: UnsafeMutableRawPointer?
    posix_memalign(&aligned, 64, 64)
    kept.append(aligned)
  }
  precondition(!kept.contains(nil), "out of memory")
  return count
}

/// Why counts would say nothing, or nil.
func reasonNotToCount(_ subject: String?) -> String? {
  if allocations_are_counted() == 0 {
    return "the allocator of this system or build cannot be replaced"
  }
  #if DEBUG
  if subject != "control" {
    return "without optimization, every change of an array's element takes memory; "
      + "Tools/checks/step-allocations counts in an optimized build"
  }
  #endif
  return nil
}

let arguments = CommandLine.arguments.dropFirst()
if let reason = reasonNotToCount(arguments.first) {
  print(reason)
  exit(0)
}
switch arguments.first {
case "translate":
  let model = try TranslationModel(opening: CommandLine.arguments[2])
  let work = Array(arguments.dropFirst(2))
  // Whatever is made once and kept has been made afterwards.
  _ = try translate(120, work, with: model)
  for count in [2, 20, 120] { print(try translate(count, work, with: model)) }
case "search":
  let work = Array(arguments.dropFirst())
  _ = search(work)
  print(search(work))
default: print(control())
}
