import SteleDecoding
import SteleDocument
import SteleText
import SteleTransformer
import Testing

@testable import SteleTranslation

/// What a document's translation depends on, as it is kept on the disk.
@Suite struct DocumentSettingsTests {
  private func text(
    model: UInt64 = 7, documents: DocumentOptions = DocumentOptions(),
    _ change: (inout TextOptions) -> Void = { _ in }
  ) throws -> String {
    var texts = TextOptions(from: .english, to: .french)
    change(&texts)
    return try DocumentSettings(model: model, texts: texts, documents: documents).canonicalText()
  }

  /// If this changes, what interrupted runs of earlier versions did is done once more.
  @Test func `Settings are written in one form`() throws {
    #expect(
      try text() == """
        {"documents":{"columns":[],"excludedKeys":[],"hasHeader":true,"joinsCues":true,\
        "joinsWrappedLines":true,"keys":[],"marksFuzzy":true},"guards":true,"model":7,\
        "preprocessing":"nllb","search":{"beams":1,"earlyStopping":"heuristic","lengthPenalty":1,\
        "minimumNewTokens":0,"noRepeatNgram":0,"repetitionPenalty":1,"returned":1,\
        "wantsScores":true},"segmentation":"sentence","source":"eng_Latn","target":"fra_Latn"}
        """)
  }

  @Test func `What decides on a translation makes a difference`() throws {
    let glossary = try Glossary(parsing: Array("dog\tchien".utf8), path: "terms")
    let other = try Glossary(parsing: Array("dog\tchienne".utf8), path: "terms")
    var documents = DocumentOptions()
    documents.columns = ["2"]
    let texts = [
      try text(), try text(model: 8), try text(documents: documents),
      try text { $0.translation.search.beams = 4 },
      try text { $0.translation.search.sampling = Sampling(seed: 1) },
      try text { $0.translation.search.sampling = Sampling(seed: 2) },
      try text { $0.translation.maximumNewTokens = 9 },
      try text { $0.rules.preprocessing = .none }, try text { $0.rules.segmentation = .none },
      try text { $0.rules.guards = false }, try text { $0.rules.glossary = glossary },
      try text { $0.rules.glossary = other },
      try text { $0.rules = TextRules(from: .french, to: .english) },
    ]
    #expect(Set(texts).count == texts.count)
  }

  @Test func `Threads, batches and a glossary's comments make none`() throws {
    let plain = try Glossary(parsing: Array("a\tb\ndog\tchien".utf8), path: "terms")
    let commented = try Glossary(
      parsing: Array("# Animals\ndog\tchien\n\n a\t b".utf8), path: "other")
    #expect(
      try text { $0.rules.glossary = plain }
        == text {
          $0.rules.glossary = commented
          $0.translation.threads = 3
          $0.translation.batchTokens = 9
        })
  }
}
