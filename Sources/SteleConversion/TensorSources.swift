import SteleCheckpoint
import SteleModelFormat

/// Finds the checkpoint's tensors for each part of the model, and notices what is missing or extra.
struct TensorSources {
  private let folder: CheckpointFolder
  private let plan: ModelPlan
  private let embedding: CheckpointFolder.Tensor
  /// The token of each row of the model's embedding.
  private let tokens: [Int]
  /// Which row of the checkpoint's embedding each token has, or nil where all are kept.
  private let keptRows: [Int]?

  /// The embedding, under whichever of its names it is stored.
  static func embedding(
    in folder: CheckpointFolder
  ) throws(ConversionError) -> CheckpointFolder.Tensor {
    for name in TensorNames.embedding {
      if let tensor = folder.tensors[name] { return tensor }
    }
    throw .missingTensors([TensorNames.embedding[0]])
  }

  /// Checks that the checkpoint has exactly the tensors that `plan` needs.
  ///
  /// The rows of the model's embedding are those of `tokens`, in this order; those that the tokens
  /// have in the checkpoint are `keptRows`, or all if that is nil.
  init(
    _ folder: CheckpointFolder, _ plan: ModelPlan, tokens: [Int], keepingRows keptRows: [Int]?
  ) throws(ConversionError) {
    self.folder = folder
    self.tokens = tokens
    self.keptRows = keptRows
    self.plan = plan
    embedding = try Self.embedding(in: folder)
    let needed = Self.names(in: plan)
    let missing = needed.filter { folder.tensors[$0] == nil }
    guard missing.isEmpty else { throw .missingTensors(missing) }
    let known = Set(needed).union(TensorNames.embedding).union(TensorNames.ignored)
    let extra = folder.tensors.keys.filter { !known.contains($0) }
    guard extra.isEmpty else { throw .unexpectedTensors(extra.sorted()) }
    try checkTied()
  }

  /// All tensors that the layers need, the embedding left out.
  private static func names(in plan: ModelPlan) -> [String] {
    var names: [String] = []
    for block in plan.blocks where block.name != "embedding" {
      for matrix in block.matrices {
        for linear in TensorNames.linears(matrix: matrix.name, block: block.name) {
          names += ["\(linear).weight", "\(linear).bias"]
        }
      }
      for norm in block.norms {
        let name = TensorNames.norm(norm, block: block.name)
        names += ["\(name).weight", "\(name).bias"]
      }
    }
    return names
  }

  /// Embeddings stored more than once must be the same values.
  private func checkTied() throws(ConversionError) {
    for name in TensorNames.embedding where name != embedding.entry.name {
      guard let other = folder.tensors[name] else { continue }
      if other.file === embedding.file, other.entry.byteRange == embedding.entry.byteRange {
        continue
      }
      guard embedding.hasSameValues(as: other) else {
        throw .untiedEmbeddings(embedding.entry.name, name)
      }
    }
  }

  private func reader(_ name: String, shape: [Int]) throws(ConversionError) -> TensorReader {
    guard let tensor = folder.tensors[name] else { throw .missingTensors([name]) }
    return try TensorReader(tensor, shape: shape)
  }

  /// The tensors whose rows make up `matrix`.
  func matrix(
    _ matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ConversionError) -> [TensorReader] {
    let geometry = matrix.geometry
    guard block.name != "embedding" else {
      return [try embeddingReader(rows: tokens.map { keptRows?[$0] ?? $0 })]
    }
    let linears = TensorNames.linears(matrix: matrix.name, block: block.name)
    var readers: [TensorReader] = []
    for linear in linears {
      readers.append(
        try reader("\(linear).weight", shape: [geometry.rows / linears.count, geometry.depth]))
    }
    return readers
  }

  /// The embedding, row by row as tokens are numbered.
  func embeddingByToken() throws(ConversionError) -> TensorReader {
    try embeddingReader(rows: keptRows)
  }

  private func embeddingReader(rows: [Int]?) throws(ConversionError) -> TensorReader {
    let (all, depth) = (embedding.entry.shape[0], plan.configuration.width)
    return try TensorReader(embedding, shape: [all, depth], rows: rows)
  }

  /// The bias of `matrix`, its parts one after the other.
  func bias(
    _ matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ConversionError) -> [Float] {
    let linears = TensorNames.linears(matrix: matrix.name, block: block.name)
    var bias: [Float] = []
    for linear in linears {
      bias += try vector("\(linear).bias", count: matrix.geometry.rows / linears.count)
    }
    return bias
  }

  /// The weight, then the bias, of the layer norm `norm`.
  func norm(
    _ norm: String, in block: ModelPlan.Block
  ) throws(ConversionError) -> [Float] {
    let name = TensorNames.norm(norm, block: block.name)
    let width = plan.configuration.width
    return try vector("\(name).weight", count: width) + vector("\(name).bias", count: width)
  }

  private func vector(_ name: String, count: Int) throws(ConversionError) -> [Float] {
    let reader = try reader(name, shape: [count])
    var values = [Float](repeating: 0, count: count)
    var failure: ConversionError?
    values.withUnsafeMutableBufferPointer { buffer in
      do throws(ConversionError) { _ = try reader.read(row: 0, into: buffer) } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return values
  }
}
