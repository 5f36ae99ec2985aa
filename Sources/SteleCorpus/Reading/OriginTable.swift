import SteleFile

/// Further origins of files: rows of a file's place in the primary lane and of a packed payload, ascending
/// by place, the better origin first.
///
/// What side tables say of the origin in row *i* stands behind all first origins, at the number of files
/// plus *i*. A last row has the number of files.
final class OriginTable: Sendable {
  private let rows: CheckedSection
  /// Further origins of all files.
  let count: Int

  /// The table in `container`; nil where there is none.
  init?(files: Int, in container: Container) throws(CorpusError) {
    guard container.contains(SectionNames.origins) else { return nil }
    rows = try CheckedSection(SectionNames.origins, of: .uint64, in: container)
    count = rows.byteCount / 16 - 1
    guard rows.shape == [count + 1, 2], try place(count) == UInt64(files) else {
      throw rows.failure("does not end in the number of files, \(files)")
    }
  }

  private func place(_ row: Int) throws(CorpusError) -> UInt64 {
    try rows.integer(2 * row, as: UInt64.self)
  }

  /// The packed payload of an origin.
  func payload(_ row: Int) throws(CorpusError) -> UInt64 {
    try rows.integer(2 * row + 1, as: UInt64.self)
  }

  /// The rows of the file `place`.
  ///
  /// - Complexity: Finds them by halving.
  func rows(of place: Int) throws(CorpusError) -> Range<Int> {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if try self.place(middle) >= UInt64(place) {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    var end = range.lowerBound
    while end < count, try self.place(end) == UInt64(place) { end += 1 }
    guard end - range.lowerBound <= SideTable.mostFurtherOrigins else {
      throw rows.failure(
        "more than \(SideTable.mostFurtherOrigins) further origins of the file \(place)")
    }
    return range.lowerBound..<end
  }

  /// Checks that rows are in order and belong to files.
  func verify() throws(CorpusError) {
    var last: UInt64 = 0
    for row in 0...count {
      let place = try place(row)
      guard place >= last else { throw rows.failure("row \(row) is out of order") }
      last = place
    }
  }
}
