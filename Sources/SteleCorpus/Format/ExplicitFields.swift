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
