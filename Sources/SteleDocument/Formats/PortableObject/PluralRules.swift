/// The plural rules of NLLB's languages as catalogues write them.
///
/// The rules are facts: from GNU gettext 0.21's own table, which `msginit` writes; for languages
/// that it lacks from the Unicode CLDR's plural rules for whole numbers, as Babel 2.19 has them;
/// then from the Translate Toolkit 3.20's table. Languages that none of them knows go with their
/// nearest relative, as Arabic's do; all others have two forms, as gettext assumes.
enum PluralRules {
  private static let groups: [(languages: String, rule: String)] = [
    (
      """
      ace ayr ban bam bjn bod bug dyu dzo ibo ind jav jpn kea khm kor lao min mya sag sun tat tha tpi
      vie wol yor yue zho zsm
      """, "nplurals=1; plural=0;"
    ),
    (
      """
      aka amh asm ben bho fra fuv guj hin hye kab kan lin mri nso oci pan pes plt prs sin tgk tir twi
      zul
      """, "nplurals=2; plural=(n > 1);"
    ),
    ("isl mkd", "nplurals=2; plural=(n%10!=1 || n%100==11);"),
    (
      "ceb tgl",
      "nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);"
    ),
    ("tzm", "nplurals=2; plural=(n>1 && (n<11 || n>99));"),
    ("lvs ltg", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"),
    (
      "lit",
      "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    (
      "bel bos hrv rus srp ukr",
      """
      nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) \
      ? 1 : 2);
      """
    ),
    (
      "pol szl",
      """
      nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);
      """
    ),
    ("ces slk", "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"),
    ("ron", "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;"),
    ("gle san sat", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"),
    ("slv", "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);"),
    (
      "gla",
      """
      nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);
      """
    ),
    (
      "mlt",
      """
      nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && \
      n%100<=19 ? 3 : 4);
      """
    ),
    (
      "acm acq aeb ajp apc arb ars ary arz",
      """
      nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? \
      4 : 5);
      """
    ),
    (
      "cym",
      "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
    ),
  ]

  private static let rules: [String: String] = Dictionary(
    groups.flatMap { group in
      group.languages.split(whereSeparator: \.isWhitespace).map { (String($0), group.rule) }
    }, uniquingKeysWith: { first, _ in first })

  /// The `Plural-Forms` of the language with the NLLB code `code`, such as `fra_Latn`.
  static func field(of code: String) -> String {
    rules[String(code.prefix { $0 != "_" })] ?? "nplurals=2; plural=(n != 1);"
  }
}
