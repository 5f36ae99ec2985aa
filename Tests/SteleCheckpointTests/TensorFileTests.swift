import Testing

@testable import SteleCheckpoint

@Suite struct TensorFileTests {
  @Test func `Every golden reads as its own library reads it`() throws {
    let expected = try CheckpointGoldens.expected()
    #expect(expected.count == 10)
    for (name, wanted) in expected {
      let bytes = try CheckpointGoldens.bytes(name)
      var found = try tensors(in: bytes, name: name)
      if name.hasSuffix(".safetensors") { found.sort { $0.name < $1.name } }
      #expect(found.count == wanted.count, "\(name)")
      for (tensor, wanted) in zip(found, wanted) {
        #expect(tensor.matches(wanted, in: bytes), "\(name): \(tensor)")
      }
    }
  }

  @Test func `An empty state dictionary has no tensors`() throws {
    #expect(try tensors(in: CheckpointGoldens.bytes("empty.bin"), name: "empty.bin") == [])
  }

  @Test func `Tied tensors share their place`() throws {
    for name in ["float32.bin", "parameters.bin", "bfloat16.bin"] {
      let found = try tensors(in: CheckpointGoldens.bytes(name), name: name)
      let tied = found.filter { $0.shape == [6, 4] }
      #expect(tied.count == 3)
      #expect(Set(tied.map(\.byteRange)).count == 1)
    }
  }

  @Test(arguments: [
    ("refused-strides.bin", "tensor turned: not contiguous: shape [4, 3], strides [1, 4]"),
    ("refused-nested.bin", "tensor model: not a tensor; if the weights are nested"),
    ("refused-global.bin", "the global collections.Counter is not accepted"),
    ("refused-tensor.bin", "the pickle does not hold a dictionary"),
    ("refused-legacy.bin", "written by torch before version 1.6"),
  ])
  func `What is not a plain state dictionary is refused by name`(name: String, reason: String)
    throws
  {
    let bytes = try CheckpointGoldens.bytes(name)
    let message = message { () throws(CheckpointError) in _ = try tensors(in: bytes, name: name) }
    #expect(message.contains(reason), "\(message)")
  }

  @Test func `The shard index names the file of each tensor`() throws {
    let bytes = try CheckpointGoldens.bytes("model.safetensors.index.json")
    let index = try ShardIndex(parsing: bytes.span.bytes)
    #expect(index.shardOfTensor.count == 4)
    for shard in Set(index.shardOfTensor.values) {
      let found = try tensors(in: CheckpointGoldens.bytes(shard), name: shard)
      let wanted = index.shardOfTensor.filter { $0.value == shard }.keys
      #expect(Set(found.map(\.name)) == Set(wanted))
    }
  }
}
