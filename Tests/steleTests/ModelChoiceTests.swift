import Foundation
import SteleTestSupport
import Testing

/// Says which model to use, as a user would.
@Suite("The model") struct ModelChoiceTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func translate(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> Program.Result {
    let none = ["STELE_MODEL": "", "STELE_MODELS": "", "XDG_DATA_HOME": folder.path("nothing")]
    return try Program.run(
      ["translate", "--from", "en", "--to", "fr", "--max-tokens", "8"] + arguments + ["the cat"],
      environment: none.merging(environment) { $1 }, in: folder.url)
  }

  @Test func `is named by a path, a setting, its name in a folder, or is the only one there`()
    throws
  {
    let expected = try translate(["-m", model]).output
    let models = folder.url.appending(path: "data/stele/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: model, toPath: models.appending(path: "tiny.stele").path)
    let data = ["XDG_DATA_HOME": folder.path("data")]
    for (arguments, environment) in [
      ([], ["STELE_MODEL": "model.stele"]), ([], ["STELE_MODEL": model]),
      (["-m", "tiny"], data), (["-m", "tiny.stele"], ["STELE_MODELS": models.path]),
      ([], data), ([], ["STELE_MODEL": "tiny", "STELE_MODELS": models.path]),
    ] as [([String], [String: String])] {
      let result = try translate(arguments, environment)
      #expect(result.status == 0 && result.output == expected, "\(arguments): \(result.error)")
    }
    let verified = try Program.run(["verify", "tiny"], environment: data, in: folder.url)
    #expect(verified.status == 0, "\(verified.error)")
    try FileManager.default.copyItem(
      atPath: model, toPath: models.appending(path: "other.stele").path)
    let several = try translate([], data)
    #expect(several.status == 64 && several.error.contains("other, tiny"), "\(several.error)")
  }

  @Test func `that is none is told what to do with`() throws {
    try Data("x".utf8).write(to: folder.url.appending(path: "a.safetensors"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    for (given, part) in [
      ("checkpoint", "stele convert checkpoint -o"), ("a.safetensors", "stele convert"),
      ("facebook/nllb-200-distilled-600M", "hf download facebook/nllb-200-distilled-600M"),
      ("nllb", "no model of that name"), ("empty", "a folder, not a model file"),
      ("x/y/z.stele", "no such file"),
    ] {
      let result = try translate(["-m", given])
      #expect(result.status == 1 && result.error.contains(part), "\(result.error)")
    }
    let none = try translate()
    #expect(none.status == 64 && none.error.contains("STELE_MODEL"), "\(none.error)")
  }

  @Test func `need not be there to list all languages`() throws {
    let none = ["STELE_MODEL": "", "STELE_MODELS": folder.path("nothing")]
    let all = try Program.run(["languages"], environment: none)
    #expect(all.status == 0 && all.output.split(separator: "\n").count == 202)
    #expect(all.output.contains("fra_Latn\tFrench\n") && all.error.contains("-m FILE"))
    let objects = try Program.run(["languages", "--format", "json"], environment: none)
    #expect(objects.output.contains(#"{"code":"fra_Latn","id":null,"name":"French"}"#))
  }

  @Test func `says which language was meant`() throws {
    for (name, part) in [
      ("de,fr", "one language at a time"),
      ("deutsch", "did you mean deu_Latn (German)?"), ("jp", "did you mean jpn_Jpan"),
    ] {
      let result = try Program.run(["translate", "-m", model, "--from", name, "--to", "fr", "a"])
      #expect(result.status != 0 && result.error.contains(part), "\(result.error)")
    }
    let auto = try Program.run(["translate", "-m", model, "--from", "en", "--to", "auto", "a"])
    #expect(auto.status != 0 && auto.error.contains("say which one it is"), "\(auto.error)")
  }
}
