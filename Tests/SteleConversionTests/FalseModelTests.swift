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
  private let int4Path: String

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint().write(to: folder.url.appending(path: "checkpoint"))
    path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .int8).write(to: path)
    int4Path = folder.path("int4.stele")
    try Converter(
      checkpoint: folder.path("checkpoint"), weights: .int4, embedding: .int4
    ).write(to: int4Path)
  }

  /// What opening or verifying says of the model after its sections' bytes were changed, or taken
  /// away; empty if it says nothing.
  ///
  /// Sections in `shapes` get these.
  private func complaint(
    of path: String? = nil, shapes: [String: [Int]] = [:],
    changing changes: [String: (inout Data?) -> Void] = [:]
  ) throws -> String {
    let path = path ?? self.path
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
            name: section.name, elementType: section.elementType,
            shape: shapes[section.name] ?? section.shape), bytes
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
    #expect(try complaint() == "")
    #expect(try complaint(of: int4Path) == "")
  }

  /// As files of the time before planes, and before sections of their own for what is known of them.
  @Test func `A missing section says that an older version made the file`() throws {
    for name in ["embedding.tokens.high", "embedding.tokens.low_mean"] {
      let text = try complaint(changing: [name: { $0 = nil }])
      #expect(text.contains("\(name) is missing") && text.contains("made by an older version"))
      #expect(text.contains("convert the checkpoint again"))
    }
  }

  @Test func `A section of another shape says that an older version made the file`() throws {
    let text = try complaint(shapes: ["encoder.0.feed_forward.in": [2, 16, 4, 4]])
    #expect(
      text.contains("made by an older version") && text.contains("convert the checkpoint again"))
    #expect(
      text.contains("encoder.0.feed_forward.in holds int8 [2, 16, 4, 4], not int8 [2, 4, 16, 4]"))
  }

  @Test func `False means and spreads are found`() throws {
    for (vector, byte, row) in [("low_mean", 6, 3), ("low_spread", 7, 7)] {
      let section = "embedding.tokens.\(vector)"
      let text = try complaint(changing: [section: { $0?[byte] ^= 1 }])
      #expect(text.contains(section) && text.contains("row \(row) "), "\(text)")
    }
  }

  /// Scales come first; those of rows and inputs that are not there are zero, as their weights are.
  @Test func `Scales and padding of int4 weights are checked`() throws {
    // 16 by 16 weights: row 1's scale for the first 32 inputs is at byte 2, for the others at 34.
    let tile = "encoder.0.self_attention.output"
    for bits in [0x8000, 0x7C00, 0x7E00, 0xBC00] as [UInt16] {
      let text = try complaint(
        of: int4Path,
        changing: [
          tile: {
            $0?[2] = UInt8(bits & 255)
            $0?[3] = UInt8(bits >> 8)
          }
        ])
      #expect(text.contains("\(tile): the scale at byte 2 is negative or not finite"), "\(text)")
    }
    // 16 by 24 weights: inputs from 24 on are none.
    let deeper = "encoder.0.feed_forward.out"
    let paddings = [
      (tile, 34, 0), (tile, 64 + 2 * 64, 1), (deeper, 34, 0), (deeper, 64 + 3 * 64, 0),
      (deeper, 64 + 7 * 64 + 5, 1),
    ]
    for (section, byte, bit) in paddings {
      let text = try complaint(of: int4Path, changing: [section: { $0?[byte] ^= 1 << bit }])
      #expect(text.contains("\(section): the padding at byte \(byte) is not zero"), "\(text)")
    }
  }

  @Test func `False scripts are found`() throws {
    let missing = try complaint(changing: ["embedding.scripts": { $0 = nil }])
    #expect(missing.contains("embedding.scripts is missing") && missing.contains("older version"))
    let stray = try complaint(changing: ["embedding.script_of_token": { $0?[9] = 77 }])
    #expect(stray.contains("embedding.script_of_token") && stray.contains("token 9 "), "\(stray)")
    let unnamed = try complaint(changing: ["embedding.scripts": { $0?[2] = 0x58 }])
    #expect(unnamed.contains("embedding.scripts") && unnamed.contains("Zyyy"), "\(unnamed)")
    let broken = try complaint(changing: ["embedding.scripts": { $0?[0] = 0x58 }])
    #expect(broken.contains("embedding.scripts"), "\(broken)")
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
