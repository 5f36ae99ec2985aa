import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import Testing

@Suite struct ConverterTests {
  /// Converts `checkpoint` in a folder of its own; the folder lives as long as the returned value.
  private func convert(
    _ checkpoint: TinyCheckpoint, weights: WeightType = .int8, embedding: WeightType? = nil
  ) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    try checkpoint.write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(
      checkpoint: folder.path("checkpoint"), weights: weights, embedding: embedding
    ).write(to: path)
    return (folder, path)
  }

  /// What converting `checkpoint` complains about; empty if it does not.
  private func complaint(_ checkpoint: TinyCheckpoint) -> String {
    do {
      _ = try convert(checkpoint)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: WeightType.allCases)
  func `A converted model opens and verifies`(_ weights: WeightType) throws {
    let (folder, path) = try convert(TinyCheckpoint(), weights: weights)
    let model = try ModelFile(opening: path)
    try model.verify()
    #expect(model.configuration.weights == weights)
    #expect(model.configuration.encoder == .init(layers: 1, heads: 2, feedForward: 24))
    #expect(model.configuration.decoder == .init(layers: 2, heads: 4, feedForward: 24))
    #expect(model.configuration.maximumLength == 20)
    #expect(model.configuration.embeddingMultiplier == 4)
    #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    withExtendedLifetime(folder) {}
  }

  @Test func `Two conversions are byte-identical`() throws {
    for weights in WeightType.allCases {
      let (first, firstPath) = try convert(TinyCheckpoint(), weights: weights)
      let (second, secondPath) = try convert(TinyCheckpoint(), weights: weights)
      let bytes = try Data(contentsOf: URL(filePath: firstPath))
      #expect(try bytes == Data(contentsOf: URL(filePath: secondPath)))
      withExtendedLifetime((first, second)) {}
    }
  }

  @Test func `The manifest names every source file with its digest`() throws {
    let (folder, path) = try convert(TinyCheckpoint())
    let manifest = try Container(opening: path).text(named: ModelPlan.manifestSection)
    let text = String(decoding: manifest, as: UTF8.self)
    for name in ["config.json", "generation_config.json", "model.safetensors"] {
      #expect(text.contains("\"\(name)\""))
    }
    #expect(!text.contains(folder.url.path))
    #expect(!text.contains(String(repeating: "0", count: 64)))
  }

  @Test func `Int8 weights are within half a step of the checkpoint`() throws {
    let checkpoint = TinyCheckpoint()
    let (folder, path) = try convert(checkpoint)
    let model = try ModelFile(opening: path)
    let block = try #require(model.plan.blocks.first { $0.name == "encoder.0" })
    let matrix = try #require(block.matrices.first { $0.name == "feed_forward.in" })
    let tiles = try model.tiles(of: .int8, of: matrix, in: block, as: Int8.self)
    let scaleRange = try #require(
      block.vectors.first { $0.name == "feed_forward.in.scale" }
    ).range
    let scales = try model.vectors(of: block)[slice: scaleRange]
    let original = try #require(checkpoint.tensors["model.encoder.layers.0.fc1.weight"])
    let depth = matrix.geometry.depth
    for row in 0..<matrix.geometry.rows {
      for column in 0..<depth {
        let group = row / 16 * ((depth + 3) / 4) + column / 4
        let restored = Float(tiles[(group * 16 + row % 16) * 4 + column % 4]) * scales[row]
        #expect(abs(restored - original.values[row * depth + column]) <= scales[row] * 0.5001)
      }
    }
    withExtendedLifetime(folder) {}
  }

  /// Both halves of the embedding's weights, put together, and what is said of the low ones.
  @Test func `The embedding lies in two planes of halves`() throws {
    let checkpoint = TinyCheckpoint()
    let (folder, path) = try convert(checkpoint)
    let model = try ModelFile(opening: path)
    let block = try #require(model.plan.blocks.last)
    let matrix = try #require(block.matrices.first)
    let high = try model.tiles(of: .high, of: matrix, in: block, as: UInt8.self)
    let low = try model.tiles(of: .low, of: matrix, in: block, as: UInt8.self)
    let vectors = try model.vectors(of: block)
    let means = try model.lowMeans(of: matrix, in: block)
    let spreads = try model.lowSpreads(of: matrix, in: block)
    let rows = matrix.geometry.rows
    let original = try #require(checkpoint.tensors["model.shared.weight"])
    let depth = matrix.geometry.depth
    for row in 0..<rows {
      let scale = vectors[row]
      var halves: [Double] = []
      for column in 0..<depth {
        let group = row / 16 * ((depth + 7) / 8) + column / 8
        let byte = (group * 16 + row % 16) * 4 + column % 4
        let isFirst = column % 8 < 4
        let h = isFirst ? high[byte] >> 4 : high[byte] & 15
        let l = isFirst ? low[byte] & 15 : low[byte] >> 4
        let weight = 16 * Int(h) + Int(l) - 128
        halves.append(Double(l))
        let token = Int(model.tokenRows.token(ofRow: Int32(row)))
        let value = original.values[token * depth + column]
        #expect(abs(Float(weight) * scale - value) <= scale * 0.5001)
      }
      let mean = halves.reduce(0, +) / Double(depth)
      let variance = halves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(depth)
      #expect(abs(Double(means[row]) - 4096 * mean) <= 0.5 + 1e-9)
      let beyond = Double(spreads[row]) - 32 * variance.squareRoot()
      #expect(beyond > -1e-9 && beyond < 1)
    }
    #expect(vectors.count == rows)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [WeightType.int8, .int4])
  func `Int4 weights are those closest to the checkpoint`(_ embedding: WeightType) throws {
    let checkpoint = TinyCheckpoint()
    let (folder, path) = try convert(checkpoint, weights: .int4, embedding: embedding)
    let model = try ModelFile(opening: path)
    try model.verify()
    #expect(model.configuration.embeddingWeights == embedding)
    let names = [
      "encoder.0.feed_forward.in": "model.encoder.layers.0.fc1.weight",
      "encoder.0.feed_forward.out": "model.encoder.layers.0.fc2.weight",
      "decoder.1.self_attention.output": "model.decoder.layers.1.self_attn.out_proj.weight",
      "embedding.tokens": "model.shared.weight",
    ]
    for block in model.plan.blocks {
      for matrix in block.matrices {
        guard let name = names["\(block.name).\(matrix.name)"], matrix.weights == .int4 else {
          continue
        }
        let part = try #require(matrix.parts.first)
        #expect(part == .int4)
        let tiles = try model.tiles(of: part, of: matrix, in: block, as: UInt8.self)
        let depth = matrix.geometry.depth
        let plain = PlainWeights(
          part: part, depth: depth, bytes: tiles.withUnsafeBufferPointer { Array($0) })
        let original = try #require(checkpoint.tensors[name]).values
        for row in 0..<matrix.geometry.rows {
          let source =
            matrix.isEmbedding ? Int(model.tokenRows.token(ofRow: Int32(row))) : row
          for input in 0..<depth {
            let scale = Float(plain.scale(row, input))
            let closest = (original[source * depth + input] / scale).rounded(.toNearestOrEven)
            #expect(plain.weight(row, input) == Int(min(max(closest, -8), 7)))
          }
        }
      }
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `An embedding of a type that does not go with the weights is refused`() {
    for (weights, embedding) in [
      (WeightType.int8, WeightType.int4), (.float32, .int8), (.int4, .float32),
    ] {
      #expect(throws: ConversionError.self) {
        try convert(TinyCheckpoint(), weights: weights, embedding: embedding)
      }
    }
  }

  @Test func `Float32 weights are the checkpoint's own`() throws {
    let checkpoint = TinyCheckpoint()
    let (folder, path) = try convert(checkpoint, weights: .float32)
    let model = try ModelFile(opening: path)
    let block = try #require(model.plan.blocks.last)
    let matrix = try #require(block.matrices.first)
    let tiles = try model.tiles(of: .float32, of: matrix, in: block, as: Float.self)
    let original = try #require(checkpoint.tensors["model.shared.weight"])
    let depth = matrix.geometry.depth
    for row in 0..<matrix.geometry.rows {
      let token = Int(model.tokenRows.token(ofRow: Int32(row)))
      for column in 0..<depth {
        let value = tiles[(row / 16 * depth + column) * 16 + row % 16]
        #expect(value == original.values[token * depth + column])
      }
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `A missing tensor is named`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["model.decoder.layers.1.fc2.bias"] = nil
    #expect(complaint(checkpoint).contains("model.decoder.layers.1.fc2.bias"))
  }

  @Test func `An extra tensor is named`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["model.encoder.adapter.weight"] = ([2], [0, 0])
    #expect(complaint(checkpoint).contains("model.encoder.adapter.weight"))
  }

  @Test func `A misshapen tensor is named with both shapes`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["model.encoder.layers.0.fc1.weight"] = (
      [23, 16], [Float](repeating: 1, count: 23 * 16)
    )
    let text = complaint(checkpoint)
    #expect(text.contains("model.encoder.layers.0.fc1.weight"))
    #expect(text.contains("[23, 16]") && text.contains("[24, 16]"))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `A tensor that is not finite is named`(_ value: Float) {
    for name in ["model.encoder.layers.0.fc1.weight", "model.decoder.layer_norm.bias"] {
      var checkpoint = TinyCheckpoint()
      checkpoint.tensors[name]?.values[7] = value
      let text = complaint(checkpoint)
      #expect(text.contains(name) && text.contains("element 7"))
    }
  }

  @Test func `The tied embedding may have any of its names or all`() throws {
    let names = [
      "model.shared.weight", "model.encoder.embed_tokens.weight",
      "model.decoder.embed_tokens.weight", "lm_head.weight",
    ]
    let reference = TinyCheckpoint()
    let embedding = try #require(reference.tensors["model.shared.weight"])
    let expected = try convert(reference)
    let sections = try Container(opening: expected.path).sections
    for present in names.map({ [$0] }) + [names] {
      var checkpoint = reference
      checkpoint.tensors["model.shared.weight"] = nil
      for name in present { checkpoint.tensors[name] = embedding }
      let (folder, path) = try convert(checkpoint)
      let found = try Container(opening: path).sections
      #expect(found.dropLast().map(\.checksum) == sections.dropLast().map(\.checksum))
      withExtendedLifetime(folder) {}
    }
  }

  @Test func `Embeddings that are not tied are refused`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["lm_head.weight"] = checkpoint.tensors["model.shared.weight"]
    checkpoint.tensors["lm_head.weight"]?.values[3] += 1
    #expect(complaint(checkpoint).contains("lm_head.weight"))
  }

  @Test func `Sinusoid tables are ignored`() throws {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["model.encoder.embed_positions.weights"] = (
      [2, 16], .init(repeating: 0, count: 32)
    )
    #expect(complaint(checkpoint).isEmpty)
  }

  @Test func `A row of zeros has the scale zero`() throws {
    var checkpoint = TinyCheckpoint()
    for column in 0..<16 { checkpoint.tensors["model.shared.weight"]?.values[5 * 16 + column] = 0 }
    let (folder, path) = try convert(checkpoint)
    let model = try ModelFile(opening: path)
    let block = try #require(model.plan.blocks.last)
    #expect(try model.vectors(of: block)[Int(model.tokenRows.row(of: 5))] == 0)
    withExtendedLifetime(folder) {}
  }

  @Test func `Other architectures are refused by name`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.files["config.json"] =
      #"{"model_type": "marian", "architectures": ["MarianMTModel"]}"#
    #expect(complaint(checkpoint).contains("marian"))
  }

  @Test func `A missing file is named`() throws {
    let folder = try TemporaryFolder()
    do {
      _ = try Converter(checkpoint: folder.path("nowhere"), weights: .int8)
      Issue.record("a folder that does not exist was converted")
    } catch {
      #expect("\(error)".contains("nowhere: there is no such folder"))
      #expect("\(error)".contains("config.json"))
    }
  }

  @Test func `A vocabulary that is too small for the languages is refused`() {
    var checkpoint = TinyCheckpoint()
    checkpoint.tensors["model.shared.weight"] = ([100, 16], .init(repeating: 0.5, count: 1600))
    #expect(complaint(checkpoint).contains("embedding"))
  }

  @Test func `What is not writable leaves no stray file`() throws {
    let folder = try TemporaryFolder()
    try TinyCheckpoint().write(to: folder.url.appending(path: "checkpoint"))
    let converter = try Converter(checkpoint: folder.path("checkpoint"), weights: .int8)
    #expect(throws: ConversionError.self) {
      try converter.write(to: folder.path("no/such/a.stele"))
    }
    #expect(throws: ConversionError.self) { try converter.write(to: folder.url.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["checkpoint"])
  }
}
