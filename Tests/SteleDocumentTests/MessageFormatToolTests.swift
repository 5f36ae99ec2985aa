import Foundation
import SteleDocument
import SteleTestSupport
import Testing

/// What GNU gettext's `msgfmt` says of translated catalogues; skipped where it is not installed.
@Suite(
  .enabled(if: MessageFormatTool.path != nil, "SKIPPED: msgfmt is not installed (apt: gettext)"))
struct MessageFormatToolTests {
  private static let template = #"""
    # A template.
    #, fuzzy
    msgid ""
    msgstr ""
    "Project-Id-Version: stone 1\n"
    "PO-Revision-Date: 2026-01-01 00:00+0000\n"
    "Last-Translator: Nobody\n"
    "Language-Team: none\n"
    "Language: \n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=CHARSET\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"

    #, c-format
    msgid "One dog\n"
    msgid_plural "%d dogs\n"
    msgstr[0] ""
    msgstr[1] ""

    #, c-format
    msgid "%d cat"
    msgid_plural "%d cats"
    msgstr[0] ""
    msgstr[1] ""

    msgid "é \a\x1b[1mbold\033[0m"
    msgstr ""

    """#

  @Test(arguments: codes)
  func `msgfmt takes a template translated into each of NLLB's languages`(code: String) throws {
    var options = DocumentOptions()
    // Fuzzy translations are not checked.
    options.marksFuzzy = false
    let document = try Document(Self.template, as: .portableObject, options: options)
    let catalogue = try document.rendered(with: document.units, targetLanguage: code)
    let complaint = try MessageFormatTool.complaint(about: catalogue)
    #expect(complaint == nil, "\(code): \(String(decoding: catalogue, as: UTF8.self))")
  }

  @Test func `msgfmt takes random catalogues that it took before they were translated`() throws {
    var generator = SplitMix64(seed: 11)
    var checked = 0
    for _ in 0..<60 {
      var text = Self.template.replacing("INTEGER; plural=EXPRESSION", with: "2; plural=(n != 1)")
        .replacing("CHARSET", with: "UTF-8")
      for index in 0..<(1 + generator.next(below: 8)) {
        text += Self.message(index, &generator)
      }
      if generator.next(below: 4) == 0 { text = text.replacing("\n", with: "\r\n") }
      guard try MessageFormatTool.complaint(about: Array(text.utf8)) == nil else { continue }
      checked += 1
      var options = DocumentOptions()
      options.marksFuzzy = false
      let document = try Document(text, as: .portableObject, options: options)
      let code = Self.codes[generator.next(below: Self.codes.count)]
      let translations = document.units.map { unit in
        var unit = unit
        if generator.next(below: 3) == 0 {
          unit = TextUnit(
            text: Array("\n\tx ".utf8) + unit.text + [0x0A],
            marks: unit.marks.map { Self.moved($0, by: 4) })
        }
        return unit
      }
      let catalogue = try document.rendered(with: translations, targetLanguage: code)
      let complaint = try MessageFormatTool.complaint(about: catalogue)
      #expect(complaint == nil, "\(code): \(String(decoding: catalogue, as: UTF8.self))")
      // Left empty, the catalogue stays as good as it was.
      let empty = document.units.map { unit in
        TextUnit(text: [], marks: unit.marks.map { Self.moved($0, by: -$0.range.lowerBound) })
      }
      let untouched = try document.rendered(with: empty, targetLanguage: "deu_Latn")
      let emptyComplaint = try MessageFormatTool.complaint(about: untouched)
      #expect(emptyComplaint == nil, "\(String(decoding: untouched, as: UTF8.self))")
    }
    #expect(checked > 30)
  }

  @Test func `What msgcat would not write otherwise, it would not after translation either`() throws
  {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<40 {
      var text = Self.template.replacing("INTEGER; plural=EXPRESSION", with: "2; plural=(n != 1)")
        .replacing("CHARSET", with: "UTF-8")
      for index in 0..<12 { text += Self.message(index, &generator) }
      // It counts no columns for what cannot be shown.
      for escape in [#"\033[1m"#, #"\a"#] { text = text.replacing(escape, with: "") }
      guard let written = try MessageFormatTool.written(Array(text.utf8)) else { continue }
      let document = try Document(parsing: written, as: .portableObject)
      let filled = try document.rendered(with: document.units, targetLanguage: "deu_Latn")
      let expected = try #require(try MessageFormatTool.written(filled))
      #expect(String(decoding: filled, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }
  }

  private static func moved(_ mark: InlineMark, by shift: Int) -> InlineMark {
    let start = mark.range.lowerBound + shift
    return InlineMark(kind: mark.kind, range: start..<start, id: mark.id, parent: mark.parent)
  }

  /// A message made at random, which has no translation or some.
  private static func message(_ index: Int, _ generator: inout SplitMix64) -> String {
    let words = [
      "word ", "%s ", #"\"x\" "#, #"\t"#, #"\n"#, "語", "é ", #"\\ "#, #"\a"#, #"\033[1m"#,
      "over-the-top ", "\"\n\"", "a long run of words that goes on and on ",
    ]
    var body = "\(index) "
    for _ in 0..<generator.next(below: 9) { body += words[generator.next(below: words.count)] }
    let isPlural = generator.next(below: 3) == 0
    var entry = ["", "# comment\n", "#. note\n#: a.c:1\n"][generator.next(below: 3)]
    entry += ["", "#, c-format\n", "#| msgid \"old\"\n"][generator.next(below: 3)]
    entry += generator.next(below: 4) == 0 ? "msgctxt \"door \(index)\"\n" : ""
    entry += "msgid \"\(body)\"\n"
    guard isPlural else { return "\n" + entry + "msgstr \"\"\n" }
    let filled = generator.next(below: 3) == 0 ? body.replacing("word", with: "wort") : ""
    return "\n" + entry
      + "msgid_plural \"\(body)\"\nmsgstr[0] \"\(filled)\"\nmsgstr[1] \"\(filled)\"\n"
  }

  /// NLLB-200's languages.
  private static let codes = """
    ace_Arab ace_Latn acm_Arab acq_Arab aeb_Arab afr_Latn ajp_Arab aka_Latn amh_Ethi apc_Arab
    arb_Arab ars_Arab ary_Arab arz_Arab asm_Beng ast_Latn awa_Deva ayr_Latn azb_Arab azj_Latn
    bak_Cyrl bam_Latn ban_Latn bel_Cyrl bem_Latn ben_Beng bho_Deva bjn_Arab bjn_Latn bod_Tibt
    bos_Latn bug_Latn bul_Cyrl cat_Latn ceb_Latn ces_Latn cjk_Latn ckb_Arab crh_Latn cym_Latn
    dan_Latn deu_Latn dik_Latn dyu_Latn dzo_Tibt ell_Grek eng_Latn epo_Latn est_Latn eus_Latn
    ewe_Latn fao_Latn pes_Arab fij_Latn fin_Latn fon_Latn fra_Latn fur_Latn fuv_Latn gla_Latn
    gle_Latn glg_Latn grn_Latn guj_Gujr hat_Latn hau_Latn heb_Hebr hin_Deva hne_Deva hrv_Latn
    hun_Latn hye_Armn ibo_Latn ilo_Latn ind_Latn isl_Latn ita_Latn jav_Latn jpn_Jpan kab_Latn
    kac_Latn kam_Latn kan_Knda kas_Arab kas_Deva kat_Geor knc_Arab knc_Latn kaz_Cyrl kbp_Latn
    kea_Latn khm_Khmr kik_Latn kin_Latn kir_Cyrl kmb_Latn kon_Latn kor_Hang kmr_Latn lao_Laoo
    lvs_Latn lij_Latn lim_Latn lin_Latn lit_Latn lmo_Latn ltg_Latn ltz_Latn lua_Latn lug_Latn
    luo_Latn lus_Latn mag_Deva mai_Deva mal_Mlym mar_Deva min_Latn mkd_Cyrl plt_Latn mlt_Latn
    mni_Beng khk_Cyrl mos_Latn mri_Latn zsm_Latn mya_Mymr nld_Latn nno_Latn nob_Latn npi_Deva
    nso_Latn nus_Latn nya_Latn oci_Latn gaz_Latn ory_Orya pag_Latn pan_Guru pap_Latn pol_Latn
    por_Latn prs_Arab pbt_Arab quy_Latn ron_Latn run_Latn rus_Cyrl sag_Latn san_Deva sat_Beng
    scn_Latn shn_Mymr sin_Sinh slk_Latn slv_Latn smo_Latn sna_Latn snd_Arab som_Latn sot_Latn
    spa_Latn als_Latn srd_Latn srp_Cyrl ssw_Latn sun_Latn swe_Latn swh_Latn szl_Latn tam_Taml
    tat_Cyrl tel_Telu tgk_Cyrl tgl_Latn tha_Thai tir_Ethi taq_Latn taq_Tfng tpi_Latn tsn_Latn
    tso_Latn tuk_Latn tum_Latn tur_Latn twi_Latn tzm_Tfng uig_Arab ukr_Cyrl umb_Latn urd_Arab
    uzn_Latn vec_Latn vie_Latn war_Latn wol_Latn xho_Latn ydd_Hebr yor_Latn yue_Hant zho_Hans
    zho_Hant zul_Latn
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// GNU gettext's checker of catalogues.
private enum MessageFormatTool {
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(
    separator: ":"
  )
  .map { "\($0)/msgfmt" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What `msgfmt --check` finds wrong with `catalogue`; nil if it takes it.
  static func complaint(about catalogue: [UInt8]) throws -> String? {
    let (status, _, errors) = try run(["--check", "-o", "/dev/null"], on: catalogue, path: path)
    return status == 0 ? nil : errors
  }

  /// `catalogue` as gettext writes it; nil if it refuses it.
  static func written(_ catalogue: [UInt8]) throws -> [UInt8]? {
    let path = path.map { $0.replacing("msgfmt", with: "msgcat") }
    let (status, output, _) = try run([], on: catalogue, path: path)
    return status == 0 ? output : nil
  }

  private static func run(
    _ arguments: [String], on catalogue: [UInt8], path: String?
  ) throws -> (status: Int32, output: [UInt8], errors: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).po")
    try Data(catalogue).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = arguments + [file.path]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, Array(written), String(decoding: text, as: UTF8.self))
  }
}
