/// Names of the sections of corpus files, and the sizes that their writers and readers share.
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
/// | `side.repository`, `side.revision` | uint32 | numbers in the tables below, by place in the primary lane |
/// | `repositories` | | a table of texts; the first is empty and means none |
/// | `revisions` | uint8 (n, 20) | the first is zeros and means none |
/// | `side.path.offsets`, `.text` | uint64, uint8 | paths: see ``PathTable`` |
/// | `side.stars`, `side.forks` | uint32 | by place in the primary lane |
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

  /// Bytes of a block that has a checksum; a section's last one may have fewer.
  static let blockByteCount = 4096
  /// Paths of which the first one's place is among the offsets.
  static let pathsPerOffset = 16

  static func offsets(_ table: String) -> String { table + ".offsets" }
  static func text(_ table: String) -> String { table + ".text" }
  static func lane(_ lane: CorpusLane, _ part: String) -> String { "lane.\(lane.name).\(part)" }
  static func blocks(_ section: String) -> String { section + ".blocks" }
  static func side(_ column: String) -> String { "side.\(column)" }
}
