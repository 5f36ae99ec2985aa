import SteleTestSupport
import Testing

@testable import SteleCheckpoint

@Suite struct ProtobufReaderTests {
  private func fields(_ bytes: [UInt8]) throws(ProtobufReader.Malformed) -> [String] {
    var reader = ProtobufReader(bytes)
    var found: [String] = []
    while let field = try reader.next() { found.append("\(field.number) \(field.value)") }
    return found
  }

  @Test func `Every form of a field is read, and the next one begins behind it`() throws {
    #expect(
      try fields(
        [0x08, 0x96, 0x01, 0x15, 0, 0, 0x80, 0x3F, 0x19, 1, 0, 0, 0, 0, 0, 0, 0, 0x22, 2, 7, 8]
          + [0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0x00]) == [
          "1 variable(150)", "2 four(1065353216)", "3 eight(1)", "4 bytes(Range(19..<21))",
          "536870911 variable(0)",
        ])
    let most = [UInt8](repeating: 0xFF, count: 9) + [1]
    #expect(try fields([0x08] + most) == ["1 variable(18446744073709551615)"])
    #expect(try fields([]) == [])
  }

  @Test func `What is no field is refused`() {
    for bytes: [UInt8] in [
      [0x00, 1], [0x08], [0x08, 0x80], [0x0A, 2, 1], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
      [0x0B], [0x0C], [0x0E], [0x0F], [0x15, 1, 2, 3], [0x09, 1, 2, 3, 4, 5, 6, 7],
      [0x08] + [UInt8](repeating: 0x80, count: 10) + [1], [UInt8](repeating: 0xFF, count: 10),
      [0x0A] + [UInt8](repeating: 0xFF, count: 9) + [1],
    ] {
      #expect(throws: ProtobufReader.Malformed.self, "\(bytes)") { try fields(bytes) }
    }
  }

  @Test func `Any bytes are fields within themselves, or refused`() {
    var random = SplitMix64(seed: 17)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random) & (Bool.random(using: &random) ? 0x1F : 0xFF)
      }
      var reader = ProtobufReader(bytes)
      while let field = try? reader.next() {
        if case .bytes(let range) = field.value { #expect(bytes.indices.contains(range)) }
      }
    }
  }
}
