/// For each file of one corpus file, by its old place, its place in a new one.
final class RankMap {
  private let spool: ByteSpool

  init(_ spool: ByteSpool) { self.spool = spool }

  /// Adds the new place of the next file; the old places come in order.
  func append(_ rank: Int) throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt64(rank))
    try spool.append(bytes)
  }

  /// The new place of the file that was at `rank`, if there is one.
  func callAsFunction(_ rank: Int) throws(CorpusError) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 8)
    guard rank >= 0, rank < spool.byteCount / 8, try spool.read(at: 8 * rank, into: &bytes) == 8
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
