import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// A source, what the decoder is fed for a target that is given, and the pair's place in the input.
struct GivenTarget {
  var index: Int
  var source: [TokenID]
  /// The start token, then the target's tokens as far as they are fed.
  var inputs: [TokenID]
}

/// Which given targets are read in one pass, and how.
enum GivenTargets {
  /// What a batch has to have room for.
  struct Size {
    var pairs = 0
    var sourceTokens = 0
    var inputs = 0
    var longestSource = 0

    mutating func add(_ pair: GivenTarget) {
      pairs += 1
      sourceTokens += pair.source.count
      inputs += pair.inputs.count
      longestSource = max(longestSource, pair.source.count)
    }
  }

  /// The size of `batch`.
  static func size(of batch: [GivenTarget]) -> Size {
    batch.reduce(into: Size()) { $0.add($1) }
  }

  /// Groups pairs of like length, the longest first.
  ///
  /// A group has at most `batchTokens` tokens on either side, or one pair that alone has more.
  /// Beyond the first pair, it grows only as long as `fits` says so.
  static func grouped(
    _ pairs: [GivenTarget], batchTokens: Int, fits: (Size) -> Bool
  ) -> [[GivenTarget]] {
    let ordered = pairs.sorted {
      ($1.inputs.count, $1.source.count, $0.index) < ($0.inputs.count, $0.source.count, $1.index)
    }
    var groups: [[GivenTarget]] = []
    var size = Size()
    for pair in ordered {
      var grown = size
      grown.add(pair)
      if groups.isEmpty || max(grown.sourceTokens, grown.inputs) > batchTokens || !fits(grown) {
        groups.append([])
        size = Size()
      }
      size.add(pair)
      groups[groups.count - 1].append(pair)
    }
    return groups
  }

  /// The capacity that a session needs for a batch of that size.
  static func capacity(
    _ size: Size, excluded: Int, aligns: Bool, threads: Int
  ) -> TransformerSession.Capacity {
    .init(
      sourceTokens: size.sourceTokens, rows: size.inputs, targetSlots: size.inputs,
      slotTableEntries: size.inputs, candidates: 0, excluded: excluded, threads: threads,
      longestAligned: aligns ? size.longestSource : 0, sentences: size.pairs)
  }
}

extension TransformerSession {
  /// Adds a row for every input of `batch`, whose sources lie in `ranges`; `request` says what to
  /// answer about the token after an input of a pair, both given by their places.
  func add(
    _ batch: [GivenTarget], sources ranges: [Range<Int>],
    asking request: (_ pair: Int, _ position: Int) -> RowRequest
  ) {
    var first = 0
    for (index, (pair, range)) in zip(batch, ranges).enumerated() {
      for (position, token) in pair.inputs.enumerated() {
        let slot = first + position
        self[slotTable: slot] = UInt32(slot)
        add(
          DecoderRow(
            token: token, index: position, source: range, slot: UInt32(slot),
            history: first..<slot + 1),
          asking: request(index, position))
      }
      first += pair.inputs.count
    }
  }
}

extension TranslationModel {
  /// Which of `pairs` are read together: as many as memory allows.
  func grouped(
    _ pairs: [GivenTarget], batchTokens: Int,
    capacity: (GivenTargets.Size) -> TransformerSession.Capacity
  ) -> [[GivenTarget]] {
    GivenTargets.grouped(pairs, batchTokens: batchTokens) { size in
      guard let budget else { return true }
      return budget.hasRoom(
        for: TransformerSession.Plan(file.configuration, capacity(size)).memory)
    }
  }
}
