public import SteleTransformer

/// Everything that `stele profile` measured; its JSON is documented by ``ProfileSchema``.
///
/// Times are nanoseconds unless a name says otherwise.
public struct ProfileReport: Codable, Equatable, Sendable {
  /// Which fields there are; another number means that their meaning changed.
  public var schemaVersion: Int
  /// Why the figures may not show what the program can do; empty if nothing speaks against them.
  public var warnings: [String]
  /// The machine, the program and the model.
  public var environment: ProfileEnvironment
  /// What was translated.
  public var work: ProfileWork
  /// How the first batch keeps to a limit on memory; nil where nothing limits the process.
  public var memoryPlan: MemoryPlan?
  /// What memory and processor gave at best in the same minute.
  public var ceilings: Ceilings
  /// How long opening the model file took, once.
  public var mapNanoseconds: Int
  /// The work, done again and again, after a warm-up that is not part of it.
  public var repetitions: [ProfileRepetition]
  /// How long the work took each time with nobody watching, in turns with the repetitions; empty if
  /// that was not asked for.
  public var unwatchedNanoseconds: [Int]
  /// What the process held at the end.
  public var memory: ProfileMemory
  /// What the repetitions come to.
  public var summary: ProfileSummary

  /// The schema that this version writes.
  public static let currentSchemaVersion = 2

  /// A report on `repetitions`, of which there must be at least one.
  init(
    environment: ProfileEnvironment, work: ProfileWork, memoryPlan: MemoryPlan? = nil,
    ceilings: Ceilings, mapNanoseconds: Int, repetitions: [ProfileRepetition],
    unwatchedNanoseconds: [Int] = [], memory: ProfileMemory
  ) {
    schemaVersion = Self.currentSchemaVersion
    self.environment = environment
    self.work = work
    self.memoryPlan = memoryPlan
    self.ceilings = ceilings
    self.mapNanoseconds = mapNanoseconds
    self.repetitions = repetitions
    self.unwatchedNanoseconds = unwatchedNanoseconds
    self.memory = memory
    summary = ProfileSummary(of: repetitions)
    warnings = ProfileWarnings.of(environment, ceilings, summary)
  }
}

extension ProfileReport {
  /// By how much watching slows the work down: 0.01 is 1 %.
  ///
  /// The median over pairs of repetitions; nil where that was not asked for.
  public var watchingCost: Double? {
    let ratios = zip(repetitions, unwatchedNanoseconds).map { watched, unwatched in
      Statistics.ratio(Double(watched.nanoseconds), Double(unwatched))
    }
    guard !ratios.isEmpty else { return nil }
    return Statistics.percentile(50, of: ratios.sorted()) - 1
  }
}
