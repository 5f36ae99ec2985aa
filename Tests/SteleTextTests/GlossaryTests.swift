import SteleTestSupport
import SteleText
import Testing

@Suite struct GlossaryTests {
  private func glossary(_ text: String) throws(GlossaryError) -> Glossary {
    try Glossary(parsing: Array(text.utf8), path: "terms.tsv")
  }

  /// "matched=target" of each match.
  private func found(_ text: String, by glossary: Glossary) -> [String] {
    let bytes = Array(text.utf8)
    return glossary.matches(in: bytes).map {
      String(decoding: bytes[$0.range], as: UTF8.self) + "="
        + String(decoding: $0.target, as: UTF8.self)
    }
  }

  @Test func `Lines are terms and remarks and blanks are not`() throws {
    let glossary = try glossary(
      "\u{FEFF}# terms\r\n\r\n  \ncat\tKatze\r\n dog \t Hund \ncat\tKatze")
    #expect(found("cat dog", by: glossary) == ["cat=Katze", "dog=Hund"])
    #expect(found("cat", by: try self.glossary("")).isEmpty)
  }

  @Test(arguments: [
    ("cat\tKatze\ndog", "terms.tsv:2: there is no tab"),
    ("\n\tKatze", "terms.tsv:2: there is no term"),
    ("cat\t \n", "terms.tsv:1: there is no translation"),
    ("cat\tKatze\tx", "terms.tsv:1: there is more than one tab"),
    (String(repeating: "a", count: 1025) + "\tb", "terms.tsv:1: the term is longer than 1024"),
    ("cat\tKatze\n#\ncat\tKater", "terms.tsv:3: \"cat\" has another translation in line 1"),
  ])
  func `Errors name the line`(_ text: String, _ message: String) {
    #expect {
      _ = try glossary(text)
    } throws: {
      "\($0)".hasPrefix(message)
    }
  }

  @Test func `Bytes that are not UTF-8 are an error`() {
    #expect(throws: GlossaryError.self) {
      _ = try Glossary(parsing: Array("a\t".utf8) + [0xFF], path: "terms.tsv")
    }
  }

  @Test func `Terms are whole words`() throws {
    let glossary = try glossary("cat\tKatze\nété\tSommer\nC++\tC++\nеда\tfood\n")
    #expect(
      found("cat, concat cats cat_x (cat) l'été", by: glossary) == [
        "cat=Katze", "cat=Katze", "été=Sommer",
      ])
    #expect(found("C++ and C++; победа еда", by: glossary) == ["C++=C++", "C++=C++", "еда=food"])
    #expect(found("e\u{301}cat cat\u{301} étéx xété", by: glossary).isEmpty)
  }

  @Test func `Terms are anywhere in scripts without spaces`() throws {
    let glossary = try glossary("学校\tschool\nแมว\tcat\n中\tmiddle")
    #expect(found("我在学校里。", by: glossary) == ["学校=school"])
    #expect(found("ฉันมีแมวสอง", by: glossary) == ["แมว=cat"])
    #expect(found("AI中x", by: glossary) == ["中=middle"])
  }

  @Test func `Longer terms go first`() throws {
    let glossary = try glossary(
      "machine\tM\nmachine learning\tML\nlearning rate schedule\tLRS\nrate\tR\n学\t1\n学校\t2")
    #expect(found("machine learning rate", by: glossary) == ["machine learning=ML", "rate=R"])
    #expect(
      found("machine learning rate schedule", by: glossary) == [
        "machine=M", "learning rate schedule=LRS",
      ])
    #expect(found("machine learnings", by: glossary) == ["machine=M"])
    #expect(found("学学校学", by: glossary) == ["学=1", "学校=2", "学=1"])
  }

  @Test func `A capital at the start of a small term is carried over`() throws {
    let glossary = try glossary(
      "cat\tkatze\nApple\tApple\napple\tapfel\nété\tßa\nиз\tfrom\nUSA\tusa\nǆep\tpocket")
    #expect(found("Cat cat CAT", by: glossary) == ["Cat=Katze", "cat=katze"])
    #expect(found("Apple apple", by: glossary) == ["Apple=Apple", "apple=apfel"])
    #expect(found("Été Из USA usa", by: glossary) == ["Été=Ssa", "Из=From", "USA=usa"])
    #expect(found("ǅep", by: glossary) == ["ǅep=Pocket"])
  }

  @Test func `Matches are terms in order with their translations`() throws {
    var random = SplitMix64(seed: 11)
    let letters = ["a", "b", " ", "é", "学", "A"]
    func string(_ count: Int) -> String {
      (0..<count).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    }
    for _ in 0..<300 {
      let sources = Set((0..<8).map { _ in string(Int.random(in: 1...4, using: &random)) })
        .filter { !$0.allSatisfy { $0 == " " } && $0.first != " " && $0.last != " " }
      let glossary = try glossary(sources.map { "\($0)\t<\($0)>" }.sorted().joined(separator: "\n"))
      let text = Array(string(30).utf8) + [0x80, 0xE5, 0xAD] + Array(string(9).utf8)
      var end = 0
      for match in glossary.matches(in: text) {
        #expect(match.range.lowerBound >= end)
        end = match.range.upperBound
        let source = String(decoding: text[match.range], as: UTF8.self)
        let lower = source.prefix(1).lowercased() + source.dropFirst()
        let target = String(decoding: match.target, as: UTF8.self)
        #expect(target == "<\(source)>" || target == "<\(lower)>")
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `Many terms and overlaps are fast`() throws {
    let terms = (0..<20_000).map { "term\($0) of \($0)\tt\($0)" }.joined(separator: "\n")
    let many = try glossary(terms)
    let text = (0..<5_000).map { "term\($0) of \($0)" }.joined(separator: ", ")
    #expect(many.matches(in: Array(text.utf8)).count == 5_000)
    let nested = try glossary(
      (1...100).map { String(repeating: "学", count: $0) + "\t\($0)" }.joined(separator: "\n"))
    let matches = nested.matches(in: Array(String(repeating: "学", count: 5_000).utf8))
    #expect(matches.reduce(0) { $0 + $1.range.count } == 15_000)
  }
}
