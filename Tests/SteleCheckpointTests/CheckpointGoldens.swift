import SteleCheckpoint
import SteleTestSupport

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A tensor as torch or safetensors read it from a golden file.
struct ExpectedTensor: Decodable {
  let name: String
  let type: String
  let shape: [Int]
  let bytes: [UInt8]
}

/// The committed checkpoint files; their README says who made them.
enum CheckpointGoldens {
  static let folder = Repository.golden.appending(path: "checkpoint")

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  /// The names of the files with the extension `suffix`, sorted.
  static func names(_ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  static func expected() throws -> [String: [ExpectedTensor]] {
    try JSONDecoder().decode(
      [String: [ExpectedTensor]].self,
      from: Data(contentsOf: folder.appending(path: "expected.json")))
  }
}

extension TensorEntry {
  /// The name that the goldens have for the element type.
  var typeName: String {
    switch elementType {
    case .float32: "float32"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .other(let name): name
    }
  }

  /// Whether name, type, shape and bytes are those that `expected` says.
  func matches(_ expected: ExpectedTensor, in file: [UInt8]) -> Bool {
    name == expected.name && typeName == expected.type && shape == expected.shape
      && Array(file[byteRange]) == expected.bytes
  }
}

/// The tensors of `bytes`, read as the file's name says.
func tensors(in bytes: [UInt8], name: String) throws(CheckpointError) -> [TensorEntry] {
  name.hasSuffix(".bin")
    ? try PyTorchArchive.tensors(in: bytes.span.bytes)
    : try Safetensors.tensors(in: bytes.span.bytes)
}

/// The message of the error that `body` throws; empty if it throws none.
func message(_ body: () throws(CheckpointError) -> Void) -> String {
  do throws(CheckpointError) {
    try body()
    return ""
  } catch {
    return "\(error)"
  }
}
