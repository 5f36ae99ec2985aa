import SteleBase

/// One pass over a text that collects a glossary's terms.
struct GlossarySearch {
  /// A term that is somewhere in the text.
  private struct Candidate {
    let range: Range<Int>
    let term: Int
    let isCapitalized: Bool
  }

  private let glossary: Glossary
  private let text: UnsafeBufferPointer<UInt8>
  private var results: [Glossary.Match] = []
  /// Terms that overlap one another, and where the last of them ends.
  private var group: [Candidate] = []
  private var groupEnd = 0
  /// Where the last match ended.
  private var lastEnd = 0

  init(_ glossary: Glossary, in text: UnsafeBufferPointer<UInt8>) {
    self.glossary = glossary
    self.text = text
  }

  mutating func matches() -> [Glossary.Match] {
    for start in 0..<text.count where glossary.startsTerm[Int(text[start])] {
      guard start >= lastEnd, WordBoundary.isBoundary(in: text, at: start) else { continue }
      if start >= groupEnd || group.count >= Self.largestGroup { chooseFromGroup() }
      guard start >= lastEnd else { continue }
      collectTerms(at: start)
    }
    chooseFromGroup()
    return results
  }

  private mutating func collectTerms(at start: Int) {
    var found = terms(at: start, begin: [], from: start, isCapitalized: false)
    if let (scalar, length) = UTF8Character.scalar(in: text, at: start),
      scalar.properties.changesWhenLowercased
    {
      found += terms(
        at: start, begin: Array(scalar.properties.lowercaseMapping.utf8), from: start + length,
        isCapitalized: true)
    }
    for candidate in found {
      group.append(candidate)
      groupEnd = max(groupEnd, candidate.range.upperBound)
    }
  }

  /// The longest terms that are `begin` and then the text from `index` on.
  private func terms(
    at start: Int, begin: [UInt8], from index: Int, isCapitalized: Bool
  ) -> [Candidate] {
    guard let first = begin.first ?? (index < text.count ? text[index] : nil) else { return [] }
    var found: [Candidate] = []
    var low = glossary.firstTerms[Int(first)]
    var high = glossary.firstTerms[Int(first) + 1]
    var depth = 1
    while low < high {
      let position = index + depth - begin.count
      if glossary.terms[low].source.count == depth {
        if position >= index, WordBoundary.isBoundary(in: text, at: position) {
          if found.count == Self.mostAtOnePlace { found.removeFirst() }
          found.append(
            Candidate(range: start..<position, term: low, isCapitalized: isCapitalized))
        }
        low += 1
      }
      guard depth < begin.count || position < text.count else { break }
      let next = depth < begin.count ? begin[depth] : text[position]
      low = firstTerm(from: low, to: high) { $0[depth] >= next }
      high = firstTerm(from: low, to: high) { $0[depth] > next }
      depth += 1
    }
    return found
  }

  /// The first of some terms, all longer than what is compared, that `isBeyond` holds for.
  @inline(__always)
  private func firstTerm(from low: Int, to high: Int, isBeyond: ([UInt8]) -> Bool) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(glossary.terms[middle].source) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Takes the group's longest terms first, each where no longer one is.
  private mutating func chooseFromGroup() {
    guard let start = group.first?.range.lowerBound else { return }
    // Stable, so that of equal terms the first goes first, and the exact before the capitalised.
    let order = group.indices.sorted {
      let (left, right) = (group[$0].range.count, group[$1].range.count)
      return left == right ? $0 < $1 : left > right
    }
    var isTaken = [Bool](repeating: false, count: groupEnd - start)
    var chosen: [Candidate] = []
    for index in order {
      let range = group[index].range
      // What was taken is no shorter, and so covers an end if it overlaps.
      guard !isTaken[range.lowerBound - start], !isTaken[range.upperBound - 1 - start] else {
        continue
      }
      for byte in range { isTaken[byte - start] = true }
      chosen.append(group[index])
    }
    chosen.sort { $0.range.lowerBound < $1.range.lowerBound }
    for candidate in chosen {
      let target = glossary.terms[candidate.term].target
      results.append(
        Glossary.Match(
          range: candidate.range,
          target: candidate.isCapitalized ? Capital.capitalized(target) : target))
      lastEnd = candidate.range.upperBound
    }
    group.removeAll(keepingCapacity: true)
  }

  /// Bound the memory where countless terms overlap; what is beyond is not the longest but fits.
  private static let largestGroup = 1 << 16
  private static let mostAtOnePlace = 16
}
