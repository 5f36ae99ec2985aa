/// What a corpus file says about a source file, as numbers in the file's dictionaries.
public struct CorpusPayload: Hashable, Sendable {
  /// The list of licences; 0 is the empty one.
  public var licenseSet: UInt32
  /// The language; 0 where there is none.
  public var language: UInt16
  /// What kind of licence that is.
  public var licenseType: LicenseType?
  /// Whether the file is a copy of another project's.
  public var isVendor: Bool
  /// Whether a program wrote the file.
  public var isGenerated: Bool
  /// Whether all origins were opted out, and nothing else is told.
  public var isOptedOut = false
  /// Whether another origin was opted out.
  public var isOptedOutElsewhere = false
}

extension CorpusPayload {
  /// Bits of the flags: two for the kind of licence, two for the file, two for opt-outs.
  static let flagBits = 6
  /// Bits of the flags where nothing is opted out.
  static let flagBitsWithoutOptOuts = 4
  /// The bit of a packed payload that says that all origins were opted out; all others are zero then.
  static let optedOutBit: UInt64 = 1 << 52
  /// The bit of a packed payload that says that another origin was opted out.
  static let optedOutElsewhereBit: UInt64 = 1 << 53
  /// What a packed payload says of an origin, not of the contents.
  static let originBits: UInt64 = 1 << 52 - 1
  /// Lists of licences that a file can have.
  static let mostLicenseSets = 1 << 32 - 1
  /// Languages that a file can have.
  static let mostLanguages = 1 << 16 - 1

  /// The payload in one number; numbers order as payloads do in files.
  var packed: UInt64 {
    UInt64(licenseSet) | UInt64(language) << 32 | UInt64(flags) << 48
  }

  private var flags: UInt8 {
    (licenseType?.rawValue ?? 0) | (isVendor ? 4 : 0) | (isGenerated ? 8 : 0)
      | (isOptedOut ? 16 : 0) | (isOptedOutElsewhere ? 32 : 0)
  }

  /// The payload of this number, or nil if there is none.
  init?(packed: UInt64) {
    let flags = UInt8(truncatingIfNeeded: packed >> 48)
    guard packed >> 54 == 0 else { return nil }
    licenseSet = UInt32(truncatingIfNeeded: packed)
    language = UInt16(truncatingIfNeeded: packed >> 32)
    licenseType = LicenseType(rawValue: flags & 3)
    isVendor = flags & 4 != 0
    isGenerated = flags & 8 != 0
    isOptedOut = flags & 16 != 0
    isOptedOutElsewhere = flags & 32 != 0
  }
}

/// How payloads are coded: frequent ones have a symbol, the others follow the escape symbol in explicit
/// bits.
struct PayloadTable {
  /// The payload of each symbol, packed; ``escapeMark`` for the escape.
  let payloads: [UInt64]
  let code: PrefixCode
  let fields: ExplicitFields

  /// What stands for the escape among packed payloads, none of which is that large.
  static let escapeMark = UInt64.max
  /// Symbols that a table may have.
  static let mostSymbols = 1 << 16
  /// Rarer payloads are cheaper to spell out than to give a symbol, which takes 64 bits of the table.
  private static let fewestOccurrences = 8

  /// The table for payloads that occur so often, packed; there are so many licence sets and languages.
  init(counts: [(packed: UInt64, count: Int)], licenseSets: Int, languages: Int) {
    let hasOptOuts = counts.contains { $0.packed > CorpusPayload.originBits }
    fields = ExplicitFields(
      licenseSets: licenseSets, languages: languages, hasOptOuts: hasOptOuts)
    var symbols = counts.sorted { ($1.count, $0.packed) < ($0.count, $1.packed) }
    let frequent = symbols.prefix(Self.mostSymbols - 1).prefix {
      $0.count >= Self.fewestOccurrences
    }.count
    let rare = symbols[frequent...].reduce(0) { $0 + $1.count }
    symbols.removeSubrange(frequent...)
    if rare > 0 {
      let place = symbols.firstIndex { $0.count < rare } ?? symbols.count
      symbols.insert((Self.escapeMark, rare), at: place)
    }
    payloads = symbols.map(\.packed)
    let escape = payloads.firstIndex(of: Self.escapeMark) ?? payloads.count
    let code = PrefixCode(
      lengths: PrefixCode.lengths(for: symbols.map(\.count)), escape: escape,
      escapeBits: fields.bitCount)
    guard let code else { preconditionFailure("no code for \(symbols.count) symbols") }
    self.code = code
  }
}

/// Payloads spelled out in bits: the number of the licence set, that of the language, the flags.
struct ExplicitFields {
  let licenseSetBits: Int
  let languageBits: Int
  let flagBits: Int

  init(licenseSets: Int, languages: Int, hasOptOuts: Bool) {
    flagBits =
      hasOptOuts ? CorpusPayload.flagBits : CorpusPayload.flagBitsWithoutOptOuts
    licenseSetBits = Self.bits(toNumber: licenseSets + 1)
    languageBits = Self.bits(toNumber: languages + 1)
  }

  /// The least number of bits that have `count` values.
  private static func bits(toNumber count: Int) -> Int {
    count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
  }

  /// Whether flags have the bits of opt-outs.
  var hasOptOuts: Bool { flagBits == CorpusPayload.flagBits }

  /// Bits of a payload, at most 54.
  var bitCount: Int { licenseSetBits + languageBits + flagBits }

  /// The bits of a packed payload.
  func bits(of packed: UInt64) -> UInt64 {
    let licenseSet = packed & 0xFFFF_FFFF
    let language = packed >> 32 & 0xFFFF
    return (licenseSet << UInt64(languageBits) | language) << UInt64(flagBits) | packed >> 48
  }

  /// The packed payload of these bits.
  func packed(of bits: UInt64) -> UInt64 {
    let flags = bits & (1 << UInt64(flagBits) - 1)
    let rest = bits >> UInt64(flagBits)
    let language = rest & (1 << UInt64(languageBits) - 1)
    return rest >> UInt64(languageBits) | language << 32 | flags << 48
  }
}
