/// Reads the table of a file that `torch.save` wrote for a state dictionary, without running it.
///
/// Since version 1.6 that is a zip archive of stored entries: `FOLDER/data.pkl`, a pickle of names,
/// shapes and places, and `FOLDER/data/KEY` for each storage. The folder may have any name.
public enum PyTorchArchive {
  /// The tensors of `file`, which must be the whole file, in the order of the dictionary.
  ///
  /// Tensors that share a storage, such as tied embeddings, share their place in the file. Never
  /// traps, whatever the bytes. Reads no tensor; runs nothing.
  ///
  /// - Complexity: O(*n* log *n*) for *n* tensors and archive entries.
  public static func tensors(in file: RawSpan) throws(CheckpointError) -> [TensorEntry] {
    let archive = try ZipDirectory(reading: file)
    let folder = try folder(of: archive)
    try checkByteOrder(of: archive, folder: folder, file: file)
    guard let place = archive.dataRanges["\(folder)/data.pkl"],
      place.count <= PickleReader.maximumByteCount, let pickle = file.bytes(in: place)
    else {
      throw .invalidArchive(offset: 0, reason: "data.pkl is too large for a state dictionary")
    }
    var entries: [TensorEntry] = []
    var names: Set<String> = []
    for item in try PickleReader.stateDictionary(of: pickle) {
      guard case .text(let name) = item.key else {
        throw .invalidPickle(offset: 0, reason: "the dictionary has a key that is not a text")
      }
      guard case .tensor(let tensor) = item.value else {
        throw .invalidTensor(
          name: name.forMessage,
          reason: "not a tensor; if the weights are nested in the file, save the inner dictionary "
            + "alone")
      }
      guard names.insert(name).inserted else {
        throw .invalidTensor(name: name.forMessage, reason: "occurs twice")
      }
      entries.append(try entry(name, tensor, archive: archive, folder: folder))
    }
    return entries
  }

  /// The folder that all entries are in: that of the one `data.pkl`.
  private static func folder(of archive: ZipDirectory) throws(CheckpointError) -> String {
    let suffix = "/data.pkl"
    let folders = archive.dataRanges.keys.filter { $0.hasSuffix(suffix) }
      .map { String($0.dropLast(suffix.count)) }.filter { !$0.contains("/") }
    guard folders.count == 1 else {
      throw .invalidArchive(
        offset: 0,
        reason: "\(folders.count) entries are called data.pkl, expected one; this is not a file "
          + "of torch.save")
    }
    return folders[0]
  }

  /// Old files do not say; they were written on little-endian machines.
  private static func checkByteOrder(
    of archive: ZipDirectory, folder: String, file: RawSpan
  ) throws(CheckpointError) {
    guard let place = archive.dataRanges["\(folder)/byteorder"] else { return }
    guard place.count == 6, file.bytes(in: place) == Array("little".utf8) else {
      throw .invalidArchive(
        offset: place.lowerBound,
        reason: "the tensors are not little-endian; save the file on a little-endian machine")
    }
  }

  private static func entry(
    _ name: String, _ tensor: PickledTensor, archive: ZipDirectory, folder: String
  ) throws(CheckpointError) -> TensorEntry {
    func invalid(_ reason: String) -> CheckpointError {
      .invalidTensor(name: name.forMessage, reason: reason)
    }
    let storage = tensor.storage
    guard let place = archive.dataRanges["\(folder)/data/\(storage.key)"] else {
      throw invalid("its storage data/\(storage.key.forMessage) is not in the archive")
    }
    guard
      place.count.isMultiple(of: storage.type.byteCount),
      place.count / storage.type.byteCount == storage.elementCount
    else {
      throw invalid(
        "its storage has \(place.count) bytes, expected \(storage.elementCount) elements of "
          + "\(storage.type.byteCount) bytes")
    }
    guard let count = TensorEntry.elementCount(of: tensor.shape) else {
      throw invalid("its shape \(tensor.shape) cannot be")
    }
    guard isContiguous(tensor, elementCount: count) else {
      throw invalid(
        "not contiguous: shape \(tensor.shape), strides \(tensor.strides); save "
          + "tensor.contiguous()")
    }
    guard tensor.offset >= 0, tensor.offset <= storage.elementCount,
      count <= storage.elementCount - tensor.offset
    else {
      throw invalid(
        "\(count) elements from \(tensor.offset) on are more than its storage's "
          + "\(storage.elementCount)")
    }
    // No overflow: both lie inside the storage, whose size in bytes is that of an archive entry.
    let start = place.lowerBound + tensor.offset * storage.type.byteCount
    return TensorEntry(
      name: name, elementType: storage.type.elementType, shape: tensor.shape,
      byteRange: start..<start + count * storage.type.byteCount)
  }

  /// Whether the elements follow each other in C order; `elementCount` is the product of the shape.
  private static func isContiguous(_ tensor: PickledTensor, elementCount: Int) -> Bool {
    guard tensor.shape.count == tensor.strides.count else { return false }
    if elementCount == 0 { return true }
    var expected = 1
    for (dimension, stride) in zip(tensor.shape, tensor.strides).reversed() {
      // The stride of a dimension of one is never used, and torch leaves any number there.
      if dimension != 1, stride != expected { return false }
      expected *= dimension
    }
    return true
  }
}
