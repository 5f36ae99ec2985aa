import SteleModelFormat

/// Which chunks of weights stay in memory when there is not room for all.
///
/// What every step reads comes first, spread evenly over the step, so that the rest can be read
/// while kept ones are at work; then what each sentence reads. Whatever stays saves as many bytes
/// as it takes, once for each time that it is read: among equals the choice is free. But it must
/// not change from step to step: under the system's own rule, which lets the oldest go, a pass over
/// more than fits would find nothing.
struct WeightResidency {
  private let order: [Int]
  private let byteCounts: [Int]

  /// Weighs the chunks for decoder steps that read all of the output projection, or, if `screens`,
  /// the high halves of it.
  init(_ chunks: WeightChunks, screens: Bool) {
    byteCounts = chunks.ranges.map(\.count)
    var eachStep: [Int] = []
    var eachSentence: [Int] = []
    var seldom: [Int] = []
    for part in chunks.parts {
      if part.isLow, screens {
        seldom += part.chunks
      } else if part.use == .eachStep {
        eachStep += part.chunks
      } else {
        eachSentence += part.chunks
      }
    }
    // Keys and values of the source are projected from the last sections; encoders are read once
    // for many sentences.
    order = Self.spread(eachStep) + eachSentence.reversed() + seldom
  }

  /// The same chunks so ordered that every first part of them is spread evenly over all: by the
  /// reversed bits of their places.
  private static func spread(_ chunks: [Int]) -> [Int] {
    guard chunks.count > 1 else { return chunks }
    let bits = Int.bitWidth - (chunks.count - 1).leadingZeroBitCount
    let shift = UInt64(UInt64.bitWidth - bits)
    return (0..<1 << bits).compactMap { place in
      let reversed = Int(reversedBits(UInt64(place)) >> shift)
      return reversed < chunks.count ? chunks[reversed] : nil
    }
  }

  private static func reversedBits(_ value: UInt64) -> UInt64 {
    var value = value
    var result: UInt64 = 0
    for _ in 0..<UInt64.bitWidth {
      result = result << 1 | value & 1
      value >>= 1
    }
    return result
  }

  /// Whether each chunk stays, if those that do may have `byteCount` bytes together.
  func kept(_ byteCount: Int) -> [Bool] {
    var kept = [Bool](repeating: false, count: byteCounts.count)
    var left = byteCount
    for chunk in order where byteCounts[chunk] <= left {
      left -= byteCounts[chunk]
      kept[chunk] = true
    }
    return kept
  }
}
