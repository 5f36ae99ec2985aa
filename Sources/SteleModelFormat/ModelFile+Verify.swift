import SteleFile

extension ModelFile {
  /// Reads the whole file: every checksum, every weight's range, every scale's and vector's
  /// finiteness, zeros in the padding of int4 weights, and whether what is known of low halves is
  /// true.
  ///
  /// `progress` gets the bytes read so far and in all, for the checksums.
  public func verify(progress: ((Int, Int) -> Void)? = nil) throws(ModelFormatError) {
    do {
      try container.verify(progress: progress)
    } catch {
      throw .file(error)
    }
    for block in plan.blocks {
      for matrix in block.matrices {
        for part in matrix.parts { try check(part, of: matrix, in: block) }
        if matrix.hasLowHalves { try checkPlanes(of: matrix, in: block) }
      }
      if block.vectorsCount > 0 {
        try checkFinite(vectors(of: block), section: block.vectorsSectionName)
      }
    }
  }

  private func check(
    _ part: WeightPart, of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) {
    let section = block.sectionName(of: part, of: matrix)
    switch part {
    case .int8:
      let tiles = try tiles(of: part, of: matrix, in: block, as: Int8.self)
      if let index = tiles.withUnsafeBufferPointer({ $0.firstIndex(of: -128) }) {
        throw .weightOutOfRange(path: container.path, section: section, byte: index)
      }
    case .int4:
      let places = Int4Tiles(geometry: matrix.geometry)
      let tiles = try tiles(of: part, of: matrix, in: block, as: UInt8.self)
      switch tiles.withUnsafeBufferPointer({ places.firstFault(in: $0) }) {
      case .scale(let byte):
        throw .invalidScale(path: container.path, section: section, byte: byte)
      case .padding(let byte):
        throw .paddingNotZero(path: container.path, section: section, byte: byte)
      case nil: break
      }
    case .float32:
      try checkFinite(
        tiles(of: part, of: matrix, in: block, as: Float.self), section: section)
    case .high, .low: break  // Only together do they make weights.
    }
  }

  /// No weight may be −128, and each row's ``LowHalves`` must be those of its low halves.
  private func checkPlanes(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) {
    let high = try tiles(of: .high, of: matrix, in: block, as: UInt8.self)
    let low = try tiles(of: .low, of: matrix, in: block, as: UInt8.self)
    let means = try lowMeans(of: matrix, in: block)
    let spreads = try lowSpreads(of: matrix, in: block)
    let geometry = matrix.geometry
    let tileByteCount = geometry.tileByteCount(.low)
    for tile in 0..<geometry.tileCount {
      let range = tile * tileByteCount..<(tile + 1) * tileByteCount
      let planes = PlaneTile(high: high[slice: range], low: low[slice: range])
      if let byte = planes.firstByteOutOfRange {
        throw .weightOutOfRange(
          path: container.path, section: block.sectionName(of: .high, of: matrix),
          byte: range.lowerBound + byte)
      }
      for (row, sums) in zip(tile * TileGeometry.tileRows..<geometry.rows, planes.lowSums) {
        let halves = LowHalves(sums, depth: geometry.depth)
        guard means[row] == halves.mean else {
          throw .falseLowHalves(
            path: container.path, section: block.lowMeans(of: matrix).name, row: row)
        }
        guard spreads[row] == halves.spread else {
          throw .falseLowHalves(
            path: container.path, section: block.lowSpreads(of: matrix).name, row: row)
        }
      }
    }
  }

  private func checkFinite(
    _ values: MappedArray<Float>, section: String
  ) throws(ModelFormatError) {
    if let index = values.withUnsafeBufferPointer({ $0.firstIndex { !$0.isFinite } }) {
      throw .notFinite(path: container.path, section: section, index: index)
    }
  }
}
