import SteleBase

/// For each file of one corpus file, by its old place, its place in a new one.
final class PlaceMap {
  private let spool: ByteSpool

  init(_ spool: ByteSpool) { self.spool = spool }

  /// Adds the new place of the next file; the old places come in order.
  func append(_ place: Int) throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt64(place))
    try spool.append(bytes)
  }

  /// The new place of the file that was at `place`, if there is one.
  func callAsFunction(_ place: Int) throws(CorpusError) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 8)
    guard place >= 0, place < spool.byteCount / 8, try spool.read(at: 8 * place, into: &bytes) == 8
    else { return nil }
    let new = bytes.littleEndian(at: 0, as: UInt64.self)
    return new == Self.removed ? nil : Int(new)
  }

  /// Adds that the next file is no longer there.
  func appendRemoved() throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(Self.removed)
    try spool.append(bytes)
  }

  private static let removed = UInt64.max
}
