/// Numbers licence lists, languages and payloads in the order in which they come.
///
/// Counts how often each payload is used; the dictionaries of the file hold only what is, in an order
/// of their own.
final class PayloadInterner {
  private var licenseSetNumbers: [LicenseSet: UInt32] = [LicenseSet(): 0]
  /// Lists of licences, in which no name is there twice.
  private(set) var licenseSets: [LicenseSet] = [LicenseSet()]
  /// For each list, the first of those with the same names; for as many lists as were asked about.
  private var setNumbers: [UInt32] = []
  private var numberOfSortedSet: [LicenseSet: UInt32] = [:]
  private var languageNumbers: [String: UInt16] = ["": 0]
  private(set) var languages: [String] = [""]
  private var payloadNumbers: [UInt64: UInt32] = [:]
  private var recentLicenseSets = RecentNumbers<LicenseSet, UInt32>(bits: 8)
  private var recentLanguages = RecentNumbers<String, UInt16>(bits: 8)
  private var recentPayloads = RecentNumbers<UInt64, UInt32>(bits: 12)
  /// All payloads, packed, with provisional numbers.
  private(set) var payloads: [UInt64] = []
  private(set) var counts: [Int] = []
  /// Whether each payload is that of a further origin.
  private(set) var isFurther: [Bool] = []

  /// The number of a list of licences with its expression; 0 if there is neither.
  func number(of list: LicenseSet) throws(CorpusError) -> UInt32 {
    guard let first = list.names.first ?? list.expression else { return 0 }
    var hint = first.utf8.count &+ 31 &* list.names.count &+ Int(first.utf8.first ?? 0)
    if let expression = list.expression { hint = hint &+ 7 &* expression.utf8.count }
    if let number = recentLicenseSets[list, hint: hint] { return number }
    let number = try numberAnew(of: list)
    recentLicenseSets[list, hint: hint] = number
    return number
  }

  private func numberAnew(of list: LicenseSet) throws(CorpusError) -> UInt32 {
    if let number = licenseSetNumbers[list] { return number }
    var seen: Set<String> = []
    var distinct = list
    distinct.names.removeAll { !seen.insert($0).inserted }
    // Not kept for next time: there may be any number of ways to repeat names.
    if distinct.names.count < list.names.count { return try numberAnew(of: distinct) }
    guard licenseSets.count <= CorpusPayload.mostLicenseSets else {
      throw .tooMany(what: "lists of licences", limit: CorpusPayload.mostLicenseSets)
    }
    let number = UInt32(licenseSets.count)
    licenseSetNumbers[list] = number
    licenseSets.append(list)
    return number
  }

  /// The number that stands for all lists of the same licences as list `number`, in whatever order, with
  /// the same expression.
  func set(_ number: UInt32) -> UInt32 {
    while setNumbers.count < licenseSets.count {
      var sorted = licenseSets[setNumbers.count]
      sorted.names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let set = numberOfSortedSet[sorted] ?? UInt32(setNumbers.count)
      numberOfSortedSet[sorted] = set
      setNumbers.append(set)
    }
    return setNumbers[Int(number)]
  }

  /// The payload, packed, with the number that stands for all lists of its licences.
  func ignoringOrder(_ packed: UInt64) -> UInt64 {
    packed & ~0xFFFF_FFFF | UInt64(set(UInt32(truncatingIfNeeded: packed)))
  }

  /// The number of a language; 0 if there is none.
  func number(ofLanguage language: String?) throws(CorpusError) -> UInt16 {
    guard let language, !language.isEmpty else { return 0 }
    let text = language.utf8
    let hint = text.count &+ 31 &* Int(text.first ?? 0) &+ 7 &* Int(text.last ?? 0)
    if let number = recentLanguages[language, hint: hint] { return number }
    let number = try numberAnew(ofLanguage: language)
    recentLanguages[language, hint: hint] = number
    return number
  }

  private func numberAnew(ofLanguage language: String) throws(CorpusError) -> UInt16 {
    if let number = languageNumbers[language] { return number }
    guard languages.count <= CorpusPayload.mostLanguages else {
      throw .tooMany(what: "languages", limit: CorpusPayload.mostLanguages)
    }
    let number = UInt16(languages.count)
    languageNumbers[language] = number
    languages.append(language)
    return number
  }

  /// The number of a payload whose licence list and language have their numbers.
  func number(ofPayload packed: UInt64) throws(CorpusError) -> UInt32 {
    let hint = Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 40)
    if let number = recentPayloads[packed, hint: hint] { return number }
    let number = try numberAnew(ofPayload: packed)
    recentPayloads[packed, hint: hint] = number
    return number
  }

  private func numberAnew(ofPayload packed: UInt64) throws(CorpusError) -> UInt32 {
    if let number = payloadNumbers[packed] { return number }
    guard payloads.count < Int(UInt32.max) else {
      throw .tooMany(what: "kinds of files", limit: Int(UInt32.max))
    }
    let number = UInt32(payloads.count)
    payloadNumbers[packed] = number
    payloads.append(packed)
    counts.append(0)
    isFurther.append(false)
    return number
  }

  /// Counts a use of payload `number`.
  func count(_ number: UInt32) { counts[Int(number)] += 1 }

  /// Notes that payload `number` is that of a further origin, whose names must be in the dictionaries.
  func noteFurther(_ number: UInt32) { isFurther[Int(number)] = true }
}
