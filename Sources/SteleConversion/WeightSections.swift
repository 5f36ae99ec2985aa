import Dispatch
import SteleFile
import SteleModelFormat
import Synchronization

/// Converts and appends the weight sections of a model file, block after block.
///
/// The file has one plane of the embedding's halves whole before the other, so that its rows are
/// read, widened and quantized twice, once for each: less work than to keep a plane of the largest
/// matrix, some 130 MB of the 600M's, until its turn comes.
struct WeightSections {
  let sources: TensorSources
  let plan: ModelPlan
  /// What makes factors for the feedback of errors; nil where there is none.
  let calibration: Calibration?
  /// Gets the bytes appended so far and in all.
  let progress: ((Int, Int) -> Void)?

  /// Tiles that are made side by side before they are appended: a few megabytes at the usual sizes.
  private static let bufferByteCount = 4 << 20
  /// What of the checkpoint may be mapped in the meantime: rows of the embedding lie apart.
  private static let windowByteCount = 32 << 20

  /// Appends all weight sections to `writer`.
  func append(to writer: ContainerWriter) throws(ConversionError) {
    var total = 0
    for matrix in plan.blocks.flatMap(\.matrices) {
      for part in matrix.parts {
        total += matrix.geometry.tileCount * matrix.geometry.tileByteCount(part)
      }
    }
    var done = 0
    for block in plan.blocks {
      var vectors: [Float] = []
      let factors = try calibration?.factors(of: block) ?? [:]
      for matrix in block.matrices {
        let tensors = try sources.matrix(matrix, in: block)
        var rows: [RowStatistics] = []
        for part in matrix.parts {
          let tiles = TileWriter(
            geometry: matrix.geometry, part: part, sources: tensors,
            feedback: factors[matrix.name])
          rows = try append(tiles, to: writer) { byteCount in
            done += byteCount
            progress?(done, total)
          }
        }
        if matrix.hasRowScales { vectors += rows.map(\.scale) }
        if matrix.hasLowHalves {
          let halves = rows.map { LowHalves($0.lowHalves, depth: matrix.geometry.depth) }
          try append(halves.map(\.mean.littleEndian), to: writer)
          try append(halves.map(\.spread), to: writer)
        }
        if matrix.hasBias { vectors += try sources.bias(matrix, in: block) }
      }
      for norm in block.norms { vectors += try sources.norm(norm, in: block) }
      try append(vectors, to: writer)
    }
  }

  /// Appends one part of a matrix and returns what is known of the matrix's rows.
  private func append(
    _ tiles: TileWriter, to writer: ContainerWriter, appended: (Int) -> Void
  ) throws(ConversionError) -> [RowStatistics] {
    let tilesPerBuffer = max(
      1,
      min(
        Self.bufferByteCount / tiles.tileByteCount,
        Self.windowByteCount / max(1, tiles.touchedByteCount)))
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(tilesPerBuffer, tiles.tileCount) * tiles.tileByteCount,
      alignment: 64)
    defer { buffer.deallocate() }
    let statistics = UnsafeMutableBufferPointer<RowStatistics>.allocate(
      capacity: tiles.geometry.rows)
    defer { statistics.deallocate() }
    statistics.initialize(repeating: RowStatistics())

    for first in stride(from: 0, to: tiles.tileCount, by: tilesPerBuffer) {
      let range = first..<min(first + tilesPerBuffer, tiles.tileCount)
      let filled = UnsafeMutableRawBufferPointer(
        rebasing: buffer[..<(range.count * tiles.tileByteCount)])
      tiles.prepare(range)
      try fill(filled, with: range, of: tiles, statistics: statistics)
      do {
        try writer.append(UnsafeRawBufferPointer(filled))
      } catch {
        throw .file(error)
      }
      tiles.release(upTo: range.upperBound)
      appended(filled.count)
    }
    return Array(statistics)
  }

  /// Makes the tiles of `range` on all cores; the first error in file order is the one thrown.
  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, with range: Range<Int>, of tiles: TileWriter,
    statistics: UnsafeMutableBufferPointer<RowStatistics>
  ) throws(ConversionError) {
    // Every iteration writes its own tile and its own rows' statistics, and nothing else; no factor
    // changes any more.
    nonisolated(unsafe) let tiles = tiles
    nonisolated(unsafe) let buffer = buffer
    nonisolated(unsafe) let statistics = statistics
    let failures = Mutex<[Int: ConversionError]>([:])
    DispatchQueue.concurrentPerform(iterations: range.count) { index in
      let start = index * tiles.tileByteCount
      let output = UnsafeMutableRawBufferPointer(
        rebasing: buffer[start..<start + tiles.tileByteCount])
      do throws(ConversionError) {
        try tiles.write(tile: range.lowerBound + index, into: output, statistics: statistics)
      } catch {
        failures.withLock { $0[index] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  private func append(
    _ vectors: [some BitwiseCopyable], to writer: ContainerWriter
  ) throws(ConversionError) {
    var failure: FileError?
    vectors.withUnsafeBytes { bytes in
      do throws(FileError) { try writer.append(bytes) } catch { failure = error }
    }
    if let failure { throw .file(failure) }
  }
}
