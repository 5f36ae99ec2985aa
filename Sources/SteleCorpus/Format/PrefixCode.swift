import CSteleCorpus

/// The canonical prefix code of payloads, as tables that kernels decode with.
final class PrefixCode: Sendable {
  /// For kernels; valid as long as this object lives.
  nonisolated(unsafe) let pointer: OpaquePointer
  /// The number of codes of each length, from 0 to the longest.
  let lengths: [UInt32]
  /// The symbol that explicit bits follow; the number of symbols if there is none.
  let escape: Int

  /// The longest code, in bits.
  static let longest = Int(STELE_CORPUS_LONGEST_CODE)

  /// The code with these numbers of codes of each length, or nil if there is none.
  init?(lengths: [UInt32], escape: Int, escapeBits: Int) {
    guard lengths.count == Self.longest + 1,
      let escapeSymbol = UInt32(exactly: escape), let bits = UInt32(exactly: escapeBits),
      let pointer = lengths.withUnsafeBufferPointer({
        stele_corpus_code_make($0.baseAddress, escapeSymbol, bits)
      })
    else { return nil }
    self.pointer = pointer
    self.lengths = lengths
    self.escape = escape
  }

  deinit { stele_corpus_code_free(pointer) }
}

extension PrefixCode {
  /// The number of codes of each length in the best code for symbols that occur so often, the most
  /// frequent first; no count is zero.
  static func lengths(for counts: [Int]) -> [UInt32] {
    var weights = counts
    while true {
      let depths = depths(for: weights)
      if let deepest = depths.max(), deepest <= longest {
        var lengths = [UInt32](repeating: 0, count: longest + 1)
        for depth in depths { lengths[max(depth, 1)] += 1 }
        return lengths
      }
      if weights.isEmpty { return [UInt32](repeating: 0, count: longest + 1) }
      // Evened out until no code is too long; what that costs is far below a thousandth of a bit.
      weights = weights.map { $0 / 2 + 1 }
    }
  }

  /// Huffman's algorithm with two queues: symbols from the rarest on, and pairs as they are made, which
  /// are ever heavier.
  private static func depths(for weights: [Int]) -> [Int] {
    let symbols = weights.count
    guard symbols > 1 else { return weights.map { _ in 0 } }
    let ascending = Array(weights.reversed())
    var pairs: [Int] = []
    var parents = [Int](repeating: 0, count: 2 * symbols - 1)
    var nextSymbol = 0
    var nextPair = 0
    func takeLightest() -> (node: Int, weight: Int) {
      if nextPair == pairs.count
        || (nextSymbol < symbols && ascending[nextSymbol] <= pairs[nextPair])
      {
        nextSymbol += 1
        return (nextSymbol - 1, ascending[nextSymbol - 1])
      }
      nextPair += 1
      return (symbols + nextPair - 1, pairs[nextPair - 1])
    }
    while pairs.count < symbols - 1 {
      let (left, right) = (takeLightest(), takeLightest())
      parents[left.node] = symbols + pairs.count
      parents[right.node] = symbols + pairs.count
      pairs.append(left.weight + right.weight)
    }
    var depths = [Int](repeating: 0, count: 2 * symbols - 1)
    for node in stride(from: 2 * symbols - 3, through: 0, by: -1) {
      depths[node] = depths[parents[node]] + 1
    }
    return Array(depths[..<symbols])
  }
}
