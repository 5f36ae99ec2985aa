import SteleFile

extension ModelFile {
  /// Reads the whole file: every checksum, every weight's range, every vector's finiteness, and
  /// whether what is known of low halves is true.
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
        switch (configuration.weights, matrix.isEmbedding) {
        case (.int8, false): try checkRange(of: matrix, in: block)
        case (.int8, true): try checkPlanes(of: matrix, in: block)
        case (.float32, _):
          try checkFinite(
            tiles(of: .float32, of: matrix, in: block, as: Float.self),
            section: block.sectionName(of: .float32, of: matrix))
        }
      }
      if block.vectorsCount > 0 {
        try checkFinite(vectors(of: block), section: block.vectorsSectionName)
      }
    }
  }

  private func checkRange(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) {
    let tiles = try tiles(of: .int8, of: matrix, in: block, as: Int8.self)
    if let index = tiles.withUnsafeBufferPointer({ $0.firstIndex(of: -128) }) {
      throw .weightOutOfRange(
        path: container.path, section: block.sectionName(of: .int8, of: matrix),
        byte: index)
    }
  }

  /// No weight may be −128, and each row's ``LowHalves`` must be those of its low halves.
  private func checkPlanes(
    of matrix: ModelPlan.Matrix, in block: ModelPlan.Block
  ) throws(ModelFormatError) {
    let high = try tiles(of: .high, of: matrix, in: block, as: UInt8.self)
    let low = try tiles(of: .low, of: matrix, in: block, as: UInt8.self)
    let means = try vector("\(matrix.name).low_mean", of: block)
    let spreads = try vector("\(matrix.name).low_spread", of: block)
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
        guard means[row] == halves.mean, spreads[row] == halves.spread else {
          throw .falseLowHalves(
            path: container.path, section: block.vectorsSectionName, row: row)
        }
      }
    }
  }

  private func vector(
    _ name: String, of block: ModelPlan.Block
  ) throws(ModelFormatError) -> MappedArray<Float> {
    guard let vector = block.vectors.first(where: { $0.name == name }) else {
      preconditionFailure("no vector \(name) in block \(block.name)")
    }
    return try vectors(of: block)[slice: vector.range]
  }

  private func checkFinite(
    _ values: MappedArray<Float>, section: String
  ) throws(ModelFormatError) {
    if let index = values.withUnsafeBufferPointer({ $0.firstIndex { !$0.isFinite } }) {
      throw .notFinite(path: container.path, section: section, index: index)
    }
  }
}
