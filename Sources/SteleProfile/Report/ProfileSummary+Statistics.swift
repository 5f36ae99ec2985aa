import SteleTransformer

extension ProfileSummary {
  /// What `repetitions` come to, with zeros where there is nothing to count.
  ///
  /// Medians and percentiles are nearest ranks, so each of them is a time that was measured. Never
  /// traps, whatever the numbers in `repetitions` are.
  public init(of repetitions: [ProfileRepetition]) {
    let steps = repetitions.flatMap(\.steps)
    let later = steps.filter { $0.position != 0 }
    nanoseconds = Statistics.median(repetitions.map(\.nanoseconds))
    meanNanoseconds = Statistics.mean(repetitions.map(\.nanoseconds))
    phases = [:]
    for phase in Phase.allCases where repetitions.contains(where: { $0.phases[phase] != nil }) {
      phases[phase] = Statistics.mean(repetitions.map { $0.phases[phase] ?? 0 })
    }
    unaccounted = Statistics.mean(repetitions.map(\.unaccounted))
    firstStep = Statistics.median(steps.filter { $0.position == 0 }.map(\.nanoseconds))
    latency = Latency(of: later)
    split = Self.mean(of: later.map(\.split))
    bytes = Self.mean(of: later.map(\.bytes))
    products = Self.mean(of: later.map(\.products))
    feedForwardInputs = InputCounts(meanOf: later.compactMap(\.feedForwardInputs))
    feedForwardLayers = Self.layers(
      repetitions.compactMap(\.feedForwardLayers), steps: later.count)
    tokensPerSecond = Statistics.median(repetitions.map(Self.tokensPerSecond))
    waitingShare = Statistics.ratio(
      later.reduce(0) { $0 + Statistics.sum($1.waiting) },
      later.reduce(0) { $0 + Double($1.nanoseconds) * Double($1.waiting.count) })
    imbalance = Statistics.ratio(
      later.reduce(0) { $0 + Self.imbalance(of: $1.busy) }, Double(later.count))
  }

  /// Mean of each part that occurs, a part that a step lacks counting as 0 there.
  private static func mean(of parts: [[StepPart: Int]]) -> [StepPart: Int] {
    var means: [StepPart: Int] = [:]
    for part in StepPart.allCases where parts.contains(where: { $0[part] != nil }) {
      means[part] = Statistics.mean(parts.map { $0[part] ?? 0 })
    }
    return means
  }

  /// Of each layer, what was added up over `steps` steps, divided by them.
  private static func layers(_ sums: [[InputCounts]], steps: Int) -> [InputCounts]? {
    guard let count = sums.map(\.count).max(), count > 0 else { return nil }
    return (0..<count).map { layer in
      InputCounts(meanOf: sums.filter { layer < $0.count }.map { $0[layer] }, count: steps)
    }
  }

  private static func tokensPerSecond(of repetition: ProfileRepetition) -> Double {
    Statistics.ratio(
      Statistics.sum(repetition.steps.lazy.map(\.sentences)) * 1e9,
      Double(repetition.phases[.decode] ?? 0))
  }

  /// The longest time by the mean; 1, which is perfect balance, where no thread computed.
  private static func imbalance(of busy: [Int]) -> Double {
    let sum = Statistics.sum(busy)
    guard sum > 0 else { return 1 }
    return Double(busy.max() ?? 0) * Double(busy.count) / sum
  }
}

extension ProfileSummary.Latency {
  /// How long `steps` took.
  init(of steps: [StepRecord]) {
    let sorted = steps.map(\.nanoseconds).sorted()
    count = sorted.count
    mean = Statistics.mean(sorted)
    p50 = Statistics.percentile(50, of: sorted)
    p90 = Statistics.percentile(90, of: sorted)
    p99 = Statistics.percentile(99, of: sorted)
    max = sorted.last ?? 0
    slope = Statistics.slope(steps.map { (Double($0.position), Double($0.nanoseconds)) })
    histogram = ProfileSummary.Bin.histogram(of: sorted)
  }
}

extension ProfileSummary.Bin {
  /// More bins would not be told apart, fewer would hide what is rare.
  private static let maximumCount = 24

  /// At most 24 bins that cover all of `sorted`, one beside the other.
  ///
  /// All bins are of the same width: 1, 2 or 5 times a power of ten, the smallest that will do.
  /// Each begins at a multiple of it, so that similar measurements get the same bins. Times below
  /// zero, which no clock gives, count as zero.
  static func histogram(of sorted: [Int]) -> [Self] {
    guard let first = sorted.first, let last = sorted.last else { return [] }
    let times = sorted.map { Swift.max($0, 0) }
    let width = width(from: Swift.max(first, 0), through: Swift.max(last, 0))
    let lowest = Swift.max(first, 0) / width
    let highest = Swift.max(last, 0) / width
    var counts = Array(repeating: 0, count: highest - lowest + 1)
    for time in times { counts[time / width - lowest] += 1 }
    return counts.enumerated().map { index, count in
      let from = (lowest + index) * width
      let (end, overflow) = from.addingReportingOverflow(width)
      return Self(from: from, to: overflow ? .max : end, count: count)
    }
  }

  private static func width(from first: Int, through last: Int) -> Int {
    var power = 1
    while true {
      for width in [power, 2 * power, 5 * power]
      where last / width - first / width < maximumCount {
        return width
      }
      power *= 10
    }
  }
}
