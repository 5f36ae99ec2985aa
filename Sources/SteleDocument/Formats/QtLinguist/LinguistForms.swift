/// How many forms Qt has for messages that depend on a number.
///
/// The numbers are facts: from the table that Qt Linguist and `lrelease` go by. A language that Qt does
/// not know has one form there.
enum LinguistForms {
  private static let groups: [(count: Int, languages: String)] = [
    (
      2,
      """
      afr als amh asm ayr azj bak ben bul cat dan deu ell eng epo est eus fao fin fra fur glg guj hau
      heb hin hye isl ita kan kas kat kaz khk khm kin kir kmr lao lin ltz mal mar nld nno nob npi nso
      oci ory pan pbt plt por quy run sin sna snd som sot spa ssw swe swh tam tel tgk tgl tir tsn tso
      tuk uig urd uzn wol xho ydd zul
      """
    ),
    (3, "bel bos ces gle hrv lit lvs mkd mri pol ron rus san slk smo srp ukr"),
    (4, "gla mlt slv"),
    (5, "cym"),
    (6, "arb"),
  ]

  private static let counts: [String: Int] = Dictionary(
    groups.flatMap { group in
      group.languages.split(whereSeparator: \.isWhitespace).map { (String($0), group.count) }
    }, uniquingKeysWith: { first, _ in first })

  /// The number of forms of the language with the NLLB code `code`, such as `rus_Cyrl`.
  static func count(of code: String) -> Int { counts[String(code.prefix { $0 != "_" })] ?? 1 }
}
