/// Names of the sections of corpus files.
///
/// | section | elements | contents |
/// |---|---|---|
/// | `layout` | uint64 | see ``FileLayout`` |
/// | `codes` | uint32 | the number of payload codes of each length |
/// | `payloads` | uint64 | each symbol's payload, packed |
/// | `licenses`, `languages` | | tables of texts: `.offsets` (uint64) into `.text`, one more than texts |
/// | `license_sets.offsets`, `.members` | uint64, uint32 | lists of licences by number |
/// | `license_sets.expressions` | uint32 | each list's expression by number, 0 for none, if any has one |
/// | `license_expressions` | | a table of texts, numbered from 1 |
/// | `lane.X.layout` | uint64 | see ``LaneLayout`` |
/// | `lane.X.bounds` | uint32 | the first 32 bits of each page's first key |
/// | `lane.X.pages` | uint8 (pages, 4096) | keys and payloads: see `stele_corpus.h` |
/// | `lane.X.collisions` | uint8 (n, bytes) | whole keys of all that are stored alike, ascending |
/// | `lane.X.keys` | uint8 (n, bytes) | side table: the rest of each key |
/// | `lane.X.ranks` | uint32, uint64 | in other lanes: each key's place in the primary lane |
/// | `side.repository`, `side.revision` | uint32 | numbers in the tables below, by primary rank |
/// | `repositories` | | a table of texts; the first is empty and means none |
/// | `revisions` | uint8 (n, 20) | the first is zeros and means none |
/// | `side.path.offsets`, `.text` | uint64, uint8 | paths: see ``PathTable`` |
/// | `side.stars`, `side.forks` | uint32 | by primary rank |
/// | `side.revision_date`, `side.visit_date` | int64 | milliseconds since 1970, or the least number |
/// | `origins` | uint64 (n, 2) | further origins: see ``OriginTable`` |
/// | `opt_outs` | uint8 | what was opted out when the file was made: see ``OptOutList/text`` |
/// | `….blocks` | uint32 | checksums of blocks of another section: see ``CheckedSection`` |
/// | `manifest` | uint8 | JSON: see ``CorpusManifest`` |
enum SectionNames {
  static let layout = "layout"
  static let codes = "codes"
  static let payloads = "payloads"
  static let licenses = "licenses"
  static let languages = "languages"
  static let licenseSetOffsets = "license_sets.offsets"
  static let licenseSetMembers = "license_sets.members"
  static let licenseSetExpressions = "license_sets.expressions"
  static let expressions = "license_expressions"
  static let repositories = "repositories"
  static let revisions = "revisions"
  static let origins = "origins"
  static let optOuts = "opt_outs"
  static let manifest = "manifest"

  static func offsets(_ table: String) -> String { table + ".offsets" }
  static func text(_ table: String) -> String { table + ".text" }
  static func lane(_ lane: CorpusLane, _ part: String) -> String { "lane.\(lane.name).\(part)" }
  static func side(_ column: String) -> String { "side.\(column)" }
}

/// The numbers of the section `layout`.
struct FileLayout {
  /// A number that readers refuse if it is not one of theirs: 1, and 1 more where payloads have flags of
  /// opt-outs, and 2 more where lists of licences have expressions.
  static let versions: ClosedRange<UInt64> = 1...4

  var files: Int
  var lanes: [CorpusLane]
  /// The symbol of payloads that have none of their own.
  var escape: Int
  var licenseSets: Int
  var languages: Int
  /// Whether payloads have flags of opt-outs.
  var hasOptOuts: Bool
  /// Whether lists of licences have expressions.
  var hasExpressions: Bool

  init(
    files: Int, lanes: [CorpusLane], escape: Int, licenseSets: Int, languages: Int,
    hasOptOuts: Bool,
    hasExpressions: Bool
  ) {
    self.hasOptOuts = hasOptOuts
    self.hasExpressions = hasExpressions
    self.files = files
    self.lanes = lanes
    self.escape = escape
    self.licenseSets = licenseSets
    self.languages = languages
  }

  /// The layout of these numbers, or nil if there is none.
  init?(_ values: [UInt64]) {
    guard values.count == 6, Self.versions.contains(values[0]), values[2] < 8,
      let files = Int(exactly: values[1]), files > 0, files < 1 << 48,
      let escape = Int(exactly: values[3]), escape <= PayloadTable.mostSymbols,
      let licenseSets = Int(exactly: values[4]), licenseSets <= CorpusPayload.mostLicenseSets,
      let languages = Int(exactly: values[5]), languages <= CorpusPayload.mostLanguages
    else { return nil }
    let lanes = CorpusLane.allCases.filter { values[2] & 1 << UInt64($0.rawValue) != 0 }
    guard !lanes.isEmpty else { return nil }
    self.init(
      files: files, lanes: lanes, escape: escape, licenseSets: licenseSets, languages: languages,
      hasOptOuts: (values[0] - 1) & 1 != 0, hasExpressions: (values[0] - 1) & 2 != 0)
  }

  var values: [UInt64] {
    let mask = lanes.reduce(0 as UInt64) { $0 | 1 << UInt64($1.rawValue) }
    return [
      1 + (hasOptOuts ? 1 : 0) + (hasExpressions ? 2 : 0), UInt64(files), mask, UInt64(escape),
      UInt64(licenseSets),
      UInt64(languages),
    ]
  }
}

/// The numbers of a section `lane.X.layout`: keys, and the size of their key space.
struct LaneLayout {
  var entries: Int
  var space: KeySpace

  init(entries: Int, space: KeySpace) {
    self.entries = entries
    self.space = space
  }

  /// The layout of these numbers, or nil if there is none.
  init?(_ values: [UInt64]) {
    guard values.count == 2, let entries = Int(exactly: values[0]), entries > 0, entries < 1 << 48,
      let space = KeySpace(size: values[1])
    else { return nil }
    self.init(entries: entries, space: space)
  }

  var values: [UInt64] { [UInt64(entries), space.size] }
}
