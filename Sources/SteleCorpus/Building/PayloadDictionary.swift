/// The dictionaries of a file: what its payloads use, in an order that does not depend on the input's.
struct PayloadDictionary {
  /// Names of licences, ascending.
  let licenses: [String]
  /// Lists of licences by the numbers of their names; the first list has the number 1.
  let licenseSets: [[UInt32]]
  /// Languages, ascending; the first has the number 1.
  let languages: [String]
  /// By number in the interner: the payload, packed, with the numbers of this dictionary.
  let payloads: [UInt64]

  init(_ interner: PayloadInterner) throws(CorpusError) {
    var usedSets = Set<UInt32>()
    var usedLanguages = Set<UInt16>()
    for (number, packed) in interner.payloads.enumerated()
    where interner.counts[number] > 0 || interner.isFurther[number] {
      usedSets.insert(UInt32(truncatingIfNeeded: packed))
      usedLanguages.insert(UInt16(truncatingIfNeeded: packed >> 32))
    }
    usedSets.remove(0)
    usedLanguages.remove(0)

    languages = usedLanguages.map { interner.languages[Int($0)] }.sorted(by: Self.precedes)
    var languageNumbers = [UInt64](repeating: 0, count: interner.languages.count)
    let byName = Dictionary(uniqueKeysWithValues: zip(languages, 1...))
    for number in usedLanguages {
      languageNumbers[Int(number)] = UInt64(byName[interner.languages[Int(number)]] ?? 0)
    }

    let names = Set(usedSets.flatMap { interner.licenseSets[Int($0)] }).sorted(by: Self.precedes)
    guard names.count <= CorpusPayload.mostLicenseSets else {
      throw .tooMany(what: "licences", limit: CorpusPayload.mostLicenseSets)
    }
    let nameNumbers = Dictionary(
      uniqueKeysWithValues: zip(names, 0 as UInt32..<UInt32(names.count)))
    let sets = usedSets.map { number in
      (old: number, list: interner.licenseSets[Int(number)].compactMap { nameNumbers[$0] })
    }.sorted { $0.list.lexicographicallyPrecedes($1.list) }
    var setNumbers = [UInt64](repeating: 0, count: interner.licenseSets.count)
    for (index, set) in sets.enumerated() { setNumbers[Int(set.old)] = UInt64(index + 1) }
    licenses = names
    licenseSets = sets.map(\.list)

    payloads = interner.payloads.map { packed in
      let set = Int(packed & 0xFFFF_FFFF)
      let language = Int(packed >> 32 & 0xFFFF)
      return packed & ~0xFFFF_FFFF_FFFF | languageNumbers[language] << 32 | setNumbers[set]
    }
  }

  /// Swift's own order of strings depends on Unicode's version.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
