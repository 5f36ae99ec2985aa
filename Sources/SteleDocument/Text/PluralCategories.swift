/// The plural categories of NLLB's languages as Unicode's CLDR names them.
///
/// The categories are facts: those that CLDR 46 has for whole numbers. The category `many` of French,
/// Italian, Catalan, Portuguese and Spanish is left out: it is for millions alone, and programs take
/// `other` where it is missing.
enum PluralCategories {
  private static let groups: [(languages: String, names: [String])] = [
    (
      """
      ace ayr ban bam bjn bod bug dyu dzo ibo ind jav jpn kea khm kor lao min mya sag sun tat tha tpi
      vie wol yor yue zho zsm
      """, ["other"]
    ),
    ("lvs ltg", ["zero", "one", "other"]),
    ("heb sat", ["one", "two", "other"]),
    ("bos hrv ron srp", ["one", "few", "other"]),
    ("bel ces lit pol rus slk szl ukr", ["one", "few", "many", "other"]),
    ("gla slv", ["one", "two", "few", "other"]),
    ("gle mlt", ["one", "two", "few", "many", "other"]),
    (
      "acm acq aeb ajp apc arb ars ary arz cym",
      ["zero", "one", "two", "few", "many", "other"]
    ),
  ]

  /// All categories, in CLDR's order.
  static let all = ["zero", "one", "two", "few", "many", "other"]

  /// Languages whose `one` is for many numbers, as 21 in Russian, so that it must tell the number.
  private static let commonOnes: Set<String> = [
    "bel", "bos", "ceb", "hrv", "isl", "lit", "ltg", "lvs", "mkd", "rus", "slv", "srp", "tgl",
    "tzm", "ukr",
  ]

  private static let names: [String: [String]] = Dictionary(
    groups.flatMap { group in
      group.languages.split(whereSeparator: \.isWhitespace).map { (String($0), group.names) }
    }, uniquingKeysWith: { first, _ in first })

  /// The categories of the language with the NLLB code `code`, such as `rus_Cyrl`, in CLDR's order.
  static func names(of code: String) -> [String] {
    names[String(code.prefix { $0 != "_" })] ?? ["one", "other"]
  }

  /// Whether `one` stands for more numbers in the language with the NLLB code `code` than 0 and 1.
  static func oneIsCommon(in code: String) -> Bool {
    commonOnes.contains(String(code.prefix { $0 != "_" }))
  }
}
