import SteleDecoding

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Search as transformers describes it: all logits, every beam, no shared rows, no shortcuts.
///
/// Slow and plain. It differs from transformers in one point, as the module does: impossible
/// continuations are left out rather than carried along.
struct Reference {
  var options: LimitedOptions
  var forcedFirst: TokenID?
  var end = ToyModel.endToken
  var vocabularyCount: Int
  var logits: ([TokenID]) -> [Float]

  private struct Beam {
    var tokens: [TokenID]  // with the start token
    var total: Float
  }

  static func logSumExp(_ logits: [Float]) -> Float {
    let peak = logits.reduce(-Float.infinity) { $1 > $0 ? $1 : $0 }
    guard peak.isFinite else { return peak }
    var sum = 0.0
    for logit in logits where !logit.isNaN { sum += exp(Double(logit - peak)) }
    return Float(Double(peak) + log(sum))
  }

  /// Greedy search: rules on logits, then softmax.
  func greedy() -> [Hypothesis] {
    var beam = Beam(tokens: [end], total: 0)
    while beam.tokens.count <= options.maximumNewTokens {
      let scores = applyRules(to: logits(beam.tokens), after: beam.tokens)
      let best = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
      guard scores[best] > -.infinity else { break }
      beam.total += scores[best] - Self.logSumExp(scores)
      beam.tokens.append(TokenID(best))
      if beam.tokens.last == end { break }
    }
    return [Hypothesis(tokens: Array(beam.tokens.dropFirst()), score: beam.total)]
  }

  /// Beam search, also with one beam: softmax, then rules.
  func beamSearch() -> [Hypothesis] {
    var beams = (0..<options.beams).map { Beam(tokens: [end], total: $0 == 0 ? 0 : -1e9) }
    // Slots that no hypothesis has taken yet have the score -1e9 and no beam.
    var slots = [(beam: Beam?, score: Float)](repeating: (nil, -1e9), count: options.beams)
    for length in 1...options.maximumNewTokens {
      let best = continuations(of: beams)
      let ends = best.map { $0.tokens.last == end || length == options.maximumNewTokens }
      let divisor = power(length)
      for (beam, ends) in zip(best, ends).prefix(options.beams) where ends {
        slots.append((beam, beam.total / divisor))
      }
      slots = Array(stablySorted(slots) { $0.score }.prefix(options.beams))
      if !ends.contains(false) { break }

      let live = zip(best, ends).map { Beam(tokens: $0.tokens, total: $0.total + ($1 ? -1e9 : 0)) }
      beams = Array(stablySorted(live) { $0.total }.prefix(options.beams))
      let isFull = slots.allSatisfy { $0.beam != nil }
      if isFull && options.earlyStopping == .always { break }
      let reach = options.earlyStopping == .never && options.lengthPenalty > 0
      let bestPossible = beams[0].total / (reach ? power(options.maximumNewTokens) : divisor)
      if bestPossible <= (isFull ? slots[options.beams - 1].score : -1e9) { break }
    }
    return slots.compactMap { slot in
      guard let beam = slot.beam, beam.total > -5e8 else { return nil }
      return Hypothesis(tokens: Array(beam.tokens.dropFirst()), score: slot.score)
    }.prefix(options.returned).map(\.self)
  }

  /// The 2 · beams best of all beams' possible next tokens.
  private func continuations(of beams: [Beam]) -> [Beam] {
    var all: [Beam] = []
    for beam in beams {
      let raw = logits(beam.tokens)
      let total = Self.logSumExp(raw)
      let scores = applyRules(to: raw.map { $0 - total }, after: beam.tokens)
      let order = scores.indices.filter { scores[$0] > -.infinity }
        .sorted { (-scores[$0], -raw[$0], $0) < (-scores[$1], -raw[$1], $1) }
      all += order.map { Beam(tokens: beam.tokens + [TokenID($0)], total: beam.total + scores[$0]) }
    }
    return Array(stablySorted(all) { $0.total }.prefix(2 * options.beams))
  }

  private func applyRules(to scores: [Float], after tokens: [TokenID]) -> [Float] {
    var scores = scores
    if tokens.count == 1, let forcedFirst {
      return scores.indices.map { $0 == Int(forcedFirst) ? 0 : -.infinity }
    }
    if options.repetitionPenalty != 1 {
      for token in Set(tokens).map(Int.init) {
        let score = scores[token]
        let penalty = options.repetitionPenalty
        scores[token] = score < 0 ? score * penalty : score / penalty
      }
    }
    let size = options.noRepeatNgram
    if size > 0 {
      for token in scores.indices {
        let ngram = (tokens + [TokenID(token)]).suffix(size)
        if tokens.count >= size, contains(tokens, Array(ngram)) { scores[token] = -.infinity }
      }
    }
    if tokens.count - 1 < options.minimumNewTokens { scores[Int(end)] = -.infinity }
    return scores
  }

  private func contains(_ tokens: [TokenID], _ ngram: [TokenID]) -> Bool {
    (0...tokens.count - ngram.count).contains { start in
      tokens[start..<start + ngram.count].elementsEqual(ngram)
    }
  }

  private func power(_ length: Int) -> Float {
    Float(pow(Double(length), Double(options.lengthPenalty)))
  }

  private func stablySorted<T>(_ values: [T], by key: (T) -> Float) -> [T] {
    values.enumerated()
      .sorted { (-key($0.element), $0.offset) < (-key($1.element), $1.offset) }
      .map(\.element)
  }
}
