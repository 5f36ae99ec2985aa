import SteleTransformer

@testable import SteleProfile

/// Reports for tests of the page, the same in every run.
enum ProfilePageSample {
  /// Nanoseconds, bytes and products of the parts of an ordinary step.
  private static let parts: [StepPart: (nanoseconds: Int, bytes: Int, products: Int)] = [
    .embedding: (20_000, 4_096, 0),
    .selfAttention: (1_950_000, 51_000_000, 50_331_648),
    .crossAttention: (1_050_000, 28_000_000, 25_165_824),
    .feedForward: (3_300_000, 100_663_296, 100_663_296),
    .norms: (225_000, 0, 0),
    .outputProjection: (8_250_000, 131_000_000, 262_000_000),
    .reading: (40_000, 0, 0),
    .threads: (80_000, 0, 0),
    .barriers: (30_000, 0, 0),
    .search: (85_000, 0, 0),
  ]

  /// A report on one sentence translated into `count` tokens, again and again.
  static func report(steps count: Int, repetitions: Int = 1) -> ProfileReport {
    report(
      (0..<repetitions).map { repetition in
        var record = TranslationRecord()
        record.steps = (0..<count).map { step(at: $0, repetition: repetition, of: count) }
        let decode = record.steps.reduce(0) { $0 + $1.nanoseconds }
        record.phases = [
          .tokenize: 150_000, .prepare: 90_000, .encode: 31_000_000,
          .crossKeysValues: 9_000_000, .decode: decode, .detokenize: 40_000,
        ]
        return ProfileRepetition(nanoseconds: decode + 41_000_000, record)
      })
  }

  /// A report on these repetitions.
  static func report(
    _ repetitions: [ProfileRepetition],
    ceilings: Ceilings = Ceilings(bytesPerSecond: 40e9, productsPerSecond: 0.9e12)
  ) -> ProfileReport {
    ProfileReport(
      environment: ProfileEnvironment(
        tool: "stele 0.1", processor: "Example Processor 9000 @ 2.70GHz", cores: 2,
        instructionSet: "avx512vnni", threads: 2, model: "nllb-200-distilled-600M.stele",
        modelByteCount: 623_000_000, modelChecksum: "8f3a6c1d09be4477",
        memoryLimit: 1_500_000_000),
      work: ProfileWork(kind: .synthetic, sentences: 1, sourceTokens: 32, tokens: 36, beams: 1),
      ceilings: ceilings, mapNanoseconds: 430_000, repetitions: repetitions,
      memory: ProfileMemory(resident: 640_000_000, anonymous: 21_000_000, peak: 652_000_000))
  }

  /// A step whose parts take longer in later repetitions, now and then, and further back.
  private static func step(at position: Int, repetition: Int, of count: Int) -> StepRecord {
    // Some thousandths more, rarely many, without a pattern that the eye would see.
    let hash = UInt64(position * 31 + repetition + 1) &* 0x9E37_79B9_7F4A_7C15
    let noise = Int(((hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 58)
    let slow = noise == 0 ? 280 : noise == 7 ? 120 : noise
    let thousandths = position == 0 ? 3_100 + repetition * 10 : 1_000 + slow
    var split: [StepPart: Int] = [:]
    for (part, amounts) in parts {
      let growth = part == .selfAttention ? 600_000 * position / count : 0
      split[part] = (amounts.nanoseconds + growth) / 1000 * thousandths
    }
    let nanoseconds = split.values.reduce(0, +)
    return StepRecord(
      batch: 0, position: position, start: position * 16_000_000, nanoseconds: nanoseconds,
      split: split, sentences: 1, rows: 1, cacheLength: position + 1,
      bytes: parts.mapValues(\.bytes).filter { $0.value > 0 },
      products: parts.mapValues(\.products).filter { $0.value > 0 },
      minorFaults: position == 0 ? 12 : 0, majorFaults: 0, diskBytes: 0,
      residentBytes: 630_000_000 + position * 1000, busy: [nanoseconds / 10 * 9, nanoseconds / 2],
      waiting: [nanoseconds / 20, nanoseconds / 5])
  }
}
