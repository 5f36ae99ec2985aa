import SteleTestSupport

/// Trees of random names with random rules.
enum RandomTree {
  private static let names = [
    "a", "b", "c", "ab", "a.c", "b.c", "d", "out", "é", "a b", "[a]", "-",
  ]
  private static let words = [
    "a", "b", "c", "d", "out", "*", "*", "**", "?", "[a-c]", "[!b]", "\\", "/", "/", "/", ".c", "é",
    "[A-B]", "[[:upper:]]", "A", "[B]", "\\A",
  ]

  /// Some lines of an ignore file.
  static func lines(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let count = Int.random(in: 1...5, using: &random)
      let words = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }
      return (random.next() % 3 == 0 ? "!" : "") + words.joined()
    }.joined(separator: "\n")
  }

  /// Writes files, links, folders and ignore files into `tree`, the top of a repository, and returns the
  /// folders, each before those in it; names have some capital letters if `isMixed`.
  @discardableResult
  static func fill(
    _ tree: TestTree, _ random: inout SplitMix64, isMixed: Bool = false
  ) throws -> [String] {
    var folders: [String] = []
    func fill(_ folder: String, depth: Int) throws {
      for name in Self.names where random.next() % 2 == 0 {
        let path = folder + (isMixed && random.next() % 2 == 0 ? name.uppercased() : name)
        if depth < 3, random.next() % 3 == 0 {
          folders.append(path)
          try fill(path + "/", depth: depth + 1)
        } else if random.next() % 9 == 0 {
          if !folder.isEmpty { try tree.write(folder + "x", "x") }
          try tree.link(path, to: "d")
        } else {
          try tree.write(path, path)
        }
      }
      if random.next() % 2 == 0 { try tree.write(folder + ".gitignore", lines(&random)) }
    }
    try fill("", depth: 0)
    try tree.write(".git/info/exclude", lines(&random))
    return folders
  }
}
