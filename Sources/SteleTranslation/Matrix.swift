import CSteleKernels
import SteleFile
import SteleModelFormat

/// A weight matrix that lies in the mapped file, as the kernels take it.
///
/// Holds bare pointers: whoever stores one must keep the ``ModelFile`` alive beside it.
enum Matrix {
  case int8(stele_matrix_i8)
  case float32(stele_matrix_f32)

  /// Outputs of the matrix.
  var rows: Int {
    switch self {
    case .int8(let matrix): matrix.rows
    case .float32(let matrix): matrix.rows
    }
  }

  /// Inputs of the matrix.
  var depth: Int {
    switch self {
    case .int8(let matrix): matrix.depth
    case .float32(let matrix): matrix.depth
    }
  }
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
    guard let plan = block.matrices.first(where: { $0.name == name }) else {
      preconditionFailure("no matrix \(name) in block \(block.name)")
    }
    let bias = plan.hasBias ? vector("\(name).bias") : nil
    switch file.configuration.weights {
    case .int8:
      return .int8(
        stele_matrix_i8(
          weights: try file.tiles(of: plan, in: block, as: Int8.self).unsafeBaseAddress,
          scales: vector("\(name).scale"), bias: bias,
          rows: plan.geometry.rows, depth: plan.geometry.depth))
    case .float32:
      return .float32(
        stele_matrix_f32(
          weights: try file.tiles(of: plan, in: block, as: Float.self).unsafeBaseAddress,
          bias: bias, rows: plan.geometry.rows, depth: plan.geometry.depth))
    }
  }

  func norm(_ name: String) -> Norm {
    Norm(weight: vector("\(name).norm.weight"), bias: vector("\(name).norm.bias"))
  }

  private func vector(_ name: String) -> UnsafePointer<Float> {
    guard let vectors, let plan = block.vectors.first(where: { $0.name == name }) else {
      preconditionFailure("no vector \(name) in block \(block.name)")
    }
    return vectors[slice: plan.range].unsafeBaseAddress
  }
}
