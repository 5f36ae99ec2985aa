import SteleTransformer

/// A figure of which each profile has one.
struct ProfileMetric {
  var name: String
  var unit: Unit
  /// The figure in ``unit``; 0 if there is none.
  var value: (ProfileSummary) -> Double
  /// Whether it is one of a repetition, of which the median over the repetitions counts.
  var isOfRepetition = false

  enum Unit: String {
    case milliseconds = "ms"
    case microseconds = "µs"
    case tokensPerSecond = "tokens/s"
  }

  /// What a ``ProfileComparison`` compares, the whole before its parts.
  static var all: [ProfileMetric] {
    [
      milliseconds("repetition") { $0.nanoseconds },
      phase("encode", .encode), phase("decode", .decode),
      milliseconds("first step") { $0.firstStep },
      milliseconds("step p50") { $0.latency.p50 },
      milliseconds("step p90") { $0.latency.p90 },
    ]
      + StepPart.allCases.map { part in
        ProfileMetric(name: part.title, unit: .microseconds) {
          Double($0.split[part] ?? 0) / 1e3
        }
      } + [
        ProfileMetric(name: "tokens", unit: .tokensPerSecond) { $0.tokensPerSecond }
      ]
  }

  private static func phase(_ name: String, _ phase: Phase) -> ProfileMetric {
    var metric = milliseconds(name) { $0.phases[phase] ?? 0 }
    metric.isOfRepetition = true
    return metric
  }

  private static func milliseconds(
    _ name: String, _ nanoseconds: @escaping (ProfileSummary) -> Int
  ) -> ProfileMetric {
    ProfileMetric(name: name, unit: .milliseconds) { Double(nanoseconds($0)) / 1e6 }
  }
}
