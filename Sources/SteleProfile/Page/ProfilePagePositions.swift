import SteleTransformer

/// Steps by their position, with neighbours taken together where there are too many to draw.
struct ProfilePagePositions {
  /// The steps at one position, or at neighbouring ones, of all batches and repetitions.
  struct Group {
    /// The first and the last position.
    var first: Int
    var last: Int
    /// How long the steps took, in nanoseconds, the fastest first.
    var times: [Double]
    /// What the median is divided into, as all steps' times together are, in nanoseconds.
    var split: [StepPart: Double]

    /// The median of the steps, in nanoseconds.
    var median: Double { Statistics.median(times) }

    /// What goes wide of the group on an axis of positions.
    var range: (low: Double, high: Double) { (Double(first) - 0.5, Double(last) + 0.5) }

    /// How readers know the group.
    var name: String {
      first == last
        ? "position \(ProfilePageNumber.count(first))"
        : "positions \(ProfilePageNumber.count(first)) to \(ProfilePageNumber.count(last))"
    }
  }

  /// In the order of positions.
  let groups: [Group]
  /// How many positions a group takes together; 1 if each stands for itself.
  let groupSize: Int

  /// More would neither be told apart nor keep the page small.
  static let mostGroups = 400

  /// The steps of all `repetitions`; the first position always stands for itself.
  init(of repetitions: [ProfileRepetition]) {
    var steps: [Int: [StepRecord]] = [:]
    for step in repetitions.lazy.flatMap(\.steps) { steps[step.position, default: []].append(step) }
    let positions = steps.keys.sorted()
    let size = max(1, (positions.count + Self.mostGroups - 3) / (Self.mostGroups - 1))
    let rest = positions.dropFirst()
    let starts = stride(from: rest.startIndex, to: rest.endIndex, by: size)
    let chunks = [positions.prefix(1)] + starts.map { rest[$0..<min($0 + size, rest.endIndex)] }
    groups = chunks.compactMap { chunk in
      Self.group(chunk, of: chunk.flatMap { steps[$0] ?? [] })
    }
    groupSize = size
  }

  private static func group(_ positions: ArraySlice<Int>, of steps: [StepRecord]) -> Group? {
    guard let first = positions.first, let last = positions.last else { return nil }
    let times = steps.map { max(0, Double($0.nanoseconds)) }.sorted()
    var sums: [StepPart: Double] = [:]
    var total = 0.0
    for part in StepPart.allCases where steps.contains(where: { $0.split[part] != nil }) {
      let sum = steps.reduce(0) { $0 + max(0, Double($1.split[part] ?? 0)) }
      sums[part] = sum
      total += sum
    }
    // Medians of parts do not add up to the median of steps.
    let scale = Statistics.ratio(Statistics.median(times), total)
    return Group(first: first, last: last, times: times, split: sums.mapValues { $0 * scale })
  }

  /// What a caption says of groups, if anything; `what` stands for all steps of a position.
  func note(on what: String) -> String {
    groupSize == 1 ? "" : " Each \(what) stands for \(groupSize) neighbouring positions."
  }

  /// The first and the last position, half a position of room around them.
  var range: (low: Double, high: Double) {
    (groups.first?.range.low ?? 0, groups.last?.range.high ?? 1)
  }
}
