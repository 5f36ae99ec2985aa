import SteleBase

/// The machine, the program and the model of a ``ProfileReport``.
public struct ProfileEnvironment: Codable, Equatable, Sendable {
  /// The program with its version.
  public var tool: String
  /// The commit that it was built from; nil where that is not known.
  public var commit: String?
  /// When measuring began, such as `2026-11-30T08:15:00Z`; nil where nobody said.
  public var date: String?
  /// The command line, quoted for a shell; nil where nobody said.
  public var command: String?
  /// The system and its kernel; nil where it does not tell.
  public var system: String?
  /// Processes that ran or wanted to, mean over the minute before; nil where the system does not
  /// tell.
  public var load: Double?
  /// The processor's name; nil where the system does not tell.
  public var processor: String?
  /// Cores that the process may use.
  public var cores: Int
  /// The kernels in use, such as `avx512vnni`.
  public var instructionSet: String
  /// Threads that computed.
  public var threads: Int
  /// The model file's base name.
  public var model: String
  /// Its length.
  public var modelByteCount: Int
  /// The checksum over its table of sections, which holds one of each of them, in hexadecimal.
  public var modelChecksum: String
  /// Bytes that the control group grants; nil where nothing limits the process.
  public var memoryLimit: Int?

  /// An environment with these properties.
  public init(
    tool: String, processor: String?, cores: Int, instructionSet: String, threads: Int,
    model: String, modelByteCount: Int, modelChecksum: String, memoryLimit: Int?,
    commit: String? = nil, date: String? = nil, command: String? = nil, system: String? = nil,
    load: Double? = nil
  ) {
    self.tool = tool
    self.processor = processor
    self.cores = cores
    self.instructionSet = instructionSet
    self.threads = threads
    self.model = model
    self.modelByteCount = modelByteCount
    self.modelChecksum = modelChecksum
    self.memoryLimit = memoryLimit
    self.commit = commit
    self.date = date
    self.command = command
    self.system = system
    self.load = load
  }
}

extension ProfileEnvironment {
  /// When and how it was measured, and on what, for people; without what the model and the
  /// processor are.
  var circumstances: [String] {
    [
      date, commit.map { "commit \($0)" }, system,
      load.map { "load \(FixedPoint.text($0, 2)) on \(Counted.text(cores, "core"))" },
    ].compactMap(\.self)
  }
}
