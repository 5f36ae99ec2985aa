import Testing

@testable import SteleCheckpoint

/// The pickle machine's bounds, each reached by hand.
@Suite struct PickleReaderTests {
  private func refusal(_ body: [UInt8], protocolVersion: UInt8 = 2) -> String {
    message { () throws(CheckpointError) in
      _ = try PickleReader.stateDictionary(of: [0x80, protocolVersion] + body + [0x2E])
    }
  }

  private func repeated(_ instructions: String, _ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in Array(instructions.utf8) }
  }

  @Test func `Dictionaries read in order`() throws {
    // d = {}; d["a"] = 1; d["b"] = -2.
    let pickle: [UInt8] =
      [0x80, 2] + Array("}q\0X\u{1}\0\0\0aK\u{1}s".utf8)
      + Array("X\u{1}\0\0\0b".utf8) + [0x4A, 0xFE, 0xFF, 0xFF, 0xFF] + Array("s.".utf8)
    let entries = try PickleReader.stateDictionary(of: pickle)
    #expect(entries.count == 2)
    guard case .text("a") = entries[0].key, case .integer(1) = entries[0].value,
      case .text("b") = entries[1].key, case .integer(-2) = entries[1].value
    else { return #expect(Bool(false), "\(entries)") }
  }

  @Test(
    arguments: [
      (0, []), (127, [0x7F]), (-1, [0xFF]), (255, [0xFF, 0]), (-32768, [0, 0x80]),
      (Int.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
      (Int.min, [0, 0, 0, 0, 0, 0, 0, 0x80]),
    ] as [(Int, [UInt8])])
  func `Long integers read`(value: Int, bytes: [UInt8]) throws {
    let pickle =
      [0x80, 2] + Array("}X\u{1}\0\0\0a".utf8) + [0x8A, UInt8(bytes.count)] + bytes
      + Array("s.".utf8)
    guard case .integer(value) = try PickleReader.stateDictionary(of: pickle)[0].value else {
      return #expect(Bool(false), "\(bytes)")
    }
  }

  @Test func `Nesting is bounded`() {
    #expect(refusal(Array(")".utf8) + [UInt8](repeating: 0x85, count: 1_000_000)).contains("deep"))
    #expect(refusal(repeated("(", 1_000_000)).contains("nested too deeply"))
  }

  @Test func `The stack is bounded`() {
    #expect(refusal(repeated("N", 70_000)).contains("the stack grows too high"))
  }

  @Test func `Values below the stack are not taken`() {
    for instructions in ["s", "u", "t", "R", "b", "Q", "q\0", "Ns", "(Ns", "}(b", "}(q\0", "N(R"] {
      #expect(refusal(Array(instructions.utf8)).contains("data.pkl, byte"), "\(instructions)")
    }
  }

  @Test func `Memos are set in order`() {
    #expect(refusal(Array("}h\0".utf8)).contains("a memo that was not set"))
    #expect(refusal(Array("}q\u{1}".utf8)).contains("a memo out of order"))
    #expect(refusal([0x7D, 0x72, 0xFF, 0xFF, 0xFF, 0xFF]).contains("a memo out of order"))
  }

  @Test func `Other instructions, globals and protocols are refused by name`() {
    #expect(refusal([0x93]).contains("the pickle instruction 0x93 is not accepted"))
    #expect(refusal(Array("cos\nsystem\n".utf8)).contains("the global os.system is not accepted"))
    #expect(
      refusal(Array("ctorch\nFloatTensor\n".utf8)).contains("the global torch.FloatTensor"))
    #expect(
      refusal(Array("ctorch._utils\n_rebuild_tensor_v3\n".utf8)).contains("_rebuild_tensor_v3"))
    #expect(refusal([], protocolVersion: 4).contains("not a pickle of protocol 2"))
    #expect(refusal(Array("cos\n\u{1B}[2J\n".utf8)).contains(#"os.\u{1B}[2J"#))
  }

  @Test func `What comes after the end is refused`() {
    #expect(refusal(Array("}.N".utf8)).contains("bytes after the pickle's end"))
    #expect(refusal(Array("}}".utf8)).contains("does not hold a dictionary"))
  }

  @Test func `A dictionary that contains itself is harmless`() throws {
    let pickle = [0x80, 2] + Array("}q\0X\u{1}\0\0\0ah\0s.".utf8)
    #expect(try PickleReader.stateDictionary(of: pickle).count == 1)
  }
}
