import Foundation
import SteleDetection
import SteleTestSupport
import Testing

/// Texts that nobody writes.
@Suite struct HostileTextTests {
  private let detector: LanguageDetector

  init() throws { detector = try LanguageDetector.committed() }

  @Test func `Any bytes have an answer`() {
    var random = SplitMix64(seed: 5)
    for round in 0..<600 {
      let count = Int.random(in: 0..<200, using: &random)
      let alphabet: ClosedRange<UInt8> =
        round % 3 == 0 ? 0x20...0x7E : round % 3 == 1 ? 0xC0...0xF4 : 0...255
      let bytes = (0..<count).map { _ in UInt8.random(in: alphabet, using: &random) }
      let found = detector.detect(bytes)
      #expect(found.count <= 3)
      #expect(
        found.allSatisfy { $0.confidence.isFinite && (0...1.000_001).contains($0.confidence) })
    }
  }

  @Test func `Any single character has an answer, and any cut of a text`() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 211) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(detector.detect(String(Character(scalar))).count <= 3)
    }
    let bytes = Array("Größe <b>и 大きい</b> &amp; e\u{301} 👍🏽 don’t".utf8)
    for start in bytes.indices {
      for end in start..<bytes.count {
        let cut = Array(bytes[start..<end])
        // Bytes that are not UTF-8 part words, as a replacement character does.
        #expect(detector.detect(cut) == detector.detect(String(decoding: cut, as: UTF8.self)))
      }
    }
  }

  @Test func `Inputs of the fuzzer have an answer, the same for bytes and text`() throws {
    let folder = Repository.corrupt.appending(path: "detection")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 7)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      #expect(detector.detect(bytes) == detector.detect(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test func `What comes after thousands of letters is not read`() {
    let start = Array(String(repeating: "Der Zug fährt um acht Uhr ab. ", count: 200).utf8)
    let long = start + Array(String(repeating: "The train leaves at eight. ", count: 5_000).utf8)
    #expect(detector.detect(long) == detector.detect(start))
    #expect(detector.detect(long).first?.language == "deu_Latn")
  }

  @Test(arguments: [
    "a", "<", "&", "'", "é", "e\u{301}", "漢", "\u{301}", "{", "a.", "<a", "&a", "\u{FFFD}", " ",
    "//",
  ])
  func `A text of one thing have an answer`(_ part: String) {
    #expect(detector.detect(String(repeating: part, count: 1 << 17)).count <= 3)
  }
}
