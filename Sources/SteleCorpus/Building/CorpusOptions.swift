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
  /// What is not to be told: rows of these repositories do not become origins.
  package var optOuts = OptOutList()
  /// The dataset that the rows come from.
  public var dataset: CorpusManifest.Dataset?
  /// The program to name in the manifest, with its version.
  public var tool: String

  /// Options with these values.
  public init(
    memory: Int = 256 << 20, keyBits: Int? = nil, sideTables: Set<SideTable> = [],
    dataset: CorpusManifest.Dataset? = nil, tool: String = "stele"
  ) {
    self.memory = memory
    self.keyBits = keyBits
    self.sideTables = sideTables
    self.dataset = dataset
    self.tool = tool
  }

  /// Options with these values, of which opt-outs are one.
  package init(
    memory: Int = 256 << 20, keyBits: Int? = nil, sideTables: Set<SideTable> = [],
    optOuts: OptOutList, dataset: CorpusManifest.Dataset? = nil, tool: String = "stele"
  ) {
    self.init(
      memory: memory, keyBits: keyBits, sideTables: sideTables, dataset: dataset, tool: tool)
    self.optOuts = optOuts
  }

  /// The numbers of bits that ``keyBits`` may be.
  package static var keyBitsRange: ClosedRange<Int> { KeySpace.bitsRange }

  func check() throws(CorpusError) {
    if let keyBits, !KeySpace.bitsRange.contains(keyBits) { throw .invalidKeyBits(keyBits) }
    guard !sideTables.contains(.origins) || sideTables.contains(.repository) else {
      throw .originsWithoutRepository
    }
  }
}
