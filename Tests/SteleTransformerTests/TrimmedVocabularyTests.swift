import Foundation
import SteleConversion
import SteleDecoding
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import SteleTransformer
import Testing

/// The demo model, whole and with the vocabulary of a text, at the same sentences.
@Suite struct TrimmedVocabularyTests {
  private static let languages = ["deu_Latn", "fra_Latn", "ces_Latn"]
  private let folder: TemporaryFolder
  private let full: TranslationModel
  private let sentences: [String]

  init() throws {
    folder = try TemporaryFolder()
    full = try Self.model(in: folder, named: "full.stele", texts: [])
    sentences = ["Two dogs", "A little girl", "An old man in a blue shirt", "Three women"].flatMap {
      who in
      ["run through the snow", "play with a ball", "wait for the bus", "sing on a stage"].flatMap {
        what in
        ["", " near a red car"].map { "\(who) \(what)\($0)." }
      }
    }
  }

  private static func model(
    in folder: TemporaryFolder, named name: String, texts: [String]
  ) throws -> TranslationModel {
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .int8,
      keepingVocabularyOf: texts
    ).write(to: folder.path(name))
    return try TranslationModel(opening: folder.path(name))
  }

  private func translations(
    by model: TranslationModel, to language: String, beams: Int = 1
  ) throws -> [Translation] {
    let translator = try Translator(
      model, options: TranslationOptions(search: SearchOptions(beams: beams)))
    return try translator.translate(
      sentences, from: model.languages.language(matching: "eng_Latn"),
      to: model.languages.language(matching: language))
  }

  /// For each token of a model what it stands for: a piece's bytes, or a language's code.
  private func meanings(of model: TranslationModel) throws -> [TokenID: String] {
    let container = try Container(opening: model.file.container.file.path)
    let text = try container.array(
      named: "tokenizer.text", of: UInt8.self, elementType: .uint8)
    let offsets = try container.array(
      named: "tokenizer.offsets", of: UInt32.self, elementType: .uint32)
    let places = (0..<offsets.count).map { Int(offsets[$0] & (1 << 28 - 1)) }
    var meanings: [TokenID: String] = [:]
    for index in 0..<places.count - 1 {
      let bytes = (places[index]..<places[index + 1]).map { text[$0] }
      meanings[TokenID(index + 1)] = String(decoding: bytes, as: UTF8.self)
    }
    for language in model.languages.all { meanings[language.id] = language.code }
    return meanings
  }

  /// A greedy output of kept pieces is the same: the tokens that are gone had not won.
  ///
  /// The vocabulary is that of the sentences and of a part of what they become, so that some
  /// outputs have other pieces; those may differ.
  @Test func `Greedy outputs of kept pieces stay the same`() throws {
    var outputs: [String] = []
    for language in Self.languages {
      outputs += try translations(by: full, to: language).map(\.text).prefix(sentences.count / 2)
    }
    let text = folder.path("kept.txt")
    try Data((sentences + outputs).joined(separator: "\n").utf8).write(to: URL(filePath: text))
    let trimmed = try Self.model(in: folder, named: "trimmed.stele", texts: [text])
    let (meanings, trimmedMeanings) = (try meanings(of: full), try meanings(of: trimmed))
    let known = Set(trimmedMeanings.values)

    for beams in [1, 4] {
      var (same, differing, allKept) = (0, 0, 0)
      for language in Self.languages {
        let pairs = zip(
          try translations(by: full, to: language, beams: beams),
          try translations(by: trimmed, to: language, beams: beams))
        for (whole, part) in pairs {
          let expected = whole.tokens.map { meanings[$0] ?? "?" }
          let found = part.tokens.map { trimmedMeanings[$0] ?? "?" }
          if expected == found { same += 1 } else { differing += 1 }
          guard expected.allSatisfy(known.contains) else { continue }
          allKept += 1
          #expect(beams > 1 || expected == found, "\(whole.text)")
          #expect(beams > 1 || whole.text == part.text)
        }
      }
      print("\(beams) beams: \(same) outputs the same, \(differing) not; \(allKept) of kept pieces")
      #expect(allKept >= sentences.count && differing > 0 && same >= allKept - differing)
    }
  }

  /// Everything that tells languages and ids works with the remapped ones.
  @Test func `Text goes to ids and back and scores are those of the whole model but for the rest`()
    throws
  {
    let text = folder.path("kept.txt")
    let pairs = try zip(sentences, translations(by: full, to: "deu_Latn").map(\.text))
    try Data(pairs.map { "\($0)\n\($1)" }.joined(separator: "\n").utf8)
      .write(to: URL(filePath: text))
    let trimmed = try Self.model(in: folder, named: "trimmed.stele", texts: [text])
    #expect(trimmed.languages.all.map(\.code) == full.languages.all.map(\.code))
    for (source, target) in pairs {
      #expect(trimmed.tokenizer.text(of: trimmed.tokenizer.pieceIDs(of: source)) == source)
      let scores = try [full, trimmed].map { model in
        let from = try model.languages.language(matching: "en")
        let to = try model.languages.language(matching: "de")
        return try Scorer(model).score(
          source: Array(source.utf8), from: from, target: Array(target.utf8), to: to
        ).logProbabilities
      }
      // The same logits, divided by a sum over fewer.
      #expect(zip(scores[0], scores[1]).allSatisfy { $0 <= $1 + 1e-4 })
    }
  }
}
