import Foundation
import SteleTestSupport
import Testing

/// What the program says to those who slip: what is wrong, what was meant, and 64.
@Suite struct UsageTests {
  private static let translate = ["translate", "-m", "m", "--from", "en", "--to", "fr"]

  @Test(arguments: [
    (["tranlate", "Hello"], "'tranlate'. Did you mean 'stele translate'?"),
    (["help", "tranlate"], "'tranlate'. Did you mean 'stele translate'?"),
    (["corpus", "biuld"], "'corpus biuld'. Did you mean 'stele corpus build'?"),
    (["build"], "'build'. Did you mean 'stele corpus build'?"),
    (["corpus", "opt-out", "imports"], "Did you mean 'stele corpus opt-out import'?"),
    (["server"], "'server'. Did you mean 'stele serve'?"),
    (["Hello"], "'Hello'. To translate it, say: stele translate -m MODEL --from en --to fr"),
    (["corpus", "nothing-like-it"], "There is no command 'corpus nothing-like-it'."),
    (["help", "nope"], "There is no command 'nope'"),
    (["help", "corpus", "nope"], "There is no command 'corpus nope'"),
  ])
  func `A command that is not there gets the one that was meant`(
    arguments: [String], message: String
  ) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: ") && result.error.contains(message), "\(result.error)")
    #expect(result.error.contains("\nUsage: stele"), "\(result.error)")
  }

  @Test(arguments: [
    (["translate", "--form", "en"], "'--form'. Did you mean '--from'?"),
    (["translate", "--source", "en", "x"], "'--source'. Did you mean '--from'?"),
    (["translate", "--target=fr"], "'--target'. Did you mean '--to'?"),
    (["translate", "-f", "en", "-t", "fr"], "'-f'. Did you mean '--from'?"),
    (translate + ["--beam", "4"], "'--beam'. Did you mean '--beams'?"),
    (translate + ["--beam-size", "4"], "'--beam-size'. Did you mean '--beams'?"),
    (translate + ["--num-beams", "4"], "'--num-beams'. Did you mean '--beams'?"),
    (["convert", "--quantization", "int8"], "'--quantization'. Did you mean '--weights'?"),
    (["profile", "--hlep"], "'--hlep'. Did you mean '--help'?"),
    (["check", "--formt", "json"], "'--formt'. Did you mean '--format'?"),
    (["check", "-ox"], "'-ox'. Did you mean '-o x'?"),
    (["--verbos"], "'--verbos'"),
    (["corpus", "build", "--zzz"], "'--zzz'\n"),
  ])
  func `The unknown option is named first, with the one that was meant, whatever else is missing`(
    arguments: [String], message: String
  ) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: Unknown option \(message)"), "\(result.error)")
  }

  @Test func `Text and values that begin with a dash are told how they are given`() throws {
    for text in ["- Two dogs.", "-5 °C", "--- a", "-1"] {
      let result = try Program.run(Self.translate + [text])
      #expect(result.status == 64)
      #expect(result.error.contains("'\(text)' begins with a dash"), "\(result.error)")
      #expect(result.error.contains("put -- before it"), "\(result.error)")
    }
    let penalty = try Program.run(Self.translate + ["--length-penalty", "-1", "x"])
    #expect(penalty.status == 64)
    #expect(penalty.error.contains("--length-penalty=-1"), "\(penalty.error)")
    let missing = try Program.run(Self.translate + ["--beams", "--sample"])
    #expect(missing.status == 64 && missing.error.contains("Missing value for '--beams"))
  }

  @Test func `What is missing or impossible is told as before`() throws {
    let missing = try Program.run(["convert", "x"])
    #expect(missing.status == 64 && missing.error.contains("Missing expected argument '--output"))
    let value = try Program.run(["convert", "x", "-o", "y", "--weights", "int3"])
    #expect(value.status == 64 && value.error.contains("'int3' is invalid for '--weights"))
    let extra = try Program.run(["verify", "a", "b"])
    #expect(extra.status == 64 && extra.error.contains("Unexpected argument 'b'"))
  }

  @Test func `Values that only turn out to be wrong with a model there are wrong usage, too`()
    throws
  {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 1)
    let languages = ["translate", "-m", model, "--from", "en", "--to", "fr", "a"]
    for option in [
      ["--beams", "0"], ["--threads", "0"], ["--beams", "2", "--alternatives", "2"],
      ["--sample", "--top-p", "3"], ["--sample", "--beams", "4"],
      ["--sample", "--temperature", "0"],
      ["--batch-tokens", "0"], ["--max-tokens", "0"], ["--temperature", "1"], ["--jobs", "0"],
    ] {
      let result = try Program.run(languages + option)
      #expect(result.status == 64 && result.output.isEmpty, "\(option) \(result)")
    }
    let unknown = try Program.run(["translate", "-m", model, "--from", "en", "--to", "qqq", "a"])
    #expect(unknown.status == 64 && unknown.error.contains("unknown language"))
    let bits = try Program.run(
      ["corpus", "build", "-o", folder.path("c"), "--key-bits", "0", "-"],
      input: #"{"content_id": "0000000000000000000000000000000000000001"}"# + "\n")
    #expect(bits.status == 64, "\(bits)")
  }

  @Test func `What is found wrong late shows the usage of the command that was meant`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 1)
    let sampled = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--sample", "--beams", "4", "a"])
    #expect(sampled.error.contains("Usage: stele translate"), "\(sampled.error)")
    #expect(sampled.error.contains("See 'stele translate --help'"), "\(sampled.error)")
    let empty = try Program.run(
      ["profile", "-m", model, "--from", "en", "--to", "fr"], input: "")
    #expect(empty.error.contains("Usage: stele profile"), "\(empty.error)")
  }

  @Test func `Help and version end with 0, and with an error where they cannot be written`() throws
  {
    for arguments in ["--help", "help", "help corpus build", "--version", "-V", "corpus"] {
      let written = try Program.run(
        script: #""$0" \#(arguments) | grep -c ."#, in: FileManager.default.temporaryDirectory)
      #expect(written.status == 0 && written.error.isEmpty, "\(arguments)")
      guard FileManager.default.fileExists(atPath: "/dev/full") else { continue }
      let full = try Program.run(
        script: #""$0" \#(arguments) > /dev/full"#, in: FileManager.default.temporaryDirectory)
      #expect(full.status == 1 && full.error.contains("cannot write the output"), "\(arguments)")
    }
    #expect(try Program.run(["-V"]).output == Program.run(["--version"]).output)
  }
}
