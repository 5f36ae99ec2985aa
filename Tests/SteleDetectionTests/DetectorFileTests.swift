import Foundation
import SteleDetection
import SteleFile
import SteleTestSupport
import Testing

/// Opens files that are damaged, or that a stranger made.
@Suite struct DetectorFileTests {
  private let folder: TemporaryFolder
  private let whole: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    whole = Array(try Data(contentsOf: URL(filePath: LanguageDetector.committedPath)))
  }

  private func open(_ bytes: [UInt8]) throws -> LanguageDetector {
    let path = folder.path("detector.stele")
    try Data(bytes).write(to: URL(filePath: path))
    return try LanguageDetector(opening: path)
  }

  @Test func `The committed file has less than 6 MB`() { #expect(whole.count < 6_000_000) }

  @Test func `A flipped bit anywhere is an error`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<60 {
      var bytes = whole
      let index = Int.random(in: 0..<bytes.count, using: &random)
      bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      #expect(throws: LanguageDetectorError.self, "byte \(index)") { try open(bytes) }
    }
  }

  @Test func `A cut file is an error`() throws {
    for count in [0, 1, 63, 64, 4095, 4096, whole.count / 2, whole.count - 1] {
      #expect(throws: LanguageDetectorError.self, "\(count) bytes") {
        try open(Array(whole[..<count]))
      }
    }
  }

  @Test func `Files of other kinds are told apart`() throws {
    let path = folder.path("model.stele")
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: [SectionPlan(name: "a", elementType: .uint8, shape: [1])])
    try writer.append(contentsOf: [1])
    try writer.finish()
    #expect {
      _ = try LanguageDetector(opening: path)
    } throws: {
      "\($0)".contains("a Stele model file, not a language detector")
    }
  }

  /// Writes the committed sections again, one of them changed, with checksums that are right.
  private func rewrite(
    _ name: String, as change: (inout [UInt8]) -> Void, shape: [Int]? = nil
  ) throws -> LanguageDetector {
    let container = try Container(opening: LanguageDetector.committedPath)
    let path = folder.path("hostile.stele")
    let plans = container.sections.map {
      SectionPlan(
        name: $0.name, elementType: $0.elementType,
        shape: $0.name == "detector." + name ? shape ?? $0.shape : $0.shape)
    }
    let writer = try ContainerWriter(path: path, kind: .detector, sections: plans)
    for section in container.sections {
      var bytes = Array(whole[section.range])
      if section.name == "detector." + name { change(&bytes) }
      try writer.append(contentsOf: bytes)
    }
    try writer.finish()
    return try LanguageDetector(opening: path)
  }

  @Test func `Sections that cannot be are errors that name them`() throws {
    let end = { (bytes: inout [UInt8]) in
      bytes.replaceSubrange((bytes.count - 4)..., with: [255, 255, 255, 127])
    }
    let damages: [(String, (inout [UInt8]) -> Void)] = [
      ("classes", { $0[8] = 0x41 }), ("classes", { $0[9] = 0x30 }), ("scripts", { $0[0x41] = 200 }),
      ("orders", { $0[1] = 255 }), ("buckets", end), ("buckets", { $0[0] = 1 }),
      ("buckets", { $0[7] = 255 }), ("first_weights", end), ("first_weights", { $0[7] = 255 }),
      ("weights", { $0[0] = 255 }), ("unit", { $0 = [0, 0, 0xC0, 0x7F] }),
      ("biases", { $0.replaceSubrange(0..<4, with: [0, 0, 0x80, 0x7F]) }),
      ("compositions", { $0.replaceSubrange(0..<2, with: [255, 255]) }),
    ]
    for (name, damage) in damages {
      #expect {
        _ = try rewrite(name, as: damage)
      } throws: {
        "\($0)".contains("section detector.\(name): ")
      }
    }
    #expect(try rewrite("unit", as: { _ in }).detect("Guten Tag").first?.language == "deu_Latn")
  }

  @Test func `Tables of any numbers have an answer`() throws {
    var random = SplitMix64(seed: 3)
    for name in ["characters", "fingerprints", "compositions"] {
      let detector = try? rewrite(name) { bytes in
        for index in bytes.indices { bytes[index] = UInt8.random(in: 0...255, using: &random) }
      }
      for text in ["Guten Tag, wie geht’s? e\u{301}", "漢字 и кириллица"] {
        #expect((detector?.detect(text).count ?? 0) <= 3)
      }
    }
  }
}
