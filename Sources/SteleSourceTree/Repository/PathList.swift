/// Paths in the order of their bytes, one after the other: a hundred thousand take a few mebibytes.
struct PathList: Sendable {
  private var text: [UInt8] = []
  /// Where each path ends in the text.
  private var ends: [Int] = []

  /// The number of paths.
  var count: Int { ends.count }

  /// The bytes of all paths together.
  var byteCount: Int { text.count }

  /// The path at `index`.
  subscript(index: Int) -> ArraySlice<UInt8> {
    text[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Adds a path, which comes behind all that are there.
  mutating func append(_ path: some Collection<UInt8>) {
    text += path
    ends.append(text.count)
  }

  /// The place of the first path that does not come before `bytes`.
  ///
  /// - Complexity: O(log *n*) comparisons.
  private func firstIndex(notBefore bytes: some Collection<UInt8>) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether exactly this path is there.
  func contains(_ path: some Collection<UInt8>) -> Bool {
    let index = firstIndex(notBefore: path)
    return index < count && self[index].elementsEqual(path)
  }

  /// Whether there is a path that begins with `start`.
  func containsBeginning(_ start: some Collection<UInt8>) -> Bool {
    let index = firstIndex(notBefore: start)
    return index < count && self[index].starts(with: start)
  }

  /// All paths of both, each once.
  func union(_ other: PathList) -> PathList {
    if other.count == 0 { return self }
    var all = PathList()
    var left = 0
    var right = 0
    while left < count || right < other.count {
      let isLeft =
        right == other.count || left < count && !other[right].lexicographicallyPrecedes(self[left])
      let path = isLeft ? self[left] : other[right]
      if isLeft, right < other.count, other[right].elementsEqual(path) { right += 1 }
      all.append(path)
      if isLeft { left += 1 } else { right += 1 }
    }
    return all
  }

  /// The paths with small letters for capital ones, each once.
  var withoutCase: PathList {
    let all = Set((0..<count).map { TreePath(bytes: Array(self[$0])).withoutCase })
    var list = PathList()
    for path in all.sorted() { list.append(path.bytes) }
    return list
  }
}
