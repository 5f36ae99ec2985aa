import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import SteleTransformer
import Testing

@testable import SteleTranslation

/// The models that judge the documents do what they promise.
@Suite struct KnownAnswerModelTests {
  private static func translate(
    _ texts: [String], _ model: TranslationModel, beams: Int = 1, maximumTokens: Int? = nil
  ) throws -> [Translation] {
    let translator = try Translator(
      model,
      options: TranslationOptions(
        search: SearchOptions(beams: beams), maximumNewTokens: maximumTokens))
    return try translator.translate(
      texts, from: model.languages.language(matching: "en"),
      to: model.languages.language(matching: "fr"))
  }

  /// Texts of pieces at random, long and short ones.
  private static func texts(_ model: TranslationModel) throws -> [String] {
    var random = SplitMix64(seed: 5)
    let language = try #require(model.languages.all.first)
    return (0..<60).map { number in
      let ids = (0..<(number < 50 ? 1 + number / 2 : 20 * (number - 48))).map { _ in
        TokenID.random(in: 4..<language.id, using: &random)
      }
      return model.tokenizer.text(of: ids)
    }
  }

  @Test(arguments: [WeightType.float32, .int8], [1, 4])
  func `A copying model gives back every token`(weights: WeightType, beams: Int) throws {
    let model = try (weights == .int8 ? KnownAnswerModel.copy : KnownAnswerModel.exactCopy).get()
    let texts = try Self.texts(model)
    for (text, translation) in zip(texts, try Self.translate(texts, model, beams: beams)) {
      #expect(translation.tokens.dropFirst().dropLast() == model.tokenizer.pieceIDs(of: text)[...])
    }
  }

  @Test func `A copying model knows each of its pieces from the others`() throws {
    let model = try KnownAnswerModel.copy.get()
    let language = try #require(model.languages.all.first)
    let pieces = Array(4..<language.id)
    let sources = stride(from: 0, to: pieces.count, by: 200).map { start in
      [language.id] + pieces[start..<min(start + 200, pieces.count)] + [2]
    }
    let translations = try Translator(model).translate(sourceIDs: sources, to: language)
    for (source, translation) in zip(sources, translations) {
      #expect(translation.first?.tokens == source)
    }
  }

  @Test(arguments: [WeightType.float32, .int8])
  func `Attention lies on the token that is copied`(weights: WeightType) throws {
    let model = try (weights == .int8 ? KnownAnswerModel.copy : KnownAnswerModel.exactCopy).get()
    let english = try model.languages.language(matching: "en")
    let pairs = try Self.texts(model).map { text in
      let ids = model.tokenizer.sourceIDs(of: Array(text.utf8), language: english)
      return (source: ids, target: ids)
    }
    for (pair, alignment) in zip(pairs, try Aligner(model).align(pairs)) {
      for token in pair.target.indices.dropFirst() { #expect(alignment[token, token] > 0.95) }
    }
  }

  @Test func `A marking model puts its mark before each sentence`() throws {
    let known = try KnownAnswerModel.copy.get()
    let mark = try #require(known.tokenizer.pieceIDs(of: "§").last)
    let model = try KnownAnswerModel.make(.marked(by: Int(mark)))
    let texts = try Self.texts(model)
    for (text, translation) in zip(texts, try Self.translate(texts, model, beams: 2)) {
      #expect(
        translation.tokens.dropFirst().dropLast()
          == ([mark] + model.tokenizer.pieceIDs(of: text))[...])
    }
  }

  @Test func `A lossy model changes the tokens it is told to, and only these`() throws {
    let known = try KnownAnswerModel.copy.get()
    let lost = known.tokenizer.pieceIDs(of: "dog") + known.tokenizer.pieceIDs(of: "snow")
    let readings = Dictionary(lost.map { (Int($0), Int($0) + 1) }) { first, _ in first }
    let model = try KnownAnswerModel.make(.copy(readingAs: readings))
    let text = "two dog in the snow with a man and dog"
    let expected = model.tokenizer.pieceIDs(of: text).map { TokenID(readings[Int($0)] ?? Int($0)) }
    #expect(expected != model.tokenizer.pieceIDs(of: text))
    let translation = try #require(try Self.translate([text], model, beams: 4).first)
    #expect(translation.tokens.dropFirst().dropLast() == expected[...])
  }

  @Test(arguments: [1, 4])
  func `A silent model says nothing, a looping one the same for ever`(beams: Int) throws {
    let silent = try KnownAnswerModel.silent.get()
    for translation in try Self.translate(["two dogs", "a"], silent, beams: beams) {
      #expect(translation.text.isEmpty && !translation.isTruncated)
    }
    let word = try #require(silent.tokenizer.pieceIDs(of: "dog").last)
    let model = try KnownAnswerModel.make(.always(Int(word)))
    for translation in try Self.translate(["two dogs", "a"], model, beams: beams, maximumTokens: 9)
    {
      #expect(translation.tokens.dropFirst() == Array(repeating: word, count: 8)[...])
      #expect(translation.isTruncated)
    }
  }
}
