import SteleCheckpoint
import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A Hugging Face checkpoint on disk: its files mapped, its tensors found.
struct CheckpointFolder {
  let path: String
  /// Every file that was read, in a fixed order: what provenance names.
  private(set) var files: [MappedFile] = []
  /// Where each tensor lies; tied tensors may share a place.
  private(set) var tensors: [String: Tensor] = [:]

  /// A tensor's place in one of the files.
  struct Tensor {
    let file: MappedFile
    let entry: TensorEntry

    /// Whether `other` holds the same values, bit for bit, in the same type and shape.
    func hasSameValues(as other: Tensor) -> Bool {
      guard
        entry.elementType == other.entry.elementType, entry.shape == other.entry.shape,
        entry.byteRange.count == other.entry.byteRange.count
      else { return false }
      return file.withUnsafeBytes { bytes in
        other.file.withUnsafeBytes { otherBytes in
          guard let start = bytes.baseAddress, let otherStart = otherBytes.baseAddress else {
            return false
          }
          return memcmp(
            start + entry.byteRange.lowerBound, otherStart + other.entry.byteRange.lowerBound,
            entry.byteRange.count) == 0
        }
      }
    }
  }

  /// The checkpoint in the folder `path`, of which nothing is read yet.
  init(path: String) {
    self.path = path
  }

  /// Maps the weights, in whichever form they are there, and lists their tensors.
  mutating func mapWeights() throws(ConversionError) {
    if let index = try map("model.safetensors.index.json") {
      try addShards(index)
    } else if let weights = try map("model.safetensors") {
      try addTensors(of: weights)
    } else if let index = try map("pytorch_model.bin.index.json") {
      try addShards(index)
    } else if let weights = try map("pytorch_model.bin") {
      try addTensors(of: weights)
    } else {
      throw .missingFile(folder: path, names: ["model.safetensors", "pytorch_model.bin"])
    }
  }

  /// Maps a file of the checkpoint, or returns nil if there is none of that name.
  mutating func map(_ name: String) throws(ConversionError) -> MappedFile? {
    let path = self.path + "/" + name
    let file: MappedFile
    do throws(FileError) {
      file = try MappedFile(path: path)
    } catch {
      if case .cannotOpen(_, let reason) = error, reason.isAbsence { return nil }
      throw .file(error)
    }
    if let form = ForeignForm(file: file.bytes) { throw .foreign(path: path, form) }
    files.append(file)
    return file
  }

  /// Counts `file` among those that were read.
  mutating func add(_ file: MappedFile) { files.append(file) }

  /// Maps a file that every checkpoint has.
  mutating func mapRequired(_ name: String) throws(ConversionError) -> MappedFile {
    guard let file = try map(name) else { throw .missingFile(folder: path, names: [name]) }
    return file
  }

  private mutating func addShards(_ index: MappedFile) throws(ConversionError) {
    let shardOfTensor: [String: String]
    do {
      shardOfTensor = try ShardIndex(parsing: index.bytes).shardOfTensor
    } catch {
      throw .checkpoint(path: index.path, error)
    }
    for shard in Set(shardOfTensor.values).sorted() {
      guard let file = try map(shard) else {
        throw .badShard(path: index.path, reason: "names the file \(shard), which is not there")
      }
      try addTensors(of: file)
    }
    for (tensor, shard) in shardOfTensor.sorted(by: { $0.key < $1.key })
    where tensors[tensor] == nil {
      throw .badShard(path: "\(path)/\(shard)", reason: "lacks the tensor \(tensor)")
    }
  }

  private mutating func addTensors(of file: MappedFile) throws(ConversionError) {
    let entries: [TensorEntry]
    do {
      entries =
        file.path.hasSuffix(".safetensors")
        ? try Safetensors.tensors(in: file.bytes)
        : try PyTorchArchive.tensors(in: file.bytes)
    } catch {
      throw .checkpoint(path: file.path, error)
    }
    for entry in entries {
      if let other = tensors.updateValue(Tensor(file: file, entry: entry), forKey: entry.name) {
        throw .duplicateTensor(name: entry.name, paths: [other.file.path, file.path])
      }
    }
  }
}
