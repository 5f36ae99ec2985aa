import SteleBase
import SteleFile
import SteleSourceTree

/// A file's path as reports have it, which a user can open: bytes, since the names of files need not be
/// text.
///
/// A `TreePath` counts from a tree's root, and a `BytePath` is whatever the system is given; this one is
/// spelled in one way, so that a baseline finds it again.
package struct FilePath: Hashable, Comparable, Sendable {
  /// The path without `.` as its first component, doubled slashes and a slash at its end.
  package let bytes: [UInt8]

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// The path with these bytes.
  package init(bytes: some Collection<UInt8>) {
    let parts = bytes.split(separator: Self.slash).filter { Array($0) != [Self.dot] }
    let joined = Array(parts.joined(separator: [Self.slash]))
    if bytes.first == Self.slash {
      self.bytes = [Self.slash] + joined
    } else {
      self.bytes = joined.isEmpty ? [Self.dot] : joined
    }
  }

  /// The path with this text, in which bytes that are no UTF-8 are escaped as in `BytePath`.
  package init(_ text: String) { self.init(bytes: BytePath(text).bytes) }

  /// The path of the file that was found.
  init(_ found: FoundFile) {
    let root = FilePath(found.root.given)
    if !found.root.isFolder {
      bytes = root.bytes
    } else if root.bytes == [Self.dot] {
      bytes = found.entry.path.bytes
    } else {
      // A tree's own paths have no needless parts.
      bytes = BytePath(bytes: root.bytes).appending(found.entry.path.bytes).bytes
    }
  }

  /// Whether this is `folder`, or lies below it.
  package func isInside(_ folder: FilePath) -> Bool {
    let first = bytes.prefix { $0 != Self.slash }
    if folder.bytes == [Self.dot] { return !first.isEmpty && Array(first) != [Self.dot, Self.dot] }
    if folder.bytes == [Self.slash] { return first.isEmpty }
    return bytes == folder.bytes || bytes.starts(with: folder.bytes + [Self.slash])
  }

  /// Whether the bytes of `left` come first.
  package static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension FilePath {
  /// The path as text, in which U+FFFD stands for what is not UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the bytes are UTF-8, so that ``text`` names this file and no other.
  package var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The path as a reference of RFC 3986: relative, or `file:///…` for one from the root.
  package var uri: String {
    var text = bytes.first == Self.slash ? "file://" : ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), Self.slash, Self.dot, UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + Hexadecimal.text(of: [byte]).uppercased()
      }
    }
    return text
  }

  /// The path for people: what would move the cursor, change the direction of text or is not UTF-8
  /// is escaped.
  package var shown: String {
    guard !isText else { return Escaped.text(text) }
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }
        .first
      shown +=
        character.map { Escaped.text($0) } ?? "\\x" + Hexadecimal.text(of: [first]).uppercased()
      rest = rest.dropFirst(character?.utf8.count ?? 1)
    }
    return shown
  }
}
