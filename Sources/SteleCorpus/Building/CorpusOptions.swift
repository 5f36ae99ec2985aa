/// What can be stored of each file beside licences, language and flags.
public enum SideTable: String, Sendable, CaseIterable, Comparable {
  /// Whole keys: lookups are exact, and rows can be exported with their hashes.
  case keys
  /// Owner and name of the repository.
  case repository
  /// The path in the repository.
  case path
  /// The commit.
  case revision
  /// Stars of the repository.
  case stars
  /// Forks of the repository.
  case forks
  /// Dates of the commit and of the visit.
  case dates

  /// Orders tables as they stand in files.
  public static func < (left: SideTable, right: SideTable) -> Bool {
    left.place < right.place
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How a corpus file is made.
public struct CorpusOptions: Sendable {
  /// Bytes for sorting; what does not fit is sorted on the disk of the output.
  public var memory: Int
  /// Bits to store of each key, or nil for as many as make one false positive in a million, at least 40.
  ///
  /// Files that are to be merged should have the same; 52 are enough for 4 billion keys.
  public var keyBits: Int?
  /// What to store beside licences, language and flags.
  public var sideTables: Set<SideTable>
  /// The program to name in the manifest, with its version.
  public var tool: String

  /// Options with these values.
  public init(
    memory: Int = 256 << 20, keyBits: Int? = nil, sideTables: Set<SideTable> = [],
    tool: String = "stele"
  ) {
    self.memory = memory
    self.keyBits = keyBits
    self.sideTables = sideTables
    self.tool = tool
  }

  /// The side tables that are stored by a file's place among the keys of the primary lane.
  var rankedTables: Set<SideTable> { sideTables.subtracting([.keys]) }

  func check() throws(CorpusError) {
    if let keyBits, !KeySpace.bitsRange.contains(keyBits) { throw .invalidKeyBits(keyBits) }
  }
}
