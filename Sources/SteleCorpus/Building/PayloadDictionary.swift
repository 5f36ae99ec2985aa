/// The dictionaries of a file: what its payloads use, in an order that does not depend on the input's.
struct PayloadDictionary {
  /// Names of licences, ascending.
  let licenses: [String]
  /// Lists of licences by the numbers of their names; the first list has the number 1.
  let licenseSets: [[UInt32]]
  /// Licence expressions, ascending; the first has the number 1.
  let expressions: [String]
  /// The number of each list's expression, 0 for none; empty where no list has one.
  let expressionsOfSets: [UInt32]
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

    let names = Set(usedSets.flatMap { interner.licenseSets[Int($0)].names })
      .sorted(by: Self.precedes)
    guard names.count <= CorpusPayload.mostLicenseSets else {
      throw .tooMany(what: "licences", limit: CorpusPayload.mostLicenseSets)
    }
    let nameNumbers = Dictionary(
      uniqueKeysWithValues: zip(names, 0 as UInt32..<UInt32(names.count)))
    expressions = Set(usedSets.compactMap { interner.licenseSets[Int($0)].expression })
      .sorted(by: Self.precedes)
    var expressionNumbers: [String: UInt32] = [:]
    for text in expressions { expressionNumbers[text] = UInt32(expressionNumbers.count + 1) }
    var sets: [NumberedSet] = []
    for number in usedSets {
      let set = interner.licenseSets[Int(number)]
      sets.append(
        NumberedSet(
          old: number, list: set.names.compactMap { nameNumbers[$0] },
          expression: set.expression.flatMap { expressionNumbers[$0] } ?? 0))
    }
    sets.sort()
    var setNumbers = [UInt64](repeating: 0, count: interner.licenseSets.count)
    for (index, set) in sets.enumerated() { setNumbers[Int(set.old)] = UInt64(index + 1) }
    licenses = names
    licenseSets = sets.map(\.list)
    expressionsOfSets = expressions.isEmpty ? [] : sets.map(\.expression)

    payloads = interner.payloads.map { packed in
      let set = Int(packed & 0xFFFF_FFFF)
      let language = Int(packed >> 32 & 0xFFFF)
      return packed & ~0xFFFF_FFFF_FFFF | languageNumbers[language] << 32 | setNumbers[set]
    }
  }

  /// A list of licences by the numbers of its names and of its expression, 0 for none.
  private struct NumberedSet: Comparable {
    var old: UInt32
    var list: [UInt32]
    var expression: UInt32

    static func < (left: NumberedSet, right: NumberedSet) -> Bool {
      left.list == right.list
        ? left.expression < right.expression : left.list.lexicographicallyPrecedes(right.list)
    }
  }

  /// Swift's own order of strings depends on Unicode's version.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
