/// The paths that a repository's index tracks.
///
/// Only paths are kept, one after the other: an index of a hundred thousand files takes a few mebibytes.
public struct GitIndex: Sendable {
  private var text: [UInt8] = []
  /// Where each path ends in the text.
  private var ends: [Int] = []

  /// Why an index cannot be understood.
  public enum Failure: Error, Sendable, Equatable {
    /// It ends too early, or something in it cannot be.
    case damaged(offset: Int, reason: String)
    /// A version or an extension that is not known.
    case unsupported(String)
  }

  /// An index longer than this is not read.
  public static let maximumByteCount = 1 << 28

  /// Reads an index, versions 2 to 4, whose hashes have `hashByteCount` bytes: 20, or 32 in
  /// repositories that use SHA-256.
  ///
  /// Never traps, whatever the bytes, and takes no more memory than a few times their number.
  public init(parsing bytes: [UInt8], hashByteCount: Int = 20) throws(Failure) {
    var reader = GitIndexReader(bytes, hashByteCount: hashByteCount)
    let count = try reader.readHeader()
    var previous: [UInt8] = []
    for _ in 0..<count {
      let entry = try reader.readEntry(after: previous)
      let isRepeated = entry.path == previous && !ends.isEmpty
      guard isRepeated || previous.lexicographicallyPrecedes(entry.path) else {
        throw .damaged(offset: reader.offset, reason: "paths are not in order")
      }
      // A conflict has several entries of one path; a sparse index has folders that are not there.
      if !isRepeated, !entry.isFolder {
        guard text.count + entry.path.count <= Self.mostText else {
          throw .unsupported("paths of more than \(Self.mostText) bytes")
        }
        text += entry.path
        ends.append(text.count)
      }
      previous = entry.path
    }
    try reader.readExtensions()
  }

  /// Prefix compression lets a small index have much text.
  private static let mostText = 1 << 29

  /// The number of paths.
  public var count: Int { ends.count }

  /// The path at `index`.
  private func path(_ index: Int) -> ArraySlice<UInt8> {
    text[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// All paths in the order of their bytes.
  public var paths: [TreePath] { ends.indices.map { TreePath(bytes: Array(path($0))) } }

  /// The place of the first path that does not come before `bytes`.
  private func firstIndex(notBefore bytes: [UInt8]) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if path(middle).lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether exactly this path is tracked.
  ///
  /// - Complexity: O(log *n*) comparisons.
  public func tracks(_ path: TreePath) -> Bool {
    let index = firstIndex(notBefore: path.bytes)
    return index < ends.count && self.path(index).elementsEqual(path.bytes)
  }

  /// Whether something in the folder `path` is tracked.
  ///
  /// - Complexity: O(log *n*) comparisons.
  public func tracksSomething(in path: TreePath) -> Bool {
    let start = path.bytes + [TreePath.slash]
    let index = firstIndex(notBefore: start)
    return index < ends.count && self.path(index).starts(with: start)
  }
}
