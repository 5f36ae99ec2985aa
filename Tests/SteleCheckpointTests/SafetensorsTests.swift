import Testing

@testable import SteleCheckpoint

/// The rules of the format, each broken by hand.
@Suite struct SafetensorsTests {
  /// A file with the header `header` and `dataByteCount` zeros after it.
  private func file(_ header: String, data dataByteCount: Int = 0) -> [UInt8] {
    let count = header.utf8.count
    return (0..<8).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: dataByteCount)
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    message { () throws(CheckpointError) in _ = try Safetensors.tensors(in: bytes.span.bytes) }
  }

  private func entry(_ name: String, _ offsets: String, shape: String = "[2]") -> String {
    "\"\(name)\":{\"dtype\":\"F16\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test func `Spaces after the header and metadata are skipped`() throws {
    let bytes = file("{\"__metadata__\":{\"a\":\"b\"},\(entry("t", "[0,4]"))}   ", data: 4)
    let found = try Safetensors.tensors(in: bytes.span.bytes)
    #expect(found.map(\.name) == ["t"])
    #expect(found[0].byteRange == bytes.count - 4..<bytes.count)
  }

  @Test func `Headers that cannot be are refused`() {
    #expect(refusal([]).contains("0 bytes are too few"))
    #expect(refusal(file("[]")).contains("does not start with {"))
    #expect(refusal([UInt8](repeating: 255, count: 64)).contains("in a file of 64"))
    #expect(refusal([9, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8)).contains("in a file of 10"))
    #expect(refusal(file("{\"a\":1}")).contains("tensor a: its entry is not an object"))
    #expect(refusal(file("{} x")).contains("text after the value"))
  }

  @Test func `A key may not occur twice`() {
    let header = "{\(entry("t", "[0,4]")),\(entry("t", "[4,8]"))}"
    #expect(refusal(file(header, data: 8)).contains("the key t occurs twice"))
  }

  @Test func `Tensors must fill the data without holes or overlap`() {
    let overlap = "{\(entry("a", "[0,4]")),\(entry("b", "[2,6]"))}"
    #expect(refusal(file(overlap, data: 6)).contains("tensor b: overlaps another"))
    let hole = "{\(entry("a", "[0,4]")),\(entry("b", "[6,10]"))}"
    #expect(refusal(file(hole, data: 10)).contains("tensor b: lies after a hole"))
    #expect(refusal(file("{\(entry("a", "[0,4]"))}", data: 5)).contains("the tensors end at"))
    #expect(refusal(file("{\(entry("a", "[0,4]"))}", data: 3)).contains("ends 1 bytes before"))
    #expect(refusal(file("{\(entry("a", "[0,4]"))}", data: 0)).contains("download it again"))
    #expect(
      refusal(file("{\(entry("a", "[4,0]"))}", data: 4)).contains("begins at byte 4 but ends at 0"))
  }

  @Test func `Shapes must fit their bytes`() {
    func shaped(_ shape: String) -> String {
      refusal(file("{\(entry("a", "[0,4]", shape: shape))}", data: 4))
    }
    #expect(shaped("[2]") == "")
    #expect(shaped("[1,2,1]") == "")
    #expect(shaped("[3]").contains("has 4 bytes, but is F16 of shape [3]"))
    #expect(shaped("[-2,-1]").contains("no valid shape"))
    #expect(shaped("[2.0]").contains("no valid shape"))
    #expect(shaped("[4294967296,4294967296]").contains("overflows"))
    #expect(shaped("[9223372036854775807]").contains("overflows"))
    #expect(shaped("[9223372036854775808]").contains("no valid shape"))
    #expect(shaped("[9223372036854775807,9223372036854775807,0]").contains("has 4 bytes"))
  }

  @Test func `Other element types are listed`() throws {
    let header =
      "{\"n\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
      + "\"f\":{\"dtype\":\"NEW\",\"shape\":[3],\"data_offsets\":[8,9]}}"
    let found = try Safetensors.tensors(in: file(header, data: 9).span.bytes)
    #expect(found.map(\.elementType) == [.other("I64"), .other("NEW")])
  }
}
