/// A cache line that holds one input's int8 weights of 64 rows, or its int4 weights of 128.
///
/// The order of rows is such that interleaving the bytes of four lines gives tiles of 16 rows by 4
/// inputs, on registers of every width. Of int4 weights the upper four bits are of the first 64 rows
/// and the lower ones of the others.
public enum InputLine {
  /// Bytes of a line.
  public static let rows = 64

  /// Which byte of its line row `row` of 64 has.
  public static func byte(ofRow row: Int) -> Int {
    let tile = row / 16
    let lane = row % 16 / 4
    return 16 * lane + 4 * tile + row % 4
  }
}

extension InputLine {
  /// The first byte of a section of int8 weights by input that is not zero although the matrix has
  /// no row there; nil if there is none.
  static func firstPadding(
    in section: UnsafeBufferPointer<Int8>, of geometry: TileGeometry
  ) -> Int? {
    let missing = geometry.rows % rows..<rows
    guard missing.lowerBound > 0 else { return nil }
    let start = geometry.rows / rows * geometry.tileByteCount(.int8ByInput)
    for line in 0..<geometry.depth {
      for row in missing where section[start + line * rows + byte(ofRow: row)] != 0 {
        return start + line * rows + byte(ofRow: row)
      }
    }
    return nil
  }
}
