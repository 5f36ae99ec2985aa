import SteleCheckpoint
import SteleFile

/// Reads a tensor row by row as float32, whatever it is stored as.
struct TensorReader {
  let name: String
  let rows: Int
  /// Elements of one row.
  let depth: Int
  private let file: MappedFile
  private let start: Int
  private let elementType: TensorEntry.ElementType
  /// The tensor's rows that are this one's, or nil where all are.
  private let kept: [Int]?

  /// Takes `tensor` as a matrix of `shape`, or as one row where that has a single dimension.
  ///
  /// Of a matrix, only the `kept` rows may be taken, which must ascend.
  init(
    _ tensor: CheckpointFolder.Tensor, shape: [Int], keeping kept: [Int]? = nil
  ) throws(ConversionError) {
    let entry = tensor.entry
    guard entry.shape == shape else {
      throw .wrongShape(tensor: entry.name, found: entry.shape, expected: shape)
    }
    if case .other(let type) = entry.elementType {
      throw .wrongElementType(tensor: entry.name, found: type)
    }
    name = entry.name
    rows = kept?.count ?? (shape.count == 1 ? 1 : shape[0])
    self.kept = kept
    depth = shape[shape.count - 1]
    file = tensor.file
    start = entry.byteRange.lowerBound
    elementType = entry.elementType
  }

  private var elementByteCount: Int { elementType == .float32 ? 4 : 2 }

  /// Which of the tensor's rows row `row` is.
  private func sourceRow(_ row: Int) -> Int { kept?[row] ?? row }

  /// Where row `row` lies in the file, in bytes.
  private func byteRange(row: Int) -> Range<Int> {
    let first = start + sourceRow(row) * depth * elementByteCount
    return first..<first + depth * elementByteCount
  }

  /// Bytes of the file from the first of the rows to the last, those between that are left out too.
  var spannedByteCount: Int { rows == 0 ? 0 : byteRange(row: rows - 1).upperBound - start }

  /// Writes row `row` into `output`, which takes `depth` floats, and returns the largest magnitude.
  ///
  /// - Throws: An error that names the element if one is NaN or infinite.
  func read(
    row: Int, into output: UnsafeMutableBufferPointer<Float>
  ) throws(ConversionError) -> Float {
    precondition(output.count >= depth && row < rows, "row outside its tensor")
    let range = byteRange(row: row)
    file.withUnsafeBytes { bytes in
      let source = UnsafeRawBufferPointer(rebasing: bytes[range])
      switch elementType {
      case .float32: UnsafeMutableRawBufferPointer(output).copyMemory(from: source)
      case .float16: Self.widenHalf(source, output, depth)
      case .bfloat16: Self.widenBrainFloat(source, output, depth)
      case .other: preconditionFailure("refused when the reader was made")
      }
    }
    // Compared as integers, because maxima of floats are not vectorized; all ones marks infinity
    // and NaN, which sort above every finite magnitude.
    var largest: UInt32 = 0
    for index in 0..<depth { largest = max(largest, output[index].bitPattern & 0x7FFF_FFFF) }
    guard largest < 0x7F80_0000 else {
      let index = (0..<depth).first { !output[$0].isFinite } ?? 0
      throw .notFinite(tensor: name, index: sourceRow(row) * depth + index)
    }
    return Float(bitPattern: largest)
  }

  /// Tells the system that the rows before `row` will not be read again.
  func release(upTo row: Int) {
    guard row > 0 else { return }
    file.advise(.dontNeed, in: start..<byteRange(row: row - 1).upperBound)
  }

  private static func widenHalf(
    _ source: UnsafeRawBufferPointer, _ output: UnsafeMutableBufferPointer<Float>, _ count: Int
  ) {
    for index in 0..<count {
      let bits = source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
      output[index] = Float(Float16(bitPattern: UInt16(littleEndian: bits)))
    }
  }

  private static func widenBrainFloat(
    _ source: UnsafeRawBufferPointer, _ output: UnsafeMutableBufferPointer<Float>, _ count: Int
  ) {
    for index in 0..<count {
      let bits = source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
      output[index] = Float(bitPattern: UInt32(UInt16(littleEndian: bits)) << 16)
    }
  }
}

extension [TensorReader] {
  /// Reads row `row` of the matrix that the rows of all readers make up, one after the other.
  func read(
    row: Int, into values: UnsafeMutableBufferPointer<Float>
  ) throws(ConversionError) -> Float {
    var row = row
    for source in self {
      if row < source.rows { return try source.read(row: row, into: values) }
      row -= source.rows
    }
    preconditionFailure("row outside the matrix")
  }
}
