import Foundation
import SteleConversion
import SteleDecoding
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// What a recorder notes of translating, against what the model's shape says.
@Suite struct RecorderTests {
  private let folder: TemporaryFolder
  private let model: TranslationModel

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 7).write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .int8).write(to: path)
    model = try TranslationModel(opening: path)
  }

  private func record(
    _ work: SyntheticWork, keepsOperations: Bool = false, threads: Int = 2
  ) throws -> TranslationRecord {
    let recorder = TranslationRecorder(keepsOperations: keepsOperations)
    let language = try #require(model.languages.all.first)
    _ = try work.translator(for: model, threads: threads).recording(to: recorder)
      .translate(sourceIDs: work.sources(for: model, language: language), to: language)
    return recorder.take()
  }

  private static let works = [
    SyntheticWork(batch: 1, sourceTokens: 3, newTokens: 5, beams: 1),
    SyntheticWork(batch: 9, sourceTokens: 4, newTokens: 4, beams: 1),
    SyntheticWork(batch: 2, sourceTokens: 6, newTokens: 6, beams: 3),
  ]

  @Test(arguments: works)
  func `Bytes and products are those of the shape`(_ work: SyntheticWork) throws {
    let steps = try record(work).steps
    #expect(steps.map(\.position) == Array(0..<work.newTokens))
    #expect(steps.allSatisfy { $0.sentences == work.batch && $0.cacheLength == $0.position + 1 })
    for step in steps {
      // The first token is forced: hypotheses differ from the third step on.
      let rows = work.batch * (step.position < 2 ? 1 : work.beams)
      #expect(step.rows == rows)
      let isProjected = step.position > 0
      #expect(
        step.bytes.values.reduce(0, +)
          == weightBytes(rows: rows, isProjected: isProjected, beams: work.beams)
          + cacheBytes(rows: rows, work, position: step.position), "step \(step.position)")
      #expect(
        step.products.values.reduce(0, +) == rows * productsOfARow(isProjected: isProjected))
    }
  }

  /// What generating a token reads: all that lies behind the sources' projections.
  private var blocksOfAStep: [ModelPlan.Block] {
    model.file.plan.blocks.filter {
      $0.name == "embedding" || $0.name.hasPrefix("decoder") && !$0.name.hasSuffix(".source")
    }
  }

  private func weightBytes(rows: Int, isProjected: Bool, beams: Int) -> Int {
    let width = model.file.configuration.width
    let vocabulary = model.file.configuration.vocabularyCount
    var total = rows * (width + 4)
    for block in blocksOfAStep where block.name != "embedding" {
      if block.name == "decoder" && !isProjected { continue }  // the norm before the projection
      total += block.sections.reduce(0) { $0 + $1.shape.reduce($1.elementType.byteCount, *) }
    }
    guard isProjected else { return total }
    let plane = (vocabulary + 15) / 16 * 16 * (width / 2)
    let isScreened = beams == 1 && rows <= 8
    return total + (isScreened ? plane + 7 * vocabulary : 2 * plane + 4 * vocabulary)
  }

  /// Keys and values of every row's own positions, and of every sentence's source once, of two
  /// bytes a number.
  private func cacheBytes(rows: Int, _ work: SyntheticWork, position: Int) -> Int {
    let configuration = model.file.configuration
    let positions = rows * (position + 1) + work.batch * (work.sourceTokens + 2)
    return configuration.decoder.layers * positions * 2 * configuration.width * 2
  }

  private func productsOfARow(isProjected: Bool) -> Int {
    blocksOfAStep.reduce(0) { total, block in
      if block.name == "embedding" && !isProjected { return total }
      return total + block.matrices.reduce(0) { $0 + $1.geometry.rows * $1.geometry.depth }
    }
  }

  @Test(arguments: works)
  func `Zeros are counted of all rows, the same on any number of threads`(_ work: SyntheticWork)
    throws
  {
    let record = try record(work)
    let decoder = model.file.configuration.decoder
    for step in record.steps {
      let inputs = try #require(step.feedForwardInputs)
      #expect(inputs.count == decoder.layers * step.rows * decoder.feedForward)
      #expect(inputs.columns == decoder.layers * ((decoder.feedForward + 3) / 4))
      // A ReLU of random numbers, half of which are negative.
      #expect(inputs.zero > inputs.count / 4 && inputs.zero < inputs.count)
      // No column is zero that has not all its inputs zero.
      #expect(inputs.zeroColumns * 4 * step.rows <= inputs.zero)
    }
    #expect(record.feedForwardLayers.count == decoder.layers)
    let later = record.steps.filter { $0.position > 0 }.compactMap(\.feedForwardInputs)
    #expect(Self.sums(of: record.feedForwardLayers) == Self.sums(of: later))
    let alone = try self.record(work, threads: 1)
    #expect(alone.feedForwardLayers == record.feedForwardLayers)
    #expect(alone.steps.map(\.feedForwardInputs) == record.steps.map(\.feedForwardInputs))
  }

  private static func sums(of counts: [InputCounts]) -> [Int] {
    [
      counts.map(\.count), counts.map(\.zero), counts.map(\.columns), counts.map(\.zeroColumns),
    ].map { $0.reduce(0, +) }
  }

  @Test func `Inputs of floats are not counted`() throws {
    let path = folder.path("float32.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .float32).write(to: path)
    let recorder = TranslationRecorder()
    let floats = try TranslationModel(opening: path)
    let language = try #require(floats.languages.all.first)
    let work = Self.works[0]
    _ = try work.translator(for: floats, threads: 1).recording(to: recorder)
      .translate(sourceIDs: work.sources(for: floats, language: language), to: language)
    let record = recorder.take()
    #expect(!record.steps.isEmpty && record.steps.allSatisfy { $0.feedForwardInputs == nil })
    #expect(record.feedForwardLayers.isEmpty)
  }

  @Test(arguments: [1, 2, 3])
  func `Parts of a step add up to the step`(_ threads: Int) throws {
    for step in try record(Self.works[1], threads: threads).steps {
      #expect(step.split.values.reduce(0, +) == step.nanoseconds)
      #expect(step.split.values.allSatisfy { $0 >= 0 })
      #expect((1...threads).contains(step.busy.count) && step.busy.count == step.waiting.count)
      // The first thread is there from the first operation to the last barrier.
      let inOperations = step.nanoseconds - (step.split[.threads] ?? 0) - (step.split[.search] ?? 0)
      #expect(step.busy[0] + step.waiting[0] == inOperations)
    }
  }

  @Test func `Phases lie within the work`() throws {
    let recorder = TranslationRecorder()
    let translator = try Translator(model, options: TranslationOptions(maximumNewTokens: 6))
      .recording(to: recorder)
    let from = try model.languages.language(matching: "eng_Latn")
    let start = ContinuousClock.now
    let translations = try translator.translate(["the inn", "", "thin"], from: from, to: from)
    let taken = Int(start.duration(to: .now) / .nanoseconds(1))
    let record = recorder.take()
    #expect(Set(record.phases.keys) == Set(Phase.allCases))
    #expect(record.phases.values.reduce(0, +) <= taken)
    #expect(record.phases[.decode] == record.steps.reduce(0) { $0 + $1.nanoseconds })
    let longest = try #require(translations.map(\.tokens.count).max())
    #expect(record.steps.count == longest)
    #expect(recorder.take() == TranslationRecord(), "taken, all is gone")
  }

  @Test func `Operations are noted on request and follow each other`() throws {
    #expect(try record(Self.works[0]).operations.isEmpty)
    let record = try record(Self.works[2], keepsOperations: true)
    #expect(record.operations.contains { $0.name == "crossKeysValues" && $0.layer == 1 })
    for thread in Set(record.operations.map(\.thread)) {
      let own = record.operations.filter { $0.thread == thread }
      for (before, after) in zip(own, own.dropFirst()) {
        #expect(before.nanoseconds >= 0 && before.start + before.nanoseconds <= after.start)
      }
    }
    let first = try #require(record.steps.first)
    let within = record.operations.filter {
      $0.thread == 0 && $0.start >= first.start
        && $0.start + $0.nanoseconds <= first.start + first.nanoseconds
    }
    #expect(!within.isEmpty && within.count < record.operations.count)
  }

  @Test(arguments: [1, 3])
  func `Watching changes no translation`(_ beams: Int) throws {
    let from = try model.languages.language(matching: "eng_Latn")
    let to = try model.languages.language(matching: "fra_Latn")
    let translator = try Translator(
      model,
      options: TranslationOptions(
        search: SearchOptions(beams: beams), maximumNewTokens: 12,
        batchTokens: 16, threads: 2))
    let texts = ["the cat", "a dog in the inn there", "x", ""]
    let recorder = TranslationRecorder(keepsOperations: true)
    let watched = try translator.recording(to: recorder).translate(texts, from: from, to: to)
    #expect(try translator.translate(texts, from: from, to: to) == watched)
    let batches = Set(recorder.take().steps.map(\.batch))
    #expect(batches == Set(0..<batches.count))
  }
}
