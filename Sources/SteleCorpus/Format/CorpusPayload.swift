/// What a corpus file says about a source file, as numbers in the file's dictionaries.
struct CorpusPayload: Hashable, Sendable {
  /// The list of licences; 0 is the empty one.
  var licenseSet: UInt32
  /// The language; 0 where there is none.
  var language: UInt16
  /// What kind of licence that is.
  var licenseType: LicenseType?
  /// Whether the file is a copy of another project's.
  var isVendor: Bool
  /// Whether a program wrote the file.
  var isGenerated: Bool
  /// Whether all origins were opted out, and nothing else is told.
  var isOptedOut = false
  /// Whether another origin was opted out.
  var isOptedOutElsewhere = false
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
