/// The row stream: rows as bytes that need no parsing to speak of, for pipes from other programs.
///
/// It begins with the ASCII letters `STELROWS`, the byte 1 or 2 (the version), and a byte that says which
/// keys every row carries: 1 for `content_id`, 2 for `blob_id`, 4 for `sha256`, added up. Then follow
/// records, each of which begins with a byte that says what it is:
///
/// | byte | record                                                                            |
/// |-----:|-----------------------------------------------------------------------------------|
/// |    1 | a list of licences: their number, then each as text. Lists are numbered from 1     |
/// |    2 | a language, as text. Languages are numbered from 1                                |
/// |    3 | an origin, which all rows after it have: see below                                |
/// |    4 | a row: its keys of 20, 20 and 32 bytes; the numbers of its list of licences and of  |
/// |      | its language, 0 for none; a byte of flags; a path as text, if the flags say so     |
/// |    5 | from version 2 on: a list of licences, numbered with the others, and behind its names |
/// |      | the licence expression as text                                                    |
/// |  255 | the end: the number of rows. Nothing follows                                      |
///
/// Numbers are in LEB128: seven bits a byte, lowest first, the top bit set in all but the last. A text
/// is the number of its bytes, then these, in UTF-8. Flags are, added up: 1 for `permissive`, 2 for
/// `no_license` or 3 for `non_permissive`; 4 for a vendored file (only where there is no path) and 8 for a generated one; 16 if
/// a path follows; 32 if the repository is opted out and 64 if another with the same contents is.
///
/// An origin is a byte of flags, then what these say is there: 1 the repository's name as text, 2 a
/// revision of 20 bytes, 4 the numbers of stars and forks, 8 the date of the revision and 16 that of
/// the visit, in milliseconds since 1970 as numbers, negative ones as the odd number `-2n - 1` and
/// others as `2n`.
enum RowStream {
  static let magic = Array("STELROWS".utf8)
  /// 2 where licence expressions may follow.
  static let versions: ClosedRange<UInt8> = 1...2
  /// Lists of licences, and languages, that a stream may define.
  static let mostDefinitions = 1 << 22

  enum Record: UInt8 {
    case licenses = 1
    case language = 2
    case origin = 3
    case row = 4
    case licensesWithExpression = 5
    case end = 255
  }

  /// The flags of a row.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let licenseType = Flags(rawValue: 3)
    static let vendor = Flags(rawValue: 4)
    static let generated = Flags(rawValue: 8)
    static let path = Flags(rawValue: 16)
    static let optedOut = Flags(rawValue: 32)
    static let optedOutElsewhere = Flags(rawValue: 64)
  }

  /// What an origin holds.
  struct Origin: OptionSet {
    let rawValue: UInt8
    static let repository = Origin(rawValue: 1)
    static let revision = Origin(rawValue: 2)
    static let counts = Origin(rawValue: 4)
    static let revisionDate = Origin(rawValue: 8)
    static let visitDate = Origin(rawValue: 16)
    static let all = Origin(rawValue: 31)
  }

  /// The side columns that origins may have, in their order.
  static let originColumns = SideColumn.allCases.compactMap { column in
    column.originFlag.map { (column: column, flag: $0) }
  }
}

extension SideColumn {
  /// The flag of origins that have the column; nil where rows carry it themselves.
  var originFlag: RowStream.Origin? {
    switch self {
    case .repository: .repository
    case .path: nil
    case .revision: .revision
    case .stars, .forks: .counts
    case .revisionDate: .revisionDate
    case .visitDate: .visitDate
    }
  }
}
