import SteleFile

/// Whole keys of all entries that are stored alike, ascending.
final class CollisionList: Sendable {
  private let section: CheckedSection
  private let byteCount: Int

  init(_ section: CheckedSection, lane: CorpusLane) {
    self.section = section
    byteCount = lane.byteCount
  }

  /// Keys in the list.
  var count: Int { section.byteCount / byteCount }

  /// The key number `index`.
  func key(_ index: Int) throws(CorpusError) -> ContentKey {
    try section.bytes(in: index * byteCount..<(index + 1) * byteCount)
      .key(at: 0, byteCount: byteCount)
  }

  /// The number of `key` among those that are stored like it; nil if it is not in the list.
  func number(of key: ContentKey, space: KeySpace) throws(CorpusError) -> Int? {
    let alike = space.firstKey(of: space.fingerprint(of: key))
    let first = try firstIndex { $0 >= alike }
    let place = try firstIndex { $0 >= key }
    guard place < count, try self.key(place) == key, place >= first else { return nil }
    return place - first
  }

  /// The first index whose key meets `condition`, which all keys after one that does meet too.
  private func firstIndex(where condition: (ContentKey) -> Bool) throws(CorpusError) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if condition(try key(middle)) {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    return range.lowerBound
  }
}
