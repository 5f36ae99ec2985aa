import SteleFile

/// The repository that a tree lies in.
struct GitRepository {
  /// The folder with `.git`, links followed.
  let top: BytePath
  /// Where HEAD and the index lie.
  let folder: BytePath
  /// Where what several working trees share lies: the configuration, references and `info`.
  let commonFolder: BytePath
  /// The tree's root as seen from the top.
  let prefix: TreePath

  /// Small files of git's, such as HEAD, are no longer than this.
  static let maximumByteCount = 1 << 20

  /// Finds the repository that the file or folder `root` lies in; nil if it lies in none.
  ///
  /// Nothing of the user's or the machine's configuration is read.
  init?(containing root: BytePath) {
    guard let resolved = root.resolved else { return nil }
    var bytes = resolved.bytes[...]
    if (try? FileStatus(of: resolved))?.kind != .folder { bytes = Self.parent(of: bytes) }
    while true {
      let top = BytePath(bytes: bytes.isEmpty ? [TreePath.slash] : Array(bytes))
      if let folder = Self.gitFolder(of: top) {
        self.top = top
        self.folder = folder
        commonFolder = Self.commonFolder(of: folder)
        prefix = TreePath(bytes: Array(resolved.bytes.dropFirst(bytes.count).drop { $0 == 0x2F }))
        return
      }
      if bytes.isEmpty || bytes == [TreePath.slash] { return nil }
      bytes = Self.parent(of: bytes)
    }
  }

  private static func parent(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path[..<(path.lastIndex(of: TreePath.slash) ?? path.startIndex)]
  }

  /// The folder that `.git` in `top` is, or that it names; nil if it is no repository.
  private static func gitFolder(of top: BytePath) -> BytePath? {
    let link = top.appending(".git".utf8)
    guard let status = try? FileStatus(of: link, followsLinks: true) else { return nil }
    let folder: BytePath
    if status.kind == .folder {
      folder = link
    } else {
      guard status.kind == .file, let named = named(in: link, after: "gitdir: ") else { return nil }
      folder = absolute(named, in: top)
    }
    guard (try? FileStatus(of: folder.appending("HEAD".utf8))) != nil,
      (try? FileStatus(of: commonFolder(of: folder).appending("objects".utf8))) != nil
    else { return nil }
    return folder
  }

  private static func commonFolder(of folder: BytePath) -> BytePath {
    guard let named = named(in: folder.appending("commondir".utf8), after: "") else {
      return folder
    }
    return absolute(named, in: folder)
  }

  /// The path that follows `start` in the file at `path`.
  private static func named(in path: BytePath, after start: String) -> [UInt8]? {
    guard let contents = try? ForeignFile.contents(of: path, limit: maximumByteCount),
      contents.starts(with: start.utf8)
    else { return nil }
    var named = contents.dropFirst(start.utf8.count)
    while let last = named.last, last == 0x0A || last == 0x0D { named.removeLast() }
    return named.isEmpty || named.contains(0) ? nil : Array(named)
  }

  private static func absolute(_ path: [UInt8], in folder: BytePath) -> BytePath {
    path.first == TreePath.slash ? BytePath(bytes: path) : folder.appending(path)
  }

  /// The repository's own configuration.
  var config: GitConfig {
    let path = commonFolder.appending("config".utf8)
    return GitConfig(
      parsing: (try? ForeignFile.contents(of: path, limit: Self.maximumByteCount)) ?? [])
  }

  /// The index; nil where there is none yet.
  func index() throws(TreeError) -> GitIndex? {
    let path = folder.appending("index".utf8)
    let limit = GitIndex.maximumByteCount
    guard let bytes = try contentsIfPresent(of: path, limit: limit) else { return nil }
    let isSHA256 = config["extensions.objectformat"]?.lowercased() == "sha256"
    do throws(GitIndex.Failure) {
      return try GitIndex(parsing: bytes, hashByteCount: isSHA256 ? 32 : 20)
    } catch {
      let reason =
        switch error {
        case .damaged(let offset, let reason): "damaged at byte \(offset): \(reason)"
        case .unsupported(let what): "\(what) cannot be read"
        }
      throw .unreadableIndex(path: path.text, reason: reason)
    }
  }
}
