import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import SteleTransformer
import Testing

/// What transformers makes of held-out sentences with the checkpoint in Models/demo, in float32;
/// made by Tools/goldens/make-demo-goldens.
@Suite struct DemoGoldenTests {
  private struct Golden: Decodable {
    var sentences: [Sentence]

    struct Sentence: Decodable {
      var from: String
      var to: String
      /// The text, or the number of its line in the test data.
      var text: String?
      var line: Int?
      var greedy: Output
      var beam4: Output
    }

    struct Output: Decodable {
      var tokens: [TokenID]
      var score: Float
    }
  }

  @Test(arguments: [1, 4])
  func `The trained model translates as with transformers`(_ beams: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .float32
    ).write(to: path)
    let model = try TranslationModel(opening: path)
    let translator = try Translator(
      model, options: TranslationOptions(search: SearchOptions(beams: beams)))
    let golden = try JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: Repository.golden.appending(path: "demo/expected.json")))

    let directions = Dictionary(grouping: golden.sentences) { [$0.from, $0.to] }
    var compared = 0
    for (direction, sentences) in directions {
      let known = sentences.compactMap { sentence in
        text(of: sentence).map { (sentence: sentence, text: $0) }
      }
      let translations = try translator.translate(
        known.map(\.text), from: model.languages.language(matching: direction[0]),
        to: model.languages.language(matching: direction[1]))
      for ((sentence, text), translation) in zip(known, translations) {
        let expected = beams == 1 ? sentence.greedy : sentence.beam4
        #expect(translation.tokens == expected.tokens, "\(text)")
        #expect(abs((translation.score ?? .nan) - expected.score) <= 1e-4, "\(text)")
        compared += 1
      }
    }
    print("demo model, \(beams) beams: \(compared) of \(golden.sentences.count) sentences compared")
    #expect(compared >= golden.sentences.filter { $0.text != nil }.count && compared > 0)
  }

  /// The screened output projection finds the tokens that the whole one finds.
  @Test func `The trained model translates the same without scores`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .int8
    ).write(to: path)
    let model = try TranslationModel(opening: path)
    let golden = try JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: Repository.golden.appending(path: "demo/expected.json")))
    let texts = golden.sentences.compactMap(\.text)
    #expect(!texts.isEmpty)
    for to in ["deu_Latn", "fra_Latn", "ces_Latn"] {
      let tokens = try [true, false].map { wantsScores in
        let translator = try Translator(
          model,
          options: TranslationOptions(
            search: SearchOptions(wantsScores: wantsScores), batchTokens: 100))
        return try translator.translate(
          texts, from: model.languages.language(matching: "eng_Latn"),
          to: model.languages.language(matching: to)
        ).map(\.tokens)
      }
      #expect(tokens[0] == tokens[1])
    }
  }

  private func text(of sentence: Golden.Sentence) -> String? {
    if let text = sentence.text { return text }
    guard let line = sentence.line, let lines = Self.testLines[sentence.from],
      lines.indices.contains(line)
    else { return nil }
    return lines[line]
  }

  /// The lines of the test data by language; none, and a printed reason, where it is absent.
  private static let testLines: [String: [String]] = {
    var lines: [String: [String]] = [:]
    for (short, code) in [
      ("en", "eng_Latn"), ("de", "deu_Latn"), ("fr", "fra_Latn"), ("cs", "ces_Latn"),
    ] {
      guard let url = Repository.sharedData("multi30k/test_2016_flickr.\(short).gz"),
        let text = try? Gzip.text(of: url)
      else { continue }
      lines[code] = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines
  }()
}

/// Unpacks the test data with the system's own program.
private enum Gzip {
  static func text(of url: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["--decompress", "--stdout", url.path]
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
