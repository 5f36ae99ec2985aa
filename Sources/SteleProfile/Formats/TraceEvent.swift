/// One object of the trace event format, whose times are microseconds.
struct TraceEvent: Encodable {
  private var name: String
  private var kind: Kind
  private var category: String?
  private var track: Int?
  private var start: Int?
  private var duration: Int?
  private var arguments: [String: Argument]

  /// What the format calls a phase.
  private enum Kind: String, Encodable {
    case complete = "X"
    case counter = "C"
    case metadata = "M"
  }

  enum Argument: Encodable {
    case integer(Int)
    case number(Double)
    case text(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .integer(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      }
    }
  }

  /// Something that took from `start` on `nanoseconds`.
  init(
    _ name: String, category: String, track: Int, start: Int, nanoseconds: Int,
    arguments: [String: Argument]
  ) {
    self.name = name
    kind = .complete
    self.category = category
    self.track = track
    self.start = start
    duration = nanoseconds
    self.arguments = arguments
  }

  /// Values from `start` on.
  init(counting name: String, at start: Int, _ values: [String: Argument]) {
    self.name = name
    kind = .counter
    self.start = start
    arguments = values
  }

  /// The name of a track or of the process, as `property` says.
  init(naming property: String, track: Int, _ name: String) {
    self.name = property
    kind = .metadata
    self.track = track
    arguments = ["name": .text(name)]
  }

  /// By time; what contains others comes before them.
  var order: (Int, Int, Int, String) {
    (start ?? .min, 0 &- (duration ?? 0), track ?? -1, name)
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case kind = "ph"
    case category = "cat"
    case process = "pid"
    case track = "tid"
    case start = "ts"
    case duration = "dur"
    case arguments = "args"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(category, forKey: .category)
    try container.encode(1, forKey: .process)
    try container.encodeIfPresent(track, forKey: .track)
    try container.encodeIfPresent(start.map { Double($0) / 1e3 }, forKey: .start)
    try container.encodeIfPresent(duration.map { Double($0) / 1e3 }, forKey: .duration)
    if !arguments.isEmpty { try container.encode(arguments, forKey: .arguments) }
  }
}
