/// The numbers of a section `lane.X.layout`: keys, and the size of their key space.
struct LaneLayout {
  var entries: Int
  var space: KeySpace

  /// The first bytes of a key, which a table of whole keys leaves out because every fingerprint has them.
  static let knownByteCount = 4

  init(entries: Int, space: KeySpace) {
    self.entries = entries
    self.space = space
  }

  /// The layout of these numbers, or nil if there is none.
  init?(_ values: [UInt64]) {
    guard values.count == 2, let entries = Int(exactly: values[0]), entries > 0, entries < 1 << 48,
      let space = KeySpace(size: values[1])
    else { return nil }
    self.init(entries: entries, space: space)
  }

  var values: [UInt64] { [UInt64(entries), space.size] }
}
