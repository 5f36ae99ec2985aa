import SteleBase
import SteleFile

/// A repository with a working tree.
struct GitRepository {
  /// The folder with `.git`, links followed where it was looked for from within.
  let top: BytePath
  /// Where HEAD and the index lie.
  let folder: BytePath
  /// Where what several working trees share lies: the configuration, references and `info`.
  let commonFolder: BytePath
  /// The repository's own configuration.
  let config: GitConfig
  /// The path that was asked about as seen from the top.
  let prefix: TreePath

  /// Small files of git's, such as HEAD, are no longer than this.
  static let maximumByteCount = 1 << 20

  /// Finds the repository that the file or folder `root` lies in; nil if it lies in none.
  ///
  /// - Throws: An error where it begins in a folder whose repository cannot be read.
  init?(
    containing root: BytePath, user: GitUserSettings = .none
  ) throws(TreeError) {
    guard let resolved = root.resolved else { return nil }
    var bytes = resolved.bytes[...]
    if (try? FileStatus(of: resolved))?.kind != .folder { bytes = Self.parent(of: bytes) }
    while true {
      let top = BytePath(bytes: bytes.isEmpty ? [TreePath.slash] : Array(bytes))
      let prefix = resolved.bytes.dropFirst(bytes.count).drop { $0 == TreePath.slash }
      if let found = try Self(at: top, prefix: TreePath(bytes: Array(prefix)), user: user) {
        self = found
        return
      }
      if bytes.isEmpty || bytes == [TreePath.slash] { return nil }
      bytes = Self.parent(of: bytes)
    }
  }

  /// The repository that begins in the folder `top`; nil if none does.
  ///
  /// - Throws: An error where there is one that cannot be read.
  init?(
    at top: BytePath, prefix: TreePath = .root, user: GitUserSettings = .none
  ) throws(TreeError) {
    guard let folder = try Self.gitFolder(of: top) else { return nil }
    self.top = top
    self.folder = folder
    self.prefix = prefix
    commonFolder = Self.commonFolder(of: folder)
    let home = user.home
    let shared = try GitConfig(reading: commonFolder.appending("config".utf8), home: home)
    var config = shared ?? GitConfig()
    if config.isTrue("extensions.worktreeconfig"),
      let own = try GitConfig(reading: folder.appending("config.worktree".utf8), home: home)
    {
      config.add(own)
    }
    self.config = config
  }

  private static func parent(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path[..<(path.lastIndex(of: TreePath.slash) ?? path.startIndex)]
  }
}

extension GitRepository {
  /// The folder that `.git` in `top` is, or that it names; nil if it is no repository.
  private static func gitFolder(of top: BytePath) throws(TreeError) -> BytePath? {
    let link = top.appending(".git".utf8)
    switch try kind(of: link) {
    case .folder: return try isGitFolder(link) ? link : nil
    case .file:
      guard let named = try named(in: link.resolved ?? link, after: "gitdir: ") else { return nil }
      let folder = absolute(named, in: top)
      guard try isGitFolder(folder) else {
        throw .unreadableRepository(
          path: link.description, reason: "\(folder), which it names, is no repository")
      }
      return folder
    case .symbolicLink, .other, nil: return nil
    }
  }

  /// Whether git takes `folder` for one of its own.
  private static func isGitFolder(_ folder: BytePath) throws(TreeError) -> Bool {
    guard try hasHead(folder) else { return false }
    let common = commonFolder(of: folder)
    for name in ["objects", "refs"] where try kind(of: common.appending(name.utf8)) != .folder {
      return false
    }
    return true
  }

  private static func hasHead(_ folder: BytePath) throws(TreeError) -> Bool {
    let head = folder.appending("HEAD".utf8)
    // In old repositories it is a link, which may lead nowhere as long as there is no commit.
    if let target = try? head.linkTarget(), target.starts(with: "refs/".utf8) { return true }
    let place = head.resolved ?? head
    guard let bytes = try contentsIfPresent(of: place, limit: maximumByteCount) else {
      return false
    }
    if bytes.starts(with: "ref:".utf8) {
      let name = bytes.dropFirst(4).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return name.starts(with: "refs/".utf8)
    }
    return bytes.count >= 40
      && bytes.prefix(40).allSatisfy { $0.hexadecimalDigitValue != nil }
  }

  /// What lies at `path`, or where a link there leads; nil where nothing does.
  private static func kind(of path: BytePath) throws(TreeError) -> FileStatus.Kind? {
    do throws(FileError) { return try FileStatus(of: path, followsLinks: true).kind } catch {
      if case .cannotOpen(_, let reason) = error, reason.isAbsence { return nil }
      throw TreeError(error)
    }
  }

  private static func commonFolder(of folder: BytePath) -> BytePath {
    guard let named = try? named(in: folder.appending("commondir".utf8), after: "") else {
      return folder
    }
    return absolute(named, in: folder)
  }

  /// The path that follows `start` in the file at `path`.
  private static func named(
    in path: BytePath, after start: String
  ) throws(TreeError) -> [UInt8]? {
    guard let contents = try contentsIfPresent(of: path, limit: maximumByteCount),
      contents.starts(with: start.utf8)
    else { return nil }
    var named = contents.dropFirst(start.utf8.count)
    while let last = named.last, last == 0x0A || last == 0x0D { named.removeLast() }
    return named.isEmpty || named.contains(0) ? nil : Array(named)
  }

  private static func absolute(_ path: [UInt8], in folder: BytePath) -> BytePath {
    path.first == TreePath.slash ? BytePath(bytes: path) : folder.appending(path)
  }
}

extension GitRepository {
  /// Whether its references are kept in tables, which are not read.
  var usesReftable: Bool { config["extensions.refstorage"]?.lowercased() == "reftable" }

  /// The index; nil where there is none yet.
  func index() throws(TreeError) -> GitIndex? {
    let path = folder.appending("index".utf8)
    let limit = GitIndex.maximumByteCount
    guard let bytes = try contentsIfPresent(of: path, limit: limit) else { return nil }
    let isSHA256 = config["extensions.objectformat"]?.lowercased() == "sha256"
    do throws(GitIndex.Failure) {
      return try GitIndex(parsing: bytes, hashByteCount: isSHA256 ? 32 : 20) { name in
        try? contentsIfPresent(of: folder.appending(name.utf8), limit: limit)
      }
    } catch {
      let reason =
        switch error {
        case .damaged(let offset, let reason): "damaged at byte \(offset): \(reason)"
        case .unsupported(let what): "\(what) cannot be read"
        case .noSharedIndex(let name):
          "a split index, whose other part \(name) is not there or is another one"
        }
      throw .unreadableIndex(path: path.text, reason: reason)
    }
  }
}
