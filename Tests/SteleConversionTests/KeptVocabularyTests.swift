import Foundation
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleConversion

/// What is kept of a tokenizer, and that text of kept pieces is segmented as before.
@Suite struct KeptVocabularyTests {
  private static let demo = Repository.root.appending(path: "Models/demo")
  private static let golden = Repository.golden.appending(path: "vocabulary")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A tokenizer, what is kept of it for some texts, and the tokenizer that is left.
  private struct Trimmed {
    let full: TokenizerSource
    let kept: KeptVocabulary
    let fullTokenizer: Tokenizer
    let tokenizer: Tokenizer

    /// The ids that the full tokenizer's `ids` become; nil if one is not kept.
    func remapped(_ ids: [TokenID]) -> [TokenID]? {
      let remapped = ids.compactMap { id in newIDs[id] }
      return remapped.count == ids.count ? remapped : nil
    }

    private let newIDs: [TokenID: TokenID]

    init(checkpoint: URL, texts: [String], folder: TemporaryFolder) throws {
      var files = CheckpointFolder(path: checkpoint.path)
      full = try TokenizerSource(reading: &files, vocabularyCount: 1 << 20)
      let first = full.pieces.count
      kept = try KeptVocabulary(
        for: texts.map { try VocabularyText(path: $0) }, of: full,
        ModelConfiguration(
          weights: .int8, width: 16, encoder: .init(layers: 1, heads: 1, feedForward: 16),
          decoder: .init(layers: 1, heads: 1, feedForward: 16), vocabularyCount: first + 300,
          maximumPositions: 64, embeddingMultiplier: 1, decoderStart: 2, end: 2, padding: 1,
          maximumLength: nil))
      newIDs = Dictionary(
        uniqueKeysWithValues: kept.rows.enumerated().map {
          (TokenID($0.element), TokenID($0.offset))
        }
      )
      fullTokenizer = try full.tokenizer(in: folder, named: "full.stele")
      tokenizer = try kept.tokenizer(of: full).tokenizer(in: folder, named: "kept.stele")
    }
  }

