import SteleTokenizer
import Testing

@Suite struct LanguageTableTests {
  private let languages: LanguageTable

  init() throws {
    languages = try TokenizerFixture(pieces: [
      .init(text: Array("<unk>".utf8), score: 0, kind: .unknown),
      .init(text: Array("a".utf8), score: 0, kind: .normal),
    ]).tokenizer.languages
  }

  @Test func `All languages are there in NLLB's order with names`() {
    #expect(languages.all.count == 202)
    #expect(languages.all.first?.code == "ace_Arab" && languages.all.last?.code == "zul_Latn")
    #expect(languages.all.allSatisfy { $0.name != $0.code })
    #expect(languages.all.map(\.id) == Array(3..<205))
  }

  @Test(arguments: [
    ("eng_Latn", "eng_Latn"), ("ENG_latn", "eng_Latn"), ("eng-Latn", "eng_Latn"),
    ("eng", "eng_Latn"),
    ("en", "eng_Latn"), ("en_US", "eng_Latn"), ("en-GB", "eng_Latn"), ("English", "eng_Latn"),
    ("zh", "zho_Hans"), ("zh-CN", "zho_Hans"), ("zh-TW", "zho_Hant"), ("zh-Hant", "zho_Hant"),
    ("zh-Hans-CN", "zho_Hans"), ("Chinese (Simplified)", "zho_Hans"), ("yue", "yue_Hant"),
    ("ar", "arb_Arab"), ("fa", "pes_Arab"), ("no", "nob_Latn"), ("nn", "nno_Latn"),
    ("sr", "srp_Cyrl"), ("sr-Cyrl", "srp_Cyrl"), ("pt-BR", "por_Latn"), ("pt", "por_Latn"),
    ("iw", "heb_Hebr"), ("fil", "tgl_Latn"), ("ms", "zsm_Latn"), ("sw", "swh_Latn"),
    ("ku", "kmr_Latn"), ("ckb", "ckb_Arab"), ("kas-Deva", "kas_Deva"),
    ("ks-Arab", "kas_Arab"),
    ("french", "fra_Latn"),
    ("mn", "khk_Cyrl"), ("Norwegian Bokmål", "nob_Latn"),
  ])
  func `Languages go by their usual names`(_ name: String, _ code: String) throws {
    #expect(try languages.language(matching: name).code == code)
  }

  @Test(arguments: ["ace", "kas", "taq", "Acehnese", "bjn", "knc", "ks", "kr"])
  func `Names of several are ambiguous and list them`(_ name: String) {
    do {
      _ = try languages.language(matching: name)
      Issue.record("\(name) is not ambiguous")
    } catch {
      guard case .ambiguous(_, let candidates) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(candidates.count == 2)
    }
  }

  @Test(arguments: ["sr-Latn", "arb_Latn", "min_Arab"])
  func `Scripts that NLLB lacks are explained`(_ name: String) {
    do {
      _ = try languages.language(matching: name)
      Issue.record("\(name) was found")
    } catch {
      guard case .notInModel = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(arguments: [
    ("jp", "jpn_Jpan"), ("gr", "ell_Grek"), ("ua", "ukr_Cyrl"), ("cn", "zho_Hans"),
    ("cz", "ces_Latn"), ("dk", "dan_Latn"), ("se", "swe_Latn"), ("deutsch", "deu_Latn"),
    ("Français", "fra_Latn"), ("español", "spa_Latn"), ("中文", "zho_Hans"),
    ("日本語", "jpn_Jpan"), ("русский", "rus_Cyrl"), ("Ελληνικά", "ell_Grek"),
    ("українська", "ukr_Cyrl"), ("Bahasa Indonesia", "ind_Latn"), ("espaniol", "spa_Latn"),
    ("Deutch", "deu_Latn"),
  ])
  func `The country's language and own names of languages are suggested first`(
    _ name: String, _ code: String
  ) {
    do {
      _ = try languages.language(matching: name)
      Issue.record("\(name) was found")
    } catch {
      guard case .unknown(_, let suggestions) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(suggestions.first?.hasPrefix(code) == true, "\(suggestions)")
    }
  }

  @Test func `A code that is more often a country's comes with a note`() throws {
    #expect(try languages.language(matching: "ee").code == "ewe_Latn")
    #expect(languages.note(on: "ee")?.contains("est_Latn") == true)
    #expect(languages.note(on: "fr") == nil)
    let error = #expect(throws: LanguageError.self) { try languages.language(matching: "kr") }
    #expect(error?.description.contains("Korean is kor_Hang") == true)
  }

  @Test func `Unknown names come with suggestions`() {
    for (name, suggestion) in [
      ("Frensh", "fra_Latn"), ("deu_Latin", "deu_Latn"), ("Swahilli", "swh_Latn"),
    ] {
      do {
        _ = try languages.language(matching: name)
        Issue.record("\(name) was found")
      } catch {
        #expect("\(error)".contains(suggestion), "\(error)")
      }
    }
    for name in ["", "klingon", "-", "_", "xx", String(repeating: "x", count: 100_000)] {
      #expect(throws: LanguageError.self) { try languages.language(matching: name) }
    }
  }
}
