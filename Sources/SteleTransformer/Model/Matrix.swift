import CSteleKernels
import SteleFile
import SteleModelFormat

/// A weight matrix that lies in the mapped file, as the kernels take it.
///
/// Holds bare pointers: whoever stores one must keep the `ModelFile` alive beside it.
enum Matrix {
  case int8(stele_matrix_i8)
  case int4(stele_matrix_i4)
  case float32(stele_matrix_f32)

  /// Outputs of the matrix.
  var rows: Int {
    switch self {
    case .int8(let matrix): matrix.rows
    case .int4(let matrix): matrix.rows
    case .float32(let matrix): matrix.rows
    }
  }

  /// Inputs of the matrix.
  var depth: Int {
    switch self {
    case .int8(let matrix): matrix.depth
    case .int4(let matrix): matrix.depth
    case .float32(let matrix): matrix.depth
    }
  }

  /// Where its weights begin.
  var address: UnsafeRawPointer {
    switch self {
    case .int8(let matrix): UnsafeRawPointer(matrix.weights)
    case .int4(let matrix): UnsafeRawPointer(matrix.weights)
    case .float32(let matrix): UnsafeRawPointer(matrix.weights)
    }
  }

  /// Bytes that a product with the matrix reads.
  var byteCount: Int {
    switch self {
    case .int8(let matrix):
      bytes(of: .int8, vectors: matrix.bias == nil ? 1 : 2)
    case .int4(let matrix):
      bytes(of: .int4, vectors: matrix.bias == nil ? 0 : 1)
    case .float32(let matrix):
      bytes(of: .float32, vectors: matrix.bias == nil ? 0 : 1)
    }
  }

  /// Bytes of all tiles of `part` and of `vectors` floats for each row.
  private func bytes(of part: WeightPart, vectors: Int) -> Int {
    TileGeometry(rows: rows, depth: depth).byteCount(part)
      + vectors * rows * MemoryLayout<Float>.size
  }
}

/// The embedding, which is also the output projection, as the kernels take it.
///
/// Holds bare pointers, as ``Matrix`` does.
enum EmbeddingMatrix {
  case int8(stele_split_matrix_i8)
  case int4(stele_matrix_i4)
  case float32(stele_matrix_f32)

  /// Tokens of the vocabulary.
  var rows: Int {
    switch self {
    case .int8(let matrix): matrix.rows
    case .int4(let matrix): matrix.rows
    case .float32(let matrix): matrix.rows
    }
  }

  /// Bytes that looking up one token reads.
  var rowByteCount: Int {
    switch self {
    case .int8(let matrix): matrix.depth + MemoryLayout<Float>.size
    case .int4(let matrix):
      TileGeometry(rows: 1, depth: matrix.depth).byteCount(.int4) / TileGeometry.tileRows
    case .float32(let matrix): matrix.depth * MemoryLayout<Float>.size
    }
  }

  /// Bytes that a pass over the whole vocabulary reads.
  var projectedByteCount: Int {
    switch self {
    case .int8(let matrix):
      2 * matrix.planeByteCount + matrix.rows * MemoryLayout<Float>.size
    case .int4(let matrix):
      TileGeometry(rows: matrix.rows, depth: matrix.depth).byteCount(.int4)
    case .float32(let matrix):
      TileGeometry(rows: matrix.rows, depth: matrix.depth).byteCount(.float32)
    }
  }
}

extension stele_split_matrix_i8 {
  /// Bytes of one plane.
  var planeByteCount: Int {
    TileGeometry(rows: rows, depth: depth).byteCount(.high)
  }

  /// Bytes that screening reads: one plane and what is known of each row.
  ///
  /// What it looks at more closely is not counted; see ``Screening``.
  var screenedByteCount: Int { planeByteCount + rows * (MemoryLayout<Float>.size + 3) }
}

/// The weight and bias of a layer norm, each of the model's width.
struct Norm {
  let weight: UnsafePointer<Float>
  let bias: UnsafePointer<Float>
}

/// Looks up one block's matrices and vectors by name.
///
/// The plan made the names and the file was checked against the plan when it was opened, so a
/// missing name is a mistake in this module, not in any input.
struct BlockReader {
  let file: ModelFile
  let block: ModelPlan.Block
  let vectors: MappedArray<Float>?

  init(_ file: ModelFile, _ block: ModelPlan.Block) throws(ModelFormatError) {
    self.file = file
    self.block = block
    vectors = block.vectorsCount > 0 ? try file.vectors(of: block) : nil
  }

  func matrix(_ name: String) throws(ModelFormatError) -> Matrix {
    let plan = matrixPlan(name)
    let bias = vector("\(name).bias")
    let (rows, depth) = (plan.geometry.rows, plan.geometry.depth)
    switch plan.parts {
    case [.int8]:
      return .int8(
        stele_matrix_i8(
          weights: try tiles(.int8, of: plan, as: Int8.self), scales: vector("\(name).scale"),
          bias: bias, rows: rows, depth: depth))
    case [.int4]:
      return .int4(
        stele_matrix_i4(
          weights: try tiles(.int4, of: plan, as: UInt8.self), bias: bias, rows: rows,
          depth: depth))
    case [.float32]:
      return .float32(
        stele_matrix_f32(
          weights: try tiles(.float32, of: plan, as: Float.self), bias: bias, rows: rows,
          depth: depth))
    default: preconditionFailure("\(name) is a linear matrix, which has one part")
    }
  }

  func embedding(_ name: String) throws(ModelFormatError) -> EmbeddingMatrix {
    let plan = matrixPlan(name)
    switch plan.weights {
    case .int8:
      return .int8(
        stele_split_matrix_i8(
          high: try tiles(.high, of: plan, as: UInt8.self),
          low: try tiles(.low, of: plan, as: UInt8.self), scales: vector("\(name).scale"),
          low_means: try file.lowMeans(of: plan, in: block).unsafeBaseAddress,
          low_spreads: try file.lowSpreads(of: plan, in: block).unsafeBaseAddress,
          rows: plan.geometry.rows, depth: plan.geometry.depth))
    case .int4:
      return .int4(
        stele_matrix_i4(
          weights: try tiles(.int4, of: plan, as: UInt8.self), bias: nil,
          rows: plan.geometry.rows, depth: plan.geometry.depth))
    case .float32:
      return .float32(
        stele_matrix_f32(
          weights: try tiles(.float32, of: plan, as: Float.self), bias: nil,
          rows: plan.geometry.rows, depth: plan.geometry.depth))
    }
  }

  func norm(_ name: String) -> Norm {
    Norm(weight: vector("\(name).norm.weight"), bias: vector("\(name).norm.bias"))
  }

  private func matrixPlan(_ name: String) -> ModelPlan.Matrix {
    guard let plan = block.matrices.first(where: { $0.name == name }) else {
      preconditionFailure("no matrix \(name) in block \(block.name)")
    }
    return plan
  }

  private func tiles<Element: BitwiseCopyable & Sendable>(
    _ part: WeightPart, of matrix: ModelPlan.Matrix, as type: Element.Type
  ) throws(ModelFormatError) -> UnsafePointer<Element> {
    try file.tiles(of: part, of: matrix, in: block, as: type).unsafeBaseAddress
  }

  private func vector(_ name: String) -> UnsafePointer<Float> {
    guard let vectors, let plan = block.vectors.first(where: { $0.name == name }) else {
      preconditionFailure("no vector \(name) in block \(block.name)")
    }
    return vectors[slice: plan.range].unsafeBaseAddress
  }
}
