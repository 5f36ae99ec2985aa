import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

/// Model files with a part of the vocabulary.
@Suite struct TrimmedModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  /// Converts `checkpoint` with the vocabulary of `texts`, all of it where there are none.
  private func convert(
    _ checkpoint: TinyCheckpoint = TinyCheckpoint(), to name: String, weights: WeightType = .int8,
    embedding: WeightType? = nil, texts: [String]
  ) throws -> ModelFile {
    try checkpoint.write(to: folder.url.appending(path: "checkpoint"))
    try Converter(
      checkpoint: folder.path("checkpoint"), weights: weights, embedding: embedding,
      keepingVocabularyOf: texts
    ).write(to: folder.path(name))
    return try ModelFile(opening: folder.path(name))
  }

  /// What converting with these texts complains about; empty if it does not.
  private func complaint(
    _ checkpoint: TinyCheckpoint = TinyCheckpoint(), texts: [String]
  ) -> String {
    do {
      _ = try convert(checkpoint, to: "refused.stele", texts: texts)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// The embedding's values of each token: its weights by inputs, then what its vectors say of it.
  private func rows(of model: ModelFile) throws -> [[UInt32]] {
    let block = try #require(model.plan.blocks.last)
    let matrix = try #require(block.matrices.first)
    let depth = matrix.geometry.depth
    let order = (0..<Int32(matrix.geometry.rows)).map { Int(model.tokenRows.row(of: $0)) }
    switch matrix.weights {
    case .float32:
      let tiles = try model.tiles(of: .float32, of: matrix, in: block, as: Float.self)
      return order.map { row in
        (0..<depth).map { tiles[(row / 16 * depth + $0) * 16 + row % 16].bitPattern }
      }
    case .int4:
      let tiles = try model.tiles(of: .int4, of: matrix, in: block, as: UInt8.self)
      let plain = PlainWeights(
        part: .int4, depth: depth, bytes: tiles.withUnsafeBufferPointer { Array($0) })
      return order.map { row in
        (0..<depth).flatMap {
          [UInt32(plain.weight(row, $0) + 8), UInt32(plain.scale(row, $0).bitPattern)]
        }
      }
    case .int8: break
    }
    let high = try model.tiles(of: .high, of: matrix, in: block, as: UInt8.self)
    let low = try model.tiles(of: .low, of: matrix, in: block, as: UInt8.self)
    let scales = try model.vectors(of: block)
    let means = try model.lowMeans(of: matrix, in: block)
    let spreads = try model.lowSpreads(of: matrix, in: block)
    return order.map { row in
      let bytes = (0..<depth / 2).flatMap { byte in
        let place = ((row / 16 * (depth / 8) + byte / 4) * 16 + row % 16) * 4 + byte % 4
        return [UInt32(high[place]), UInt32(low[place])]
      }
      return bytes + [scales[row].bitPattern, UInt32(means[row]), UInt32(spreads[row])]
    }
  }

  /// Of TinyCheckpoint's pieces, "in" and "er" go; "th" and "▁th" are on the way to "▁the".
  @Test(arguments: [
    (WeightType.int8, WeightType.int8), (.int4, .int8), (.int4, .int4), (.float32, .float32),
  ])
  func `Kept rows are those of the whole model to the bit`(
    _ weights: WeightType, _ embedding: WeightType
  ) throws {
    let whole = try convert(to: "whole.stele", weights: weights, embedding: embedding, texts: [])
    let trimmed = try convert(
      to: "trimmed.stele", weights: weights, embedding: embedding,
      texts: [write("the\n", to: "a.txt")])
    try trimmed.verify()
    let pieces = TinyCheckpoint().pieces.map(\.text)
    let dropped = ["in", "er"].compactMap { pieces.firstIndex(of: $0).map { $0 + 1 } }
    let wholeRows = try rows(of: whole)
    let kept = wholeRows.indices.filter { !dropped.contains($0) }
    #expect(dropped.count == 2 && Set(wholeRows).count == wholeRows.count)
    #expect(try rows(of: trimmed) == kept.map { wholeRows[$0] })
    #expect(trimmed.configuration.vocabularyCount == whole.configuration.vocabularyCount - 2)

    let names = whole.container.sections.map(\.name).filter { name in
      !["embedding.", "tokenizer.", "manifest", "model."].contains { name.hasPrefix($0) }
    }
    #expect(names.count > 20)
    for name in names {
      let sections = [whole, trimmed].map { model in
        model.container.sections.first { $0.name == name }?.checksum
      }
      #expect(sections[0] == sections[1], "\(name)")
    }
  }

  @Test func `Rows beyond the tokenizer are dropped`() throws {
    var checkpoint = TinyCheckpoint()
    let count = checkpoint.vocabularyCount
    checkpoint.tensors["model.shared.weight"]?.shape = [count + 7, 16]
    checkpoint.tensors["model.shared.weight"]?.values += [Float](repeating: 9, count: 7 * 16)
    let trimmed = try convert(
      checkpoint, to: "trimmed.stele", texts: [write("the inner", to: "a.txt")])
    #expect(trimmed.configuration.vocabularyCount == count)
    let manifest = try Manifest(
      parsing: trimmed.container.text(named: ModelPlan.manifestSection))
    #expect(manifest.vocabulary?.keptCount == count && manifest.vocabulary?.fullCount == count + 7)
  }

  @Test func `The manifest names the texts and nothing else depends on their order`() throws {
    let texts = try [write("the\n", to: "b.txt"), write("inner", to: "a.txt")]
    _ = try convert(to: "first.stele", texts: texts)
    let second = try convert(to: "second.stele", texts: texts.reversed())
    let files = try ["first", "second"].map {
      try Data(contentsOf: URL(filePath: folder.path("\($0).stele")))
    }
    #expect(files[0] == files[1])
    let manifest = try Manifest(parsing: second.container.text(named: ModelPlan.manifestSection))
    let vocabulary = try #require(manifest.vocabulary)
    #expect(vocabulary.texts.map(\.name) == ["a.txt", "b.txt"])
    #expect(vocabulary.texts.map(\.byteCount) == [5, 4])
    // Of "inner", as sha256sum says.
    #expect(
      vocabulary.texts[0].sha256
        == "33bf6fbd7cd8379785a21e233d8e09f824e7bab459168a96312c1c882c1d7e1f")
    #expect(manifest.sources.allSatisfy { !$0.name.hasSuffix(".txt") })
    #expect(vocabulary.keptCount == second.configuration.vocabularyCount)
    #expect(vocabulary.fullCount == TinyCheckpoint().vocabularyCount)
    let whole = try convert(to: "whole.stele", texts: [])
    #expect(
      try Manifest(parsing: whole.container.text(named: ModelPlan.manifestSection)).vocabulary
        == nil)
  }

  @Test func `Texts that are none are refused by name`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("directory.txt"), withIntermediateDirectories: true)
    let good = try write("the cat\n", to: "good.txt")
    let cases = [
      (folder.path("missing.txt"), "cannot open"), (folder.path("directory.txt"), "regular file"),
      (try write("", to: "empty.txt"), "empty"),
      (try write(" \n\n   \n", to: "blank.txt"), "blank"),
      (try write("the c\0t", to: "binary.txt"), "byte 5 is zero"),
    ]
    for (path, part) in cases {
      for texts in [[path], [good, path], [path, good]] {
        let text = complaint(texts: texts)
        #expect(text.contains(path) && text.contains(part), "\(text)")
        #expect(text.contains("plain text (UTF-8)"), "\(text)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("refused.stele")))
  }

  @Test func `Bytes that are not UTF-8 are read as the tokenizer reads them`() throws {
    var random = SplitMix64(seed: 5)
    for seed in 0..<20 {
      let bytes = (0..<500).map { _ in UInt8.random(in: 1...255, using: &random) }
      let path = folder.path("garbage-\(seed).txt")
      try Data(bytes).write(to: URL(filePath: path))
      #expect(complaint(texts: [path]) == "")
    }
  }

  /// Positions count from the padding's id, so it must not change.
  @Test func `A padding token that would move is refused`() throws {
    var checkpoint = TinyCheckpoint()
    let text = try write("the", to: "a.txt")
    checkpoint.files["config.json"] = checkpoint.files["config.json"]?
      .replacing(#""pad_token_id": 1"#, with: #""pad_token_id": 12"#)
    #expect(complaint(checkpoint, texts: [text]).contains("token 12 the padding"))
    #expect(complaint(checkpoint, texts: []) == "")
    checkpoint.files["config.json"] = TinyCheckpoint().files["config.json"]?
      .replacing(#""decoder_start_token_id": 2"#, with: #""decoder_start_token_id": 9"#)
    // "er" has the id 9: it stays although no text has it, and moves up because "in" goes.
    let trimmed = try convert(checkpoint, to: "trimmed.stele", texts: [text])
    #expect(trimmed.configuration.decoderStart == 8)
    #expect(trimmed.configuration.vocabularyCount == checkpoint.vocabularyCount - 1)
  }
}
