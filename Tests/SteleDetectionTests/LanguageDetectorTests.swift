import Foundation
import SteleDetection
import SteleTestSupport
import Testing

extension LanguageDetector {
  /// The detector that comes with the program.
  static func committed() throws -> LanguageDetector {
    try LanguageDetector(opening: committedPath)
  }

  static var committedPath: String {
    Repository.root.appending(path: "Models/language-detector.stele").path
  }
}

@Suite struct LanguageDetectorTests {
  private let detector: LanguageDetector

  init() throws { detector = try LanguageDetector.committed() }

  private func best(_ text: String) -> String? { detector.detect(text).first?.language }

  /// Sentences that nobody learned from, and the codes that are right.
  private func golden() throws -> [(codes: [String], text: String)] {
    let file = Repository.golden.appending(path: "detection/sentences.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return (fields[0].split(separator: " ").map(String.init), fields[1])
    }
  }

  /// The share that is right of each language, by its codes: of every sentence, or of every so many.
  private func shares(
    every step: Int = 1, _ change: (String) -> String = { $0 }
  ) throws -> [[String]: Double] {
    var marks: [[String]: [Double]] = [:]
    for (number, (codes, text)) in try golden().enumerated() where number % step == 0 {
      marks[codes, default: []].append(codes.contains(best(change(text)) ?? "") ? 1 : 0)
    }
    return marks.mapValues { $0.reduce(0, +) / Double($0.count) }
  }

  private func mean(_ shares: [[String]: Double]) -> Double {
    shares.values.reduce(0, +) / Double(shares.count)
  }

  /// Languages that LibreTranslate has, too.
  private static let common = """
    arb_Arab azj_Latn bul_Cyrl ben_Beng cat_Latn ces_Latn dan_Latn deu_Latn ell_Grek eng_Latn epo_Latn \
    spa_Latn est_Latn eus_Latn pes_Arab fin_Latn fra_Latn gle_Latn glg_Latn heb_Hebr hin_Deva hun_Latn \
    ind_Latn ita_Latn jpn_Jpan kor_Hang lit_Latn lvs_Latn zsm_Latn nob_Latn nld_Latn pol_Latn por_Latn \
    ron_Latn rus_Cyrl slk_Latn slv_Latn als_Latn srp_Cyrl swe_Latn tha_Thai tgl_Latn tur_Latn ukr_Cyrl \
    urd_Arab vie_Latn zho_Hans
    """.split(separator: " ").map(String.init)

  @Test func `Sentences that nobody learned from are told`() throws {
    let all = try shares()
    let ours = all.filter { Self.common.contains($0.key[0]) }
    #expect(all.count == 113 && ours.count == 47)
    #expect(mean(all) >= 0.88, "\(mean(all))")
    #expect(mean(ours) >= 0.95, "\(mean(ours))")
  }

