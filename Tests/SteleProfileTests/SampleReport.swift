import SteleTransformer

@testable import SteleProfile

/// A small report, the same on every machine: 2 repetitions of 2 batches of 3 steps, on 2 threads.
enum SampleReport {
  /// What the parts of every step share its time by, in thousandths.
  static let shares: [StepPart: Int] = [
    .embedding: 10, .selfAttention: 200, .crossAttention: 150, .feedForward: 340, .norms: 40,
    .outputProjection: 200, .reading: 10, .threads: 30, .search: 20,
  ]

  /// Times of the steps in nanoseconds, by repetition, batch and position.
  static let times = [
    [[5_000_000, 2_000_000, 2_200_000], [4_000_000, 3_000_000, 3_200_000]],
    [[6_000_000, 2_100_000, 2_400_000], [4_500_000, 2_900_000, 3_100_000]],
  ]

  static var report: ProfileReport { report(times) }

  /// The same work, with steps that took `times`.
  static func report(_ times: [[[Int]]]) -> ProfileReport {
    ProfileReport(
      environment: ProfileEnvironment(
        tool: "stele 0.1", processor: "Made-up \"<&>\" CPU", cores: 2, instructionSet: "portable",
        threads: 2, model: "sample.stele", modelByteCount: 6_300_000,
        modelChecksum: "0123456789abcdef", memoryLimit: 4_000_000_000, commit: "abc1234",
        date: "2026-11-30T08:15:00Z", command: "stele profile -m '<a b>'",
        system: "Debian 12, Linux 6.1", load: 0.25),
      work: ProfileWork(kind: .synthetic, sentences: 3, sourceTokens: 30, tokens: 9, beams: 4),
      ceilings: Ceilings(bytesPerSecond: 20e9, productsPerSecond: 400e9),
      mapNanoseconds: 1_500_000,
      repetitions: times.map { ProfileRepetition(nanoseconds: total($0) + 11_000_000, record($0)) },
      memory: ProfileMemory(resident: 90_000_000, anonymous: 30_000_000, peak: 95_000_000))
  }

  /// The same work on a machine whose threads waited, and whose memory was not steady.
  static var busyReport: ProfileReport {
    var repetitions = report.repetitions
    for repetition in repetitions.indices {
      for step in repetitions[repetition].steps.indices {
        let nanoseconds = repetitions[repetition].steps[step].nanoseconds
        repetitions[repetition].steps[step].waiting = [nanoseconds / 10 * 9, nanoseconds / 10 * 9]
      }
    }
    var ceilings = Ceilings(bytesPerSecond: 140.3e9, productsPerSecond: 400e9)
    ceilings.reads = [154e9, 140.3e9, 144.3e9, 11.8e9]
    ceilings.readByteCount = 128_000_000
    ceilings.cacheByteCount = 32_000_000
    return ProfileReport(
      environment: report.environment, work: report.work, ceilings: ceilings, mapNanoseconds: 1,
      repetitions: repetitions, memory: report.memory)
  }

  /// What a recorder would have seen of steps that took `times`, with operations.
  static func record(_ times: [[Int]]) -> TranslationRecord {
    var record = TranslationRecord()
    record.phases = [
      .tokenize: 1_000_000, .prepare: 500_000, .encode: 6_000_000, .crossKeysValues: 2_000_000,
      .decode: total(times), .detokenize: 500_000,
    ]
    record.operations = (0..<2).map {
      OperationSpan(
        name: "encoderFeedForward", layer: 0, thread: $0, start: 1_600_000, nanoseconds: 5_000_000)
    }
    var start = 9_500_000
    for (batch, steps) in times.enumerated() {
      for (position, nanoseconds) in steps.enumerated() {
        record.steps.append(
          step(batch: batch, position: position, start: start, nanoseconds: nanoseconds))
        for thread in 0..<2 {
          record.operations.append(
            OperationSpan(
              name: "feedForward", layer: 1, thread: thread, start: start,
              nanoseconds: nanoseconds / (1 + thread)))
        }
        start += nanoseconds
      }
    }
    if !record.steps.isEmpty { record.feedForwardLayers = layers }
    return record
  }

  /// What the later steps of a repetition come to in two layers, of which the first has fewer zeros.
  private static let layers = [
    InputCounts(count: 2400, zero: 1800, columns: 100, zeroColumns: 40),
    InputCounts(count: 2400, zero: 2040, columns: 100, zeroColumns: 52),
  ]

  private static func step(
    batch: Int, position: Int, start: Int, nanoseconds: Int
  ) -> StepRecord {
    // The first batch has two sentences, the second has one.
    let sentences = 2 - batch
    return StepRecord(
      batch: batch, position: position, start: start, nanoseconds: nanoseconds,
      split: shares.mapValues { nanoseconds / 1000 * $0 }, sentences: sentences,
      rows: 4 * sentences, cacheLength: position + 1,
      bytes: [
        .selfAttention: 10_000_000, .crossAttention: 5_000_000, .feedForward: 10_000_000,
        .outputProjection: 5_000_000,
      ],
      products: [.selfAttention: 40_000_000, .feedForward: 80_000_000],
      minorFaults: position == 0 ? 7 : 0, majorFaults: batch, diskBytes: 4096 * batch,
      residentBytes: 90_000_000,
      busy: [nanoseconds / 10 * 9, nanoseconds / 10 * 7],
      waiting: [0, nanoseconds / 10 * 2],
      feedForwardInputs: InputCounts(
        count: 800 * sentences, zero: 640 * sentences, columns: 50, zeroColumns: 20 + 2 * position))
  }

  private static func total(_ times: [[Int]]) -> Int {
    times.joined().reduce(0, +)
  }
}
