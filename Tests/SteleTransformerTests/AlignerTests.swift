import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

@Suite struct AlignerTests {
  /// What transformers' `output_attentions` gave; see Tools/goldens/make-alignment-goldens.
  private struct Golden: Decodable {
    var source: [TokenID]
    var target: [TokenID]
    /// Laid out as (layers, target + 1, source).
    var weights: [[[Float]]]
  }

  private static let names = [
    "uneven-stacks", "odd-width", "legacy-half", "sharded-bfloat", "wide-padded",
  ]

  private static func model(
    _ name: String, _ weights: WeightType, in folder: TemporaryFolder
  ) throws -> TranslationModel {
    let path = folder.path("\(name).stele")
    try Converter(
      checkpoint: Repository.golden.appending(path: "translation/\(name)/checkpoint").path,
      weights: weights
    ).write(to: path)
    return try TranslationModel(opening: path)
  }

  private static func goldens(_ name: String) throws -> [Golden] {
    try JSONDecoder().decode(
      [Golden].self,
      from: Data(
        contentsOf: Repository.golden.appending(path: "translation/\(name)/alignment.json")))
  }

  /// float32 agrees with transformers within 0.00001 in every layer and at either step.
  @Test(arguments: names)
  func `Weights are transformers' cross attentions averaged over heads`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let model = try Self.model(name, .float32, in: folder)
    for golden in try Self.goldens(name) {
      for layer in golden.weights.indices {
        for step in AttentionChoice.Step.allCases {
          let aligner = try Aligner(
            model, threads: 2, choice: AttentionChoice(layer: layer, step: step))
          let alignment = try #require(
            aligner.align([(source: golden.source, target: golden.target)]).first)
          let shift = step == .hasAsInput ? 1 : 0
          #expect(alignment.targetCount == golden.target.count)
          #expect(alignment.sourceCount == golden.source.count)
          for target in golden.target.indices {
            for source in golden.source.indices {
              let expected = golden.weights[layer][target + shift][source]
              #expect(abs(alignment[target, source] - expected) <= 1e-5)
            }
          }
        }
      }
    }
  }

  @Test func `A deep decoder aligns in its middle and a shallow one at its end`() {
    #expect(AttentionChoice(decoderLayers: 1) == AttentionChoice(layer: 0, step: .predicts))
    #expect(AttentionChoice(decoderLayers: 2) == AttentionChoice(layer: 1, step: .predicts))
    #expect(AttentionChoice(decoderLayers: 6) == AttentionChoice(layer: 2, step: .hasAsInput))
    #expect(AttentionChoice(decoderLayers: 12) == AttentionChoice(layer: 5, step: .hasAsInput))
  }

  /// Pairs of unlike lengths, in no order.
  private static func pairs(
    _ goldens: [Golden]
  ) -> [(source: [TokenID], target: [TokenID])] {
    goldens.flatMap { first in
      goldens.map { (source: first.source, target: $0.target) }
    } + [(source: [2], target: [2])]
  }

  @Test(arguments: AttentionChoice.Step.allCases)
  func `An alignment depends neither on the batch nor on threads`(_ step: AttentionChoice.Step)
    throws
  {
    let folder = try TemporaryFolder()
    let model = try Self.model("uneven-stacks", .int8, in: folder)
    let pairs = Self.pairs(try Self.goldens("uneven-stacks"))
    func align(batchTokens: Int, threads: Int) throws -> [Alignment] {
      try Aligner(
        model, threads: threads, choice: AttentionChoice(layer: 2, step: step),
        batchTokens: batchTokens
      ).align(pairs)
    }
    let alone = try align(batchTokens: 1, threads: 1)
    #expect(alone.count == pairs.count)
    for (batchTokens, threads) in [(1, 3), (40, 2), (10_000, 1), (10_000, 7)] {
      #expect(try align(batchTokens: batchTokens, threads: threads) == alone)
    }
    for alignment in alone {
      for target in 0..<alignment.targetCount {
        let sum = (0..<alignment.sourceCount).reduce(0) { $0 + alignment[target, $1] }
        #expect(abs(sum - 1) < 1e-5)
      }
    }
  }

  @Test func `The best source is the first of the largest that are allowed`() {
    let alignment = Alignment(
      weights: [0.5, 0.25, 0.25, .nan, 0, 1], sourceCount: 3, targetCount: 2)
    #expect(alignment.bestSource(of: 0) { _ in true } == 0)
    #expect(alignment.bestSource(of: 0) { $0 > 0 } == 1)
    #expect(alignment.bestSource(of: 1) { $0 > 0 } == 2)
    #expect(alignment.bestSource(of: 0) { _ in false } == nil)
  }

  @Test func `Ids that the model does not have are refused`() throws {
    let folder = try TemporaryFolder()
    let aligner = try Aligner(Self.model("odd-width", .int8, in: folder))
    #expect(try aligner.align([]).isEmpty)
    for (source, target) in [([], [2]), ([2], []), ([2], [1_000_000]), ([-1], [2])]
      as [([TokenID], [TokenID])]
    {
      #expect(throws: TranslationError.self) {
        try aligner.align([(source: source, target: target)])
      }
    }
  }

  @Test func `A limit on memory changes no alignment`() throws {
    let folder = try TemporaryFolder()
    let unlimited = try Self.model("wide-padded", .int8, in: folder)
    let pairs = Self.pairs(try Self.goldens("wide-padded"))
    let expected = try Aligner(unlimited, threads: 2).align(pairs)
    let sizes = MemoryBudget.Sizes(
      program: 0, growth: 0, readAhead: 64 << 10, scattered: 32 << 10, chunk: 16 << 10)
    let path = unlimited.file.container.file.path
    var least = 0
    do {
      _ = try Aligner(TranslationModel(opening: path, memoryLimit: 1, sizes: sizes)).align(pairs)
      Issue.record("one byte was enough")
    } catch TranslationError.memoryLimit(_, let needed, _) {
      least = needed
    }
    for room in [0, 50 << 10, 64 << 20] {
      let model = try TranslationModel(opening: path, memoryLimit: least + room, sizes: sizes)
      #expect(try Aligner(model, threads: 2).align(pairs) == expected)
    }
  }
}
