import SteleModelFormat

/// Which chunks of weights stay in memory when there is not room for all.
///
/// What every step reads comes first, spread evenly over the step, so that the rest can be read
/// while kept ones are at work; then what each sentence reads. Whatever stays saves as many bytes
/// as it takes, once for each time that it is read: among equals the choice is free. But it must
/// not change from step to step: under the system's own rule, which lets the oldest go, a pass over
/// more than fits would find nothing.
struct WeightResidency {
  /// What it was made for.
  let reads: StepReads
  /// The chunks that every step reads.
  let eachStep: [Int]
  private let order: [Int]
  private let byteCounts: [Int]

  /// Weighs the chunks for decoder steps that read `reads` of the output projection.
  init(_ chunks: WeightChunks, _ reads: StepReads) {
    self.reads = reads
    byteCounts = chunks.ranges.map(\.count)
    var eachStep: [Int] = []
    var eachSentence: [Int] = []
    var seldom: [Int] = []
    for part in chunks.parts {
      if part.isEmbedding {
        for chunk in part.chunks {
          if reads.includes(chunk, of: part) {
            eachStep.append(chunk)
          } else {
            seldom.append(chunk)
          }
        }
      } else if part.use == .eachStep {
        eachStep += part.chunks
      } else {
        eachSentence += part.chunks
      }
    }
    self.eachStep = eachStep
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
