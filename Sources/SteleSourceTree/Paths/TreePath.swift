import SteleBase
import SteleFile

/// Where a file lies in a tree: names separated by slashes, from the tree's root, without a slash at
/// the start.
///
/// Names need not be UTF-8. Paths order as their bytes do.
package struct TreePath: Hashable, Sendable {
  /// The path's bytes; none for the root.
  package let bytes: [UInt8]

  /// A path of these bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path that was given as text, in which bytes that are no UTF-8 are escaped as in `BytePath`.
  package init(_ text: String) { bytes = BytePath(text).bytes }

  /// The path as text; bytes that are no UTF-8 are replaced.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension TreePath {
  static let root = TreePath(bytes: [])
  static let slash = UInt8(ascii: "/")

  /// What comes behind the last slash.
  var name: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)...]
  }

  /// The path of `relative` below this one.
  package func appending(_ relative: some Collection<UInt8>) -> TreePath {
    if bytes.isEmpty { return TreePath(bytes: Array(relative)) }
    return relative.isEmpty ? self : TreePath(bytes: bytes + [Self.slash] + relative)
  }

  /// The path with small letters for ASCII's capital ones.
  var withoutCase: TreePath { TreePath(bytes: bytes.map(\.asciiLowercased)) }

  /// This path as seen from the folder `base`; nil if it does not lie below it.
  func below(_ base: TreePath) -> ArraySlice<UInt8>? {
    if base.bytes.isEmpty { return bytes[...] }
    let start = base.bytes.count
    guard bytes.count > start, bytes[start] == Self.slash, bytes.starts(with: base.bytes) else {
      return nil
    }
    return bytes[(start + 1)...]
  }
}

extension TreePath: Comparable {
  /// Whether the bytes of `left` come first.
  package static func < (left: TreePath, right: TreePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
