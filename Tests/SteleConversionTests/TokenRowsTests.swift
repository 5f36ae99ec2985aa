import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

/// The order of the embedding's rows, by the scripts of tokens.
@Suite struct TokenRowsTests {
  private static let demo = Repository.root.appending(path: "Models/demo")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func model(_ checkpoint: TinyCheckpoint) throws -> ModelFile {
    try checkpoint.write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .float32).write(to: path)
    return try ModelFile(opening: path)
  }

  @Test func `Pieces belong to the script of most of their letters`() throws {
    let checkpoint = TinyCheckpoint(morePieces: [
      "▁при", "नी", "ा", "日本", "です", "カ", "ー", "abв", "aв", "1", "१", "▁«", "ab", "é", "🙂",
      "한", "ا", "́", "Ⅷ",
    ])
    let model = try model(checkpoint)
    let scripts = model.tokenRows.scripts
    #expect(
      scripts.map(\.code)
        == ["Zyyy", "Latn", "Cyrl", "Arab", "Deva", "Hang", "Hira", "Kana", "Hani"])
    for (script, texts) in [
      "Latn": ["▁the", "th", "abв", "aв", "ab", "é"], "Cyrl": ["▁при"], "Deva": ["नी", "ा"],
      "Hani": ["日本"], "Hira": ["です"], "Kana": ["カ"], "Hang": ["한"], "Arab": ["ا"],
      // Single ASCII letters spell names in any script.
      "Zyyy": ["a", "z", "?", "▁", "ー", "1", "१", "▁«", "🙂", "<unk>", "</s>", "́", "Ⅷ"],
    ] {
      for text in texts {
        #expect(try self.script(text, checkpoint, model) == script, "\(text)")
      }
    }
    // Languages and the mask token, which are no pieces.
    for token in checkpoint.pieces.count + 1..<checkpoint.vocabularyCount {
      #expect(model.tokenRows.group(of: Int32(token)) == 0)
    }
  }

  private func script(
    _ text: String, _ checkpoint: TinyCheckpoint, _ model: ModelFile
  ) throws -> String {
    let piece = try #require(checkpoint.pieces.firstIndex { $0.text == text })
    let rows = model.tokenRows
    return rows.scripts[rows.group(of: Int32(piece + TokenLayout.pieceOffset))].code
  }

  /// Against the order as it is defined, with more tokens than counts are kept for.
  @Test func `Rows are those of the order`() throws {
    let path = folder.path("demo.stele")
    try Converter(checkpoint: Self.demo.path, weights: .int8).write(to: path)
    let file = try ModelFile(opening: path)
    let rows = file.tokenRows
    let count = file.configuration.vocabularyCount
    let ordered = (0..<Int32(count)).sorted { first, second in
      (rows.group(of: first), first) < (rows.group(of: second), second)
    }
    #expect(rows.scripts.count > 10)
    #expect(rows.scripts.first?.rows.lowerBound == 0 && rows.scripts.last?.rows.upperBound == count)
    for (row, token) in ordered.enumerated() {
      #expect(rows.row(of: token) == Int32(row))
      #expect(rows.token(ofRow: Int32(row)) == token)
      #expect(rows.scripts[rows.group(of: token)].rows.contains(row))
    }
    let scratch = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: TokenRows.mostGroups)
    defer { scratch.deallocate() }
    for step in [1, 3, 255, 256, 1000, count - 1] {
      let tokens = Array(stride(from: Int32(0), to: Int32(count), by: step))
      var found: [Int32] = []
      rows.forEach(of: tokens, scratch: scratch) { group, row in
        #expect(rows.scripts[group].rows.contains(Int(row)))
        found.append(row)
      }
      #expect(found == tokens.map { rows.row(of: $0) }, "every \(step)th")
    }
  }

  @Test func `Kept vocabularies are ordered as well`() throws {
    let text = folder.path("text.txt")
    try Data("A man in a blue shirt. 日本 Япония\n".utf8).write(to: URL(filePath: text))
    let path = folder.path("kept.stele")
    try Converter(checkpoint: Self.demo.path, weights: .int8, keepingVocabularyOf: [text])
      .write(to: path)
    let file = try ModelFile(opening: path)
    try file.verify()
    let codes = file.tokenRows.scripts.map(\.code)
    #expect(codes.starts(with: ["Zyyy", "Latn"]) && codes.contains("Cyrl"))
    #expect(codes.contains("Hani") && !codes.contains("Hang"))
    #expect(file.tokenRows.scripts.last?.rows.upperBound == file.configuration.vocabularyCount)
  }
}