  private func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  /// The golden was made with sentencepiece and another Unicode table.
  @Test func `The pieces are those that the text and its scripts need`() throws {
    let trimmed = try Trimmed(
      checkpoint: Self.demo, texts: [Self.golden.appending(path: "text.txt").path], folder: folder)
    let found = trimmed.kept.selection.pieces.map { index in
      "\(index) \(String(decoding: trimmed.full.pieces[index].text, as: UTF8.self))"
    }
    let expected = try String(contentsOf: Self.golden.appending(path: "kept.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    #expect(Set(found).symmetricDifference(expected) == [])
    #expect(found == expected)
  }

  @Test func `Specials keep their ids and languages follow the pieces`() throws {
    let trimmed = try Trimmed(
      checkpoint: Self.demo, texts: [Self.golden.appending(path: "text.txt").path], folder: folder)
    #expect(Array(trimmed.kept.rows.prefix(4)) == [0, 1, 2, 3])
    #expect(trimmed.kept.rows == trimmed.kept.rows.sorted())
    let pieceCount = trimmed.kept.selection.pieces.count
    let languages = trimmed.tokenizer.languages.all
    #expect(languages.map(\.code) == trimmed.fullTokenizer.languages.all.map(\.code))
    #expect(
      languages.map { Int($0.id) } == Array(pieceCount + 1..<pieceCount + 1 + languages.count))
    #expect(trimmed.kept.rows.count == pieceCount + 1 + languages.count + 1)
    #expect(trimmed.kept.rows.last == trimmed.full.mask.map(Int.init))
  }

  @Test func `The demo tokenizer segments kept text as before`() throws {
    let text = Self.golden.appending(path: "text.txt")
    try expectEqualSegmentation(
      Trimmed(checkpoint: Self.demo, texts: [text.path], folder: folder),
      lines: String(contentsOf: text, encoding: .utf8))
  }

  @Test func `The real tokenizer segments kept text as before`() throws {
    guard let model = Repository.sharedData("nllb-tokenizer/sentencepiece.bpe.model"),
      let text = Repository.sharedData("multilingual/lines.txt")
    else { return }
    try expectEqualSegmentation(
      Trimmed(checkpoint: model.deletingLastPathComponent(), texts: [text.path], folder: folder),
      lines: String(contentsOf: text, encoding: .utf8))
  }

  /// Compares the texts' own lines, and random texts of kept pieces: of some, the full tokenizer
  /// makes other pieces, and where these are kept, both must agree.
  private func expectEqualSegmentation(_ trimmed: Trimmed, lines: String) throws {
    var counts = (compared: 0, notKept: 0)
    func compare(_ text: String) {
      let ids = trimmed.fullTokenizer.pieceIDs(of: text)
      guard let expected = trimmed.remapped(ids) else {
        counts.notKept += 1
        return
      }
      counts.compared += 1
      #expect(trimmed.tokenizer.pieceIDs(of: text) == expected, "\(text)")
    }
    for line in lines.split(separator: "\n") { compare(String(line)) }
    #expect(counts.notKept == 0 && counts.compared > 0)

    var random = SplitMix64(seed: 7)
    let pieces = trimmed.kept.selection.pieces.filter { trimmed.full.pieces[$0].kind == .normal }
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 1...6, using: &random)).flatMap { _ in
        trimmed.full.pieces[pieces[Int.random(in: pieces.indices, using: &random)]].text
      }
      compare(String(decoding: bytes, as: UTF8.self).replacing("▁", with: " "))
    }
    #expect(counts.compared > 300 && counts.notKept > 100, "\(counts)")
  }

  @Test func `Unknown characters stay unknown`() throws {
    let trimmed = try Trimmed(
      checkpoint: Self.demo, texts: [try write("Two dogs", to: "a.txt")], folder: folder)
    let ids = trimmed.tokenizer.pieceIDs(of: "Two собаки")
    #expect(ids.last == TokenLayout.unknown)
    #expect(!trimmed.fullTokenizer.pieceIDs(of: "Two собаки").contains(TokenLayout.unknown))
    // Other words of a kept script are spelt.
    #expect(!trimmed.tokenizer.pieceIDs(of: "Zwölf Boxkämpfer, 12!").contains(TokenLayout.unknown))
  }

  /// Of a line of more than 1 MiB each part is read by itself.
  @Test func `Long lines are read in parts`() throws {
    let words = "Two dogs are playing. "
    let line = String(
      repeating: words, count: 3 * VocabularyText.longestPart / 2 / words.utf8.count)
    let cut = try Trimmed(checkpoint: Self.demo, texts: [write(line, to: "a.txt")], folder: folder)
    let short = try Trimmed(
      checkpoint: Self.demo, texts: [write(words, to: "b.txt")], folder: folder)
    #expect(cut.kept.rows == short.kept.rows)
    let unbroken = String(repeating: "二人の女性", count: VocabularyText.longestPart / 12)
    let spaceless = try Trimmed(
      checkpoint: Self.demo, texts: [write(unbroken, to: "c.txt")], folder: folder)
    #expect(spaceless.kept.selection.unknownCount == 0)
  }

  /// The first word of a letter's name, also where names are made by a rule.
  @Test(
    arguments: [
      ("a", "LATIN"), ("ж", "CYRILLIC"), ("ب", "ARABIC"), ("न", "DEVANAGARI"), ("漢", "CJK"),
      ("한", "HANGUL"), ("ひ", "HIRAGANA"), ("カ", "KATAKANA"), ("ก", "THAI"), ("አ", "ETHIOPIC"),
      ("გ", "GEORGIAN"), ("Հ", "ARMENIAN"), ("ⵣ", "TIFINAGH"), ("ā", "LATIN"), ("א", "HEBREW"),
      ("ー", nil), ("ʼ", nil), ("々", nil), ("3", nil), ("।", nil), ("ी", nil), ("▁", nil),
    ] as [(Unicode.Scalar, String?)])
  func `A letter has the script of its name`(_ character: Unicode.Scalar, _ script: String?) {
    #expect(character.letterScript.map(String.init) == script)
  }
}
