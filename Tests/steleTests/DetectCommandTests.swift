import Foundation
import SteleTestSupport
import Testing

/// Has languages told as a user would.
@Suite("Languages on the command line") struct DetectCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func translate(
    _ more: [String], input: String? = nil
  ) throws -> Program.Result {
    try Program.run(
      ["translate", "-m", model, "--from", "auto", "--to", "fr", "--max-tokens", "8"] + more,
      input: input, in: folder.url)
  }

  @Test func `A line comes out for each line`() throws {
    let result = try Program.run(
      ["detect"], input: "Where is the railway station?\n\n123\nWo ist denn der Bahnhof?")
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let codes = result.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(codes == ["eng_Latn", "und", "und", "deu_Latn"])
    let typed = try Program.run([
      "detect", "Where is the railway station?", "Wo ist der Bahnhof?\n\n",
    ])
    #expect(typed.output.split(separator: "\n").count == 3)
  }

  @Test func `Files are told as a whole, and one that is missing keeps no other from it`() throws {
    try Data("# Der Hund\n\nDer Hund spielt im Schnee.\n".utf8)
      .write(to: folder.url.appending(path: "a.md"))
    let result = try Program.run(["detect", "--input", "none.txt", "a.md"], in: folder.url)
    #expect(result.status == 1 && result.error.contains("none.txt"), "\(result.error)")
    #expect(result.output.hasPrefix("deu_Latn\t") && result.output.hasSuffix("\ta.md\n"))
  }

  @Test func `Answers keep to a model and to what is named`() throws {
    let only = try Program.run(["detect", "--only", "eng_Latn,FRA_latn", "Wo ist der Bahnhof?"])
    #expect(only.output.hasPrefix("eng_Latn") || only.output.hasPrefix("fra_Latn"))
    let unknown = try Program.run(["detect", "--only", "xyz", "a"])
    #expect(unknown.status == 64 && unknown.error.contains("knows no xyz"), "\(unknown.error)")
    let languages = try Program.run(["languages", "-m", model]).output.split(separator: "\n")
    let codes = Set(languages.map { $0.prefix { $0 != "\t" } })
    let told = try Program.run(["detect", "-m", model], input: "Where is it?\nUbi est?\nПривет\n")
    for line in told.output.split(separator: "\n") {
      let code = line.prefix { $0 != "\t" }
      #expect(code == "und" || codes.contains(code))
    }
  }

  @Test func `A missing detector, and a file that is none, are told with what to do`() throws {
    let missing = try Program.run(
      ["detect", "a"], environment: ["STELE_DETECTOR": folder.path("none.stele")])
    #expect(missing.status == 1 && missing.error.contains("none.stele"), "\(missing.error)")
    let other = try Program.run(["detect", "--detector", model, "a"])
    #expect(other.status == 1 && other.error.contains("not a language detector"), "\(other.error)")
    let copy = folder.path("elsewhere/stele")
    try FileManager.default.createDirectory(
      atPath: folder.path("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: BuiltProgram.url("stele"), to: URL(filePath: copy))
    let nowhere = try Program(
      ["detect", "a"], executable: URL(filePath: copy),
      environment: ["STELE_MODELS": folder.path("models")]
    ).finish()
    #expect(nowhere.status == 1 && nowhere.error.contains("--detector FILE"), "\(nowhere.error)")
  }

  @Test func `The detector's file is inspected and verified as others are`() throws {
    let file = Repository.root.appending(path: "Models/language-detector.stele").path
    for command in ["inspect", "verify"] {
      let result = try Program.run([command, file, "--format", "json"])
      #expect(result.status == 0, "\(result.error)")
      try Schemas.expect(result.output, isValid: command, command)
    }
    #expect(try Program.run(["inspect", file]).output.contains("Stele detector file"))
  }

  @Test func `What is translated from is told, line by line`() throws {
    let both = try translate(
      ["--format", "jsonl"], input: "the cat is in the inn\n\nDie Katze ist in dem Haus\n")
    #expect(both.status == 0, "\(both.error)")
    let lines = both.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].contains(#""language":"eng_Latn""#), "\(both.output)")
    #expect(!lines[1].contains("detected") && lines[2].contains(#""language":"deu_Latn""#))
    #expect(both.error.contains("English (eng_Latn, 1 line)"), "\(both.error)")
    let named = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8"],
      input: "the cat is in the inn\n")
    for more in [[], ["--stream"], ["--guards", "on"]] {
      let told = try translate(more, input: "the cat is in the inn\n")
      #expect(told.output == named.output && told.status == 0, "\(more) \(told.error)")
    }
  }

  @Test func `A line in no language is an error that says so, unless others tell it`() throws {
    let alone = try translate([], input: "123\n")
    #expect(alone.status == 1 && alone.output == "\n", "\(alone.output)")
    #expect(alone.error.contains("line 1: there is nothing in it to tell its language by"))
    let beside = try translate([], input: "the cat is in the inn\n123\n")
    #expect(beside.status == 0, "\(beside.error)")
    let blank = try translate([], input: "\n \n")
    #expect(blank.status == 0 && blank.output == "\n\n", "\(blank.error)")
  }

  @Test func `Documents are told together`() throws {
    let english =
      "the cat is in the inn and the dog is in the house, and so are the other animals there\n\n"
    let german =
      "Die Katze ist in dem Gasthaus, und der Hund ist in dem Haus, und die anderen Tiere auch\n\n"
    try Data((english + english).utf8).write(to: folder.url.appending(path: "a.txt"))
    try Data((german + german).utf8).write(to: folder.url.appending(path: "b.txt"))
    let one = try translate(["-i", "a.txt", "-o", "c.txt"])
    #expect(one.status == 0 && one.error.contains("English (eng_Latn"), "\(one.error)")
    let two = try translate(["-i", "a.txt", "b.txt", "-o", "out"])
    #expect(two.status == 1 && two.error.contains("seems to be in"), "\(two.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
    let piped = try translate(["--type", "txt"], input: english)
    let named = try Program.run(
      [
        "translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8", "--type",
        "txt",
      ],
      input: english)
    #expect(piped.status == 0 && piped.output == named.output, "\(piped.error)")
  }
}
