import SteleBase

/// Which file of a checkpoint in several files holds which tensor.
///
/// Read from `model.safetensors.index.json` or `pytorch_model.bin.index.json`.
public struct ShardIndex: Sendable, Equatable {
  /// The name of the file, in the folder of the index, that holds each tensor; none is a path.
  public let shardOfTensor: [String: String]

  /// Reads the index `json`, which must be the whole file.
  ///
  /// - Throws: An error that names the tensor if a file name could lead out of the folder.
  public init(parsing json: RawSpan) throws(CheckpointError) {
    let index = try JSONParser.object(of: json, part: "the index")
    guard let value = index["weight_map"] else { throw .missingKey("weight_map") }
    guard case .object(let map) = value else {
      throw .invalidValue(key: "weight_map", reason: "expected an object, found \(value.kind)")
    }
    guard !map.members.isEmpty else {
      throw .invalidValue(key: "weight_map", reason: "names no tensor")
    }
    var shardOfTensor: [String: String] = [:]
    for member in map.members {
      guard case .string(let shard) = member.value, Self.isFileName(shard) else {
        throw .invalidValue(
          key: "weight_map.\(member.key.forMessage)", reason: "not the name of a file beside it")
      }
      shardOfTensor[member.key] = shard
    }
    self.shardOfTensor = shardOfTensor
  }

  private static func isFileName(_ name: String) -> Bool {
    let bytes = name.utf8
    return !bytes.isEmpty && bytes.count <= 255 && name != "." && !name.contains(text: "..")
      && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
      && !bytes.contains(UInt8(ascii: "\\"))
  }
}
