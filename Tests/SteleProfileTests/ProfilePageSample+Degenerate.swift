import SteleTransformer

@testable import SteleProfile

extension ProfilePageSample {
  /// Reports that no measurement would give, but a file might.
  static let degenerate: [String: ProfileReport] = [
    "no repetition": report([]),
    "no step": report(steps: 0, repetitions: 2),
    "a first step only": report(steps: 1),
    "two steps": report(steps: 2),
    "equal times": changingSteps { $0.nanoseconds = 15_000_000 },
    "no time at all": changingSteps {
      $0.nanoseconds = 0
      $0.split = [:]
    },
    "no bytes, products, threads": changingSteps {
      $0.bytes = [:]
      $0.products = [:]
      $0.busy = []
      $0.waiting = []
    },
    "most numbers there are": changingSteps { change(&$0, to: .max) },
    "least numbers there are": changingSteps { change(&$0, to: .min) },
    "scattered positions": changingSteps { $0.position = $0.position &* 0x3779_B97F_4A7C_15 },
    "no ceilings": withCeilings(0, 0),
    "infinite ceilings": withCeilings(.infinity, .greatestFiniteMagnitude),
    "no numbers for ceilings": withCeilings(.nan, -1),
    "absurd ceilings": withCeilings(1e-300, 1e300),
    "absurd summary": withSummary(of: .max),
    "negative summary": withSummary(of: .min),
  ]

  private static func changingSteps(_ change: (inout StepRecord) -> Void) -> ProfileReport {
    var repetitions = report(steps: 12, repetitions: 2).repetitions
    for repetition in repetitions.indices {
      for step in repetitions[repetition].steps.indices {
        change(&repetitions[repetition].steps[step])
      }
    }
    return report(repetitions)
  }

  private static func change(_ step: inout StepRecord, to number: Int) {
    step.nanoseconds = number
    step.split = step.split.mapValues { _ in number }
    step.bytes = step.bytes.mapValues { _ in number }
    step.products = step.products.mapValues { _ in number }
    step.minorFaults = number
    step.majorFaults = number
    step.residentBytes = number
    step.sentences = number
  }

  private static func withCeilings(_ bytes: Double, _ products: Double) -> ProfileReport {
    report(
      report(steps: 12).repetitions,
      ceilings: Ceilings(bytesPerSecond: bytes, productsPerSecond: products))
  }

  private static func withSummary(of number: Int) -> ProfileReport {
    var report = report(steps: 12)
    report.mapNanoseconds = number
    report.environment.modelByteCount = number
    report.environment.memoryLimit = number
    report.environment.threads = number
    report.work.beams = number
    report.work.tokens = number
    report.memory = ProfileMemory(resident: number, anonymous: number, peak: number)
    report.summary.unaccounted = number
    report.summary.firstStep = number
    report.summary.phases = report.summary.phases.mapValues { _ in number }
    report.summary.latency.p50 = number
    report.summary.latency.p99 = number
    report.summary.latency.max = number
    report.summary.latency.count = number
    report.summary.latency.slope = 1e300
    report.summary.tokensPerSecond = -.greatestFiniteMagnitude
    report.summary.imbalance = .greatestFiniteMagnitude
    report.summary.waitingShare = .greatestFiniteMagnitude
    report.summary.latency.histogram = (0..<5_000).map {
      ProfileSummary.Bin(from: $0, to: number, count: number)
    }
    return report
  }
}
