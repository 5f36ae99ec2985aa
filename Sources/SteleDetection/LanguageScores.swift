#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the words of a text say about its language.
struct LanguageScores {
  /// Sums of weights by class.
  private var sums: [Int32]
  /// Letters read by script.
  private var letters: [Int]
  /// Letters read.
  private(set) var letterCount = 0

  init(_ tables: DetectorTables) {
    sums = [Int32](repeating: 0, count: tables.classes.count)
    letters = [Int](repeating: 0, count: tables.votes.count)
  }

  /// Adds a word, its boundaries included, of letters of `script`, whose longest n-gram has `order`
  /// characters.
  mutating func add(_ word: Span<UInt16>, script: Int, order: Int, _ view: borrowing DetectorView) {
    letters[script] += word.count - 2
    letterCount += word.count - 2
    guard order > 0 else { return }
    var sums = self.sums.mutableSpan
    // Without words, no character begins or ends one.
    let places = order == 2 ? 1..<word.count - 1 : 0..<word.count
    for start in places {
      var hash = NgramHash.start
      for index in start..<min(start + order, places.upperBound) {
        hash = NgramHash.next(hash, word[index])
        // Each word has a boundary: by itself it says nothing.
        if index > 0, index > start || index < word.count - 1 { view.add(hash, to: &sums) }
      }
    }
    guard order > 2, word.count > order else { return }
    var hash = NgramHash.wordStart
    for index in 1..<word.count - 1 { hash = NgramHash.next(hash, word[index]) }
    view.add(hash, to: &sums)
  }

  /// The probabilities of languages, by their numbers; all zero where there is nothing to tell them by.
  ///
  /// Scripts share out the probability by their letters, and the classes of a script its share. Only
  /// `candidates`, classes by script, have any.
  func probabilities(_ tables: DetectorTables, candidates: [[Int]]) -> [Double] {
    var probabilities = [Double](repeating: 0, count: tables.languages.count)
    var votes = 0
    for script in letters.indices where letters[script] > 0 {
      let vote = letters[script] * tables.votes[script]
      let members = candidates[script]
      guard !members.isEmpty, vote > 0 else { continue }
      votes += vote
      // Scores are logarithms of what probabilities are in proportion to.
      var powers = members.map { Double(tables.biases[$0] + tables.unit * Float(sums[$0])) }
      let highest = powers.max() ?? 0
      var sum = 0.0
      for index in powers.indices {
        powers[index] = exp(powers[index] - highest)
        sum += powers[index]
      }
      for (member, power) in zip(members, powers) {
        probabilities[tables.classes[member].language] += Double(vote) * power / sum
      }
    }
    guard votes > 0 else { return probabilities }
    for index in probabilities.indices { probabilities[index] /= Double(votes) }
    return probabilities
  }
}