  @Test func `Capitals, accents apart, and signs change little`() throws {
    let plain = try mean(shares(every: 3))
    // Georgian's capitals, Turkish dots and the like lose a little.
    #expect(try mean(shares(every: 3) { $0.uppercased() }) >= plain - 0.02)
    #expect(try mean(shares(every: 3) { $0.decomposedStringWithCanonicalMapping }) >= plain - 0.005)
    #expect(try mean(shares(every: 3) { "😀 (\($0)) — 42 % <b>\($0)</b> &nbsp;" }) >= plain - 0.01)
    #expect(
      try mean(shares(every: 3) { "\($0) https://example.com/index.html?x=1 user@example.com" })
        >= plain
        - 0.005)
  }

  @Test func `Scripts that one language writes tell it`() throws {
    let texts = [
      "Բարեւ ձեզ": "hye_Armn", "Καλημέρα": "ell_Grek", "გამარჯობა": "kat_Geor",
      "ᲒᲐᲛᲐᲠᲯᲝᲑᲐ": "kat_Geor",
      "ਸਤ ਸ੍ਰੀ ਅਕਾਲ": "pan_Guru", "નમસ્તે": "guj_Gujr", "안녕하세요": "kor_Hang", "こんにちは": "jpn_Jpan",
      "សួស្តី": "khm_Khmr", "ನಮಸ್ಕಾರ": "kan_Knda", "ສະບາຍດີ": "lao_Laoo", "നമസ്കാരം": "mal_Mlym",
      "ନମସ୍କାର": "ory_Orya", "ආයුබෝවන්": "sin_Sinh", "வணக்கம்": "tam_Taml", "నమస్కారం": "tel_Telu",
      "สวัสดี": "tha_Thai", "མཁྱེན་": "bod_Tibt", "မင်္ဂလာပါ": "mya_Mymr", "ᱡᱚᱦᱟᱨ": "sat_Beng",
      "ⴰⵣⵓⵍ": "tzm_Tfng",
      "မႂ်ႇသုင်ၶႃႈ": "shn_Mymr", "ጥዑም ቕሽሽ": "tir_Ethi",
    ]
    for (text, code) in texts {
      #expect(best(text) == code, "\(text)")
      if let sure = detector.detect(text).first { #expect(sure.confidence > 0.5, "\(text)") }
    }
  }

  @Test func `The script with the most to say decides about mixed texts, whatever the names in it`()
  {
    let texts = [
      "Установите пакет Visual Studio Code и перезапустите Windows": "Cyrl",
      "我用 Microsoft Word 写论文": "Hans", "昨日 iPhone を買いました": "Jpan",
      "ما هو نظام Linux و Android": "Arab", "구글 Chrome 브라우저를 설치하세요": "Hang",
      "The Russian word привет means hello in English": "Latn",
    ]
    for (text, script) in texts { #expect(best(text)?.hasSuffix("_" + script) == true, "\(text)") }
  }

  @Test func `Simplified and traditional Chinese are told apart`() {
    #expect(best("这个问题很难回答，我们需要时间") == "zho_Hans")
    #expect(best("這個問題很難回答，我們需要時間") == "zho_Hant")
  }

  @Test func `Texts without language have none`() {
    let texts = [
      "", " \n\t", "12345, 3.14 €", "— ☃ 😀🎉 !?", "https://example.com/hello_world",
      "user@example.com",
      "<br/>&nbsp;", "{name} %s $HOME", "x86_64 v1.2b", "\u{FFFD}\u{0}", "\u{301}\u{200D}", "'''",
    ]
    for text in texts { #expect(detector.detect(text).isEmpty, "\(text)") }
  }

  @Test
  func `An answer has three languages at most, best first, whose confidences are a share of one`()
    throws
  {
    for (_, text) in try golden() {
      let found = detector.detect(text)
      #expect((1...3).contains(found.count), "\(text)")
      #expect(found.map(\.confidence) == found.map(\.confidence).sorted(by: >), "\(text)")
      #expect(found.reduce(0) { $0 + $1.confidence } <= 1.000_001, "\(text)")
      #expect(Set(found.map(\.language)).count == found.count, "\(text)")
    }
  }

  @Test func `Answers are as sure as they are right`() throws {
    var sure: [Bool] = []
    for (codes, text) in try golden() {
      guard let first = detector.detect(text).first, first.confidence >= 0.9 else { continue }
      sure.append(codes.contains(first.language))
    }
    let share = Double(sure.count { $0 }) / Double(sure.count)
    #expect(sure.count > 700 && share > 0.95, "\(sure.count) \(share)")
  }

  @Test func `A restricted detector answers nothing else`() {
    let two = detector.restricted(to: ["deu_Latn", "rus_Cyrl", "none_Such"])
    #expect(two.languages == ["deu_Latn", "rus_Cyrl"])
    #expect(two.detect("Where is the station?").map(\.language) == ["deu_Latn"])
    #expect(two.detect("Where is the station?").first?.confidence == 1)
    #expect(two.detect("ありがとう").isEmpty)
    #expect(two.restricted(to: ["eng_Latn"]).languages.isEmpty)
    #expect(detector.restricted(to: []).detect("Hello").isEmpty)
  }

  @Test func `Every language can be an answer`() {
    #expect(detector.languages.count > 150)
    #expect(detector.languages == detector.languages.sorted())
  }
}
