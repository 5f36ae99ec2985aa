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
  /// Which of the tensor's rows each row is, or nil where it has all in their order.
  private let order: [Int]?
  /// One more than the last of the tensor's rows that are read.
  private let endRow: Int

  /// Takes `tensor` as a matrix of `shape`, or as one row where that has a single dimension.
  ///
  /// Of a matrix, the rows in `order` may be taken, in that order.
  init(
    _ tensor: CheckpointFolder.Tensor, shape: [Int], rows order: [Int]? = nil
  ) throws(ConversionError) {
    let entry = tensor.entry
    guard entry.shape == shape else {
      throw .wrongShape(tensor: entry.name, found: entry.shape, expected: shape)
    }
    if case .other(let type) = entry.elementType {
      throw .wrongElementType(tensor: entry.name, found: type)
    }
    name = entry.name
    let all = shape.count == 1 ? 1 : shape[0]
    rows = order?.count ?? all
    endRow = order?.max().map { $0 + 1 } ?? all
    self.order = order
    depth = shape[shape.count - 1]
    file = tensor.file
    start = entry.byteRange.lowerBound
    elementType = entry.elementType
  }

  private var elementByteCount: Int { elementType == .float32 ? 4 : 2 }

  /// Which of the tensor's rows row `row` is.
  private func sourceRow(_ row: Int) -> Int { order?[row] ?? row }

  private var rowByteCount: Int { depth * elementByteCount }

  /// Where row `row` lies in the file, in bytes.
  private func byteRange(row: Int) -> Range<Int> {
    let first = start + sourceRow(row) * rowByteCount
    return first..<first + rowByteCount
  }

  /// Bytes of the file that come into memory when all rows are read in their order: the rows, and
  /// what the system brings in around those that lie apart.
  var touchedByteCount: Int {
    guard let order else { return rows * rowByteCount }
    var total = 0
    var previous = 0
    for row in order {
      let apart = row >= previous ? (row - previous) * rowByteCount : Int.max
      total += min(apart, Self.surroundings) + rowByteCount
      previous = row + 1
    }
    return total
  }

  /// Bytes around a page that Linux maps with it where they are in memory already.
  private static let surroundings = 64 << 10

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

  /// Has the system read `rows` ahead, if they lie here and there: it cannot tell what comes next.
  func prepare(rows: Range<Int>) {
    guard order != nil else { return }
    var ahead = 0..<0
    for row in rows {
      let range = byteRange(row: row)
      if range.lowerBound >= ahead.lowerBound, range.lowerBound - ahead.upperBound <= Self.gap {
        ahead = ahead.lowerBound..<range.upperBound
      } else {
        file.advise(.willNeed, in: ahead)
        ahead = range
      }
    }
    file.advise(.willNeed, in: ahead)
  }

  /// Bytes between two rows that are read as well rather than asked for apart.
  private static let gap = 16 << 10

  /// Tells the system that the rows before `row` will not be read again.
  func release(upTo row: Int) {
    guard row > 0 else { return }
    // Rows that were read may lie anywhere if they are in an order of their own.
    let end = order == nil ? row : endRow
    file.advise(.dontNeed, in: start..<start + end * rowByteCount)
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
