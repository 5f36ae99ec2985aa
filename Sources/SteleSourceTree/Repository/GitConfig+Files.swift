import SteleFile

extension GitConfig {
  /// Longer files are not read.
  private static let maximumByteCount = 1 << 20
  /// As many files may include one another.
  private static let mostLevels = 10

  /// Reads the file at `path`, and those that it includes under no condition; nil where it is not
  /// there.
  ///
  /// - Throws: An error if the file itself cannot be read; files that it includes are then passed over.
  init?(reading path: BytePath, home: BytePath?) throws(TreeError) {
    let place = path.resolved ?? path
    guard let bytes = try contentsIfPresent(of: place, limit: Self.maximumByteCount) else {
      return nil
    }
    self.init(bytes, of: path, home: home, level: 0)
  }

  private init(_ bytes: [UInt8], of path: BytePath, home: BytePath?, level: Int) {
    self.init()
    add(bytes) { named in
      guard level < Self.mostLevels, let place = path.folder.path(named, home: home)?.resolved,
        let text = try? contentsIfPresent(of: place, limit: Self.maximumByteCount)
      else { return nil }
      return GitConfig(text, of: place, home: home, level: level + 1)
    }
  }
}

extension BytePath {
  /// The folder that this path lies in.
  fileprivate var folder: BytePath {
    guard let slash = bytes.lastIndex(of: TreePath.slash) else { return BytePath(".") }
    return BytePath(bytes: Array(bytes[...slash]))
  }

  /// What `named`, from one of git's settings, means in this folder; nil if it means nothing here.
  func path(_ named: [UInt8], home: BytePath?) -> BytePath? {
    guard !named.isEmpty, !named.contains(0) else { return nil }
    if named.first == TreePath.slash { return BytePath(bytes: named) }
    guard named.first == UInt8(ascii: "~") else { return appending(named) }
    guard named.dropFirst().first == TreePath.slash else { return nil }
    return home?.appending(named.dropFirst(2))
  }
}
