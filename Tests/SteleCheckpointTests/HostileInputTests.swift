import SteleTestSupport
import Testing

@testable import SteleCheckpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Damaged files give an error or a valid value: nothing traps, hangs or leaves the file.
@Suite struct HostileInputTests {
  /// Checks what a reader promises of a tensor, whatever the file.
  private func check(_ entry: TensorEntry, fileByteCount: Int) -> Bool {
    let elementByteCounts: [TensorEntry.ElementType: Int] = [
      .float32: 4, .float16: 2, .bfloat16: 2,
    ]
    guard entry.byteRange.lowerBound >= 0, entry.byteRange.upperBound <= fileByteCount else {
      return false
    }
    guard let byteCount = elementByteCounts[entry.elementType] else { return true }
    return TensorEntry.elementCount(of: entry.shape).map { $0 * byteCount }
      == entry.byteRange.count
  }

  /// Reads `bytes` in the form that `name` has and returns whether every promise was kept.
  @discardableResult private func survives(_ bytes: [UInt8], name: String) -> Bool {
    do throws(CheckpointError) {
      if name.hasSuffix(".model") {
        return try !SentencePieceModel(parsing: bytes.span.bytes).pieces.isEmpty
      }
      if name.hasSuffix(".json") {
        return try !ShardIndex(parsing: bytes.span.bytes).shardOfTensor.isEmpty
      }
      return try tensors(in: bytes, name: name)
        .allSatisfy { check($0, fileByteCount: bytes.count) }
    } catch {
      return !error.description.isEmpty
    }
  }

  private static let goldens = [
    "float32.bin", "views.bin", "float16.safetensors", "bpe.model",
    "model.safetensors.index.json", "refused-legacy.bin",
  ]

  @Test(arguments: goldens) func `Every truncation is survived`(name: String) throws {
    let bytes = try CheckpointGoldens.bytes(name)
    for count in 0..<bytes.count {
      #expect(survives(Array(bytes[..<count]), name: name), "\(count) bytes")
    }
  }

  @Test(arguments: goldens) func `Every single flipped bit is survived`(name: String) throws {
    let bytes = try CheckpointGoldens.bytes(name)
    for position in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[position] ^= 1 << bit
        if !survives(damaged, name: name) { Issue.record("byte \(position), bit \(bit)") }
      }
    }
  }

  @Test func `A truncated tensor file is refused`() throws {
    for name in ["float32.bin", "float16.safetensors"] {
      let bytes = try CheckpointGoldens.bytes(name)
      for count in 0..<bytes.count {
        #expect(throws: CheckpointError.self, "\(name), \(count) bytes") {
          _ = try tensors(in: Array(bytes[..<count]), name: name)
        }
      }
    }
  }

  @Test func `Every file of the corrupt corpus is survived`() throws {
    let extensions = ["safetensors": ".safetensors", "pytorch": ".bin", "sentencepiece": ".model"]
    for (folder, form) in extensions {
      let url = Repository.corrupt.appending(path: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      #expect(!names.isEmpty)
      for name in names {
        let bytes = [UInt8](try Data(contentsOf: url.appending(path: name)))
        #expect(survives(bytes, name: form), "\(folder)/\(name)")
      }
    }
  }
}
