extension String {
  /// The last part of a path, slashes behind it left out; of slashes alone, these.
  ///
  /// By bytes, as the system reads paths: a mark that combines with a slash makes it no other.
  package var baseName: String {
    let path = utf8
    guard let last = path.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return self }
    let part = path[...last]
    let start = part.lastIndex(of: UInt8(ascii: "/")).map(path.index(after:)) ?? path.startIndex
    return String(Substring(path[start...last]))
  }
}
