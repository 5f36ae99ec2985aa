import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import Testing

/// Model files whose checksums are right and whose contents are not.
@Suite struct FalseModelTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint().write(to: folder.url.appending(path: "checkpoint"))
    path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .int8).write(to: path)
  }

  /// What opening or verifying says of the model after its sections' bytes were changed, or taken
  /// away; empty if it says nothing.
  private func complaint(
    changing changes: [String: (inout Data?) -> Void]
  ) throws -> String {
    let model = try Container(opening: path)
    let file = try Data(contentsOf: URL(filePath: path))
    var kept: [(plan: SectionPlan, bytes: Data)] = []
    for section in model.sections {
      var bytes: Data? = Data(file[section.range])
      changes[section.name]?(&bytes)
      guard let bytes else { continue }
      kept.append(
        (
          SectionPlan(
            name: section.name, elementType: section.elementType, shape: section.shape), bytes
        ))
    }
    let changed = folder.path("changed.stele")
    let writer = try ContainerWriter(path: changed, kind: .model, sections: kept.map(\.plan))
    for section in kept { try writer.append(contentsOf: [UInt8](section.bytes)) }
    try writer.finish()
    do {
      try ModelFile(opening: changed).verify()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `What is unchanged is accepted`() throws {
    #expect(try complaint(changing: [:]) == "")
  }

  /// As a file of the time before planes would look.
  @Test func `A missing plane says that the file is of another version`() throws {
    let text = try complaint(changing: ["embedding.tokens.high": { $0 = nil }])
    #expect(text.contains("embedding.tokens.high") && text.contains("another version"))
    #expect(text.contains("convert the checkpoint again"))
  }

  @Test func `False means and spreads are found`() throws {
    let rows = TinyCheckpoint().vocabularyCount
    for (vector, row) in [(1, 3), (2, 7)] {
      let text = try complaint(
        changing: ["embedding.vectors": { $0?[(vector * rows + row) * 4] ^= 1 }])
      #expect(text.contains("embedding.vectors") && text.contains("row \(row) "), "\(text)")
    }
  }

  @Test func `Weights out of range are found`() throws {
    let whole = try complaint(changing: ["encoder.0.feed_forward.in": { $0?[5] = 0x80 }])
    #expect(whole.contains("the weight at byte 5 is -128"))
    // Byte 64 holds inputs 8 and 12 of row 0.
    for (high, low) in [(0x0F, 0xF0), (0xF0, 0x0F)] as [(UInt8, UInt8)] {
      let split = try complaint(changing: [
        "embedding.tokens.high": { $0?[64] &= high }, "embedding.tokens.low": { $0?[64] &= low },
      ])
      #expect(split.contains("embedding.tokens.high") && split.contains("-128"))
      #expect(split.contains("byte 64"))
    }
  }
}
