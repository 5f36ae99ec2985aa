import Foundation
import SteleFile
import SteleModelFormat
import SteleTestSupport
import Testing

@testable import SteleConversion

/// Feedback of errors by what calibration texts make a model compute.
@Suite struct CalibrationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint().write(to: folder.url.appending(path: "checkpoint"))
  }

  private func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  private func convert(
    to name: String, weights: WeightType = .int4, calibratingWith texts: [String]
  ) throws -> ModelFile {
    try Converter(
      checkpoint: folder.path("checkpoint"), weights: weights, calibratingWith: texts
    ).write(to: folder.path(name))
    return try ModelFile(opening: folder.path(name))
  }

  /// The sum over inputs of the square of what quantizing changes in a row's product with them.
  private func loss(
    _ values: [Float], _ weights: [UInt8], _ scales: [Float], _ inputs: [[Float]]
  ) -> Double {
    inputs.reduce(0) { sum, input in
      let difference = values.indices.reduce(0.0) { sum, index in
        let weight = Float(Int(weights[index]) - 8) * scales[index / 32]
        return sum + Double(weight - values[index]) * Double(input[index])
      }
      return sum + difference * difference
    }
  }

  /// Inputs that go together, as those of a network do; 40 of 64 are there.
  @Test func `Errors that are fed back change products less`() {
    var random = SplitMix64(seed: 3)
    let (rows, depth, count) = (20, 40, 300)
    let inputs = (0..<count).map { _ -> [Float] in
      let common = (0..<4).map { _ in random.symmetricFloat() }
      return (0..<depth).map { common[$0 % 4] + 0.3 * random.symmetricFloat() }
    }
    let seen = Activations(count: count, width: depth)
    for (row, input) in inputs.enumerated() {
      for (column, value) in input.enumerated() { seen.values[row * seen.stride + column] = value }
    }
    let factor = FeedbackFactor(depth: depth)
    factor.add(seen)
    #expect(factor.finish())
    let values = Activations(count: rows, width: depth)
    for row in 0..<rows {
      for column in 0..<depth { values.values[row * 64 + column] = random.symmetricFloat() }
    }
    var fed = 0.0
    var plain = 0.0
    Int4Row.quantize(values, factor) { row, weights, scales in
      let some = Array(values.rows(row..<row + 1))
      #expect(weights[depth..<64].allSatisfy { $0 == 8 }, "padding")
      let padded = inputs.map { $0 + [Float](repeating: 0, count: 64 - depth) }
      fed += loss(some, Array(weights), Array(scales), padded)
      var plainWeights = [UInt8](repeating: 0, count: 64)
      var plainScales = [Float](repeating: 0, count: 2)
      plainWeights.withUnsafeMutableBytes { weights in
        plainScales.withUnsafeMutableBufferPointer { scales in
          Int4Row.quantize(values.rows(row..<row + 1), into: weights, scales: scales)
        }
      }
      plain += loss(some, plainWeights, plainScales, padded)
    }
    #expect(fed < 0.5 * plain && fed > 0, "\(fed) of \(plain)")
  }

  /// The factor's rows, multiplied with themselves, are what was summed up.
  @Test(arguments: [1, 40, 64, 100, 200])
  func `A factor is a root of the squares`(depth: Int) {
    var random = SplitMix64(seed: 9)
    let count = 3 * depth
    let seen = Activations(count: count, width: depth)
    for row in 0..<count {
      for column in 0..<depth {
        seen.values[row * seen.stride + column] = random.symmetricFloat()
      }
    }
    let factor = FeedbackFactor(depth: depth)
    factor.add(seen)
    let stored = factor.depth
    var squares = [[Double]](repeating: [Double](repeating: 0, count: stored), count: stored)
    for i in 0..<stored {
      for k in i..<stored {
        for t in 0..<count {
          squares[i][k] +=
            Double(seen.values[t * stored + i]) * Double(seen.values[t * stored + k])
        }
      }
    }
    let mean = (0..<stored).reduce(0) { $0 + squares[$1][$1] } / Double(stored)
    #expect(factor.finish())
    for i in 0..<stored {
      for k in i..<stored {
        let product = (0...i).reduce(0) {
          $0 + factor.values[$1 * stored + i] * factor.values[$1 * stored + k]
        }
        let expected = squares[i][k] + (i == k ? 0.1 * mean : 0)
        #expect(abs(product - expected) < 1e-9 * Double(count))
      }
    }
  }

  @Test func `A calibrated file verifies, says by what, and comes out the same again`() throws {
    let text = try write("the inner thing\n\nthere, in the air\n", to: "a.txt")
    let plain = try convert(to: "plain.stele", calibratingWith: [])
    let first = try convert(to: "first.stele", calibratingWith: [text])
    _ = try convert(to: "second.stele", calibratingWith: [text])
    try first.verify()
    let bytes = try ["first.stele", "second.stele"].map {
      try Data(contentsOf: URL(filePath: folder.path($0)))
    }
    #expect(bytes[0] == bytes[1])
    let manifest = try Manifest(parsing: first.container.text(named: ModelPlan.manifestSection))
    #expect(manifest.calibration?.map(\.name) == ["a.txt"])
    #expect(manifest.calibration?.first?.sha256.contains { $0 != "0" } == true)
    let changed = zip(plain.container.sections, first.container.sections).filter {
      $0.checksum != $1.checksum
    }.map { $0.0.name }
    // All matrices of layers and the manifest, but neither the embedding nor vectors.
    let layers = first.plan.blocks.dropLast().flatMap { block in
      block.matrices.map { "\(block.name).\($0.name)" }
    }
    #expect(Set(changed) == Set(layers + ["manifest"]))
  }

  @Test func `Texts without a line are refused`() throws {
    let blank = try write("\n \n", to: "blank.txt")
    let zero = try write("the\u{0}\n", to: "zero.txt")
    for (path, words) in [
      (blank, "nothing but blank lines"), (zero, "byte 3 is zero"),
      (folder.path("none.txt"), "none.txt"),
    ] {
      #expect {
        try convert(to: "refused.stele", calibratingWith: [path])
      } throws: { error in
        "\(error)".contains(words)
      }
    }
  }
}
