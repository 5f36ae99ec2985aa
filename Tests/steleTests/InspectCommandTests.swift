import Foundation
import SteleModelFormat
import SteleTestSupport
import Testing

/// What `inspect` tells first, and what only when asked.
@Suite struct InspectCommandTests {
  @Test func `A summary has parameters and languages, and sections only if they are asked for`()
    throws
  {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 1)
    let short = try Program.run(["inspect", model]).output
    #expect(short.contains("\n  languages    202\n"), "\(short)")
    #expect(!short.contains("\nsections\n") && short.split(separator: "\n").count < 30)
    let long = try Program.run(["inspect", model, "--sections"]).output
    #expect(long.hasPrefix(short.dropLast()) && long.contains("\nsections\n"))
    let checkpoint = TinyCheckpoint(seed: 1)
    let count = checkpoint.tensors.values.reduce(0) { $0 + $1.values.count }
    #expect(short.contains("\n  parameters   \(count)\n"), "\(count): \(short)")
    let json = try Program.run(["inspect", model, "--format", "json"]).output
    #expect(json.contains(#""parameters":\#(count)"#) && json.contains(#""languages":202"#))
  }

  @Test func `The parameters of NLLB-200-distilled-600M are as many as its checkpoint has`() {
    let stack = ModelConfiguration.StackConfiguration(layers: 12, heads: 16, feedForward: 4096)
    let configuration = ModelConfiguration(
      weights: .int8, width: 1024, encoder: stack, decoder: stack, vocabularyCount: 256_206,
      maximumPositions: 1024, embeddingMultiplier: 32, decoderStart: 2, end: 2, padding: 1,
      maximumLength: 200)
    #expect(configuration.parameterCount == 615_073_792)
  }
}
