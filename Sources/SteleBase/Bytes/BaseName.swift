extension StringProtocol {
  /// The last part of a path, those slashes at its end aside; the path itself where it has no part.
  package var baseName: String { split(separator: "/").last.map { String($0) } ?? String(self) }
}
