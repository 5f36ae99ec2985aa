/// Metrics in Prometheus's text format, version 0.0.4.
struct MetricsText {
  private var text = ""

  /// What the format is called.
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// The bytes that were written.
  var bytes: [UInt8] { Array(text.utf8) }

  /// What a metric is.
  enum Kind: String {
    case counter
    case gauge
    case histogram
  }

  /// One of a metric's values, told apart from the others by labels.
  struct Sample<Value> {
    var labels: [(name: String, value: String)] = []
    var value: Value
  }

  /// Adds a metric of one value.
  mutating func add(_ kind: Kind, _ name: String, _ help: String, _ value: Int) {
    add(kind, name, help, [Sample(value: value)])
  }

  /// Adds a metric of several values.
  mutating func add(_ kind: Kind, _ name: String, _ help: String, _ samples: [Sample<Int>]) {
    addHead(kind, name, help)
    for sample in samples { addLine(name, sample.labels, "\(sample.value)") }
  }

  /// Adds histograms.
  mutating func add(_ name: String, _ help: String, _ samples: [Sample<Histogram>]) {
    addHead(.histogram, name, help)
    for sample in samples {
      var count = 0
      for (index, next) in sample.value.counts.enumerated() {
        count += next
        let bounds = sample.value.bounds
        let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
        addLine(name + "_bucket", sample.labels + [("le", bound)], "\(count)")
      }
      addLine(name + "_sum", sample.labels, "\(sample.value.sum)")
      addLine(name + "_count", sample.labels, "\(count)")
    }
  }

  private mutating func addHead(_ kind: Kind, _ name: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func addLine(
    _ name: String, _ labels: [(name: String, value: String)], _ value: String
  ) {
    let inner = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    text += name + (inner.isEmpty ? "" : "{\(inner)}") + " \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }
}
