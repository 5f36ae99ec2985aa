package import SteleFile

/// Where a tree comes from, as the repository that it lies in says.
package struct GitMetadata: Sendable, Equatable {
  /// Owner and name, such as `torvalds/linux`, by the address of the remote `origin`; nil if there is
  /// none or its path does not have these two parts.
  package let repository: String?
  /// The 20 bytes of the commit that is checked out, whatever has been changed since; nil where there
  /// is none yet, and in repositories that use other hashes.
  package let revision: [UInt8]?
  /// The folder in which the tree's paths begin, as seen from the repository's top.
  package let prefix: TreePath
  /// The folders from the repository's top down to the tree, without the tree itself.
  package let foldersAbove: [BytePath]
  /// Why the commit is not known although there may be one; nil where it is, or there is none.
  package let revisionProblem: String?

  /// Asks the repository that `root` lies in; nil if it lies in none, or in one that cannot be read.
  ///
  /// No program is run, and no configuration but the repository's own is read.
  package init?(of root: String) {
    guard let found = try? GitRepository(containing: BytePath(root)) else { return nil }
    // The path of a file that is a tree by itself begins with its own name.
    let status = try? FileStatus(of: BytePath(root), followsLinks: true)
    self.init(found, isFile: status?.kind == .file)
  }

  /// Asks the repository that begins in the folder `top`; nil if none does, or it cannot be read.
  package init?(ofRepositoryAt top: BytePath) {
    guard let found = try? GitRepository(at: top) else { return nil }
    self.init(found, isFile: false)
  }

  private init(_ found: GitRepository, isFile: Bool) {
    repository = found.config["remote.origin.url"].flatMap(Self.repository(inAddress:))
    revision = Self.revision(of: found)
    revisionProblem =
      found.usesReftable
      ? "\(found.folder): its references are kept in tables (reftable), which are not read, so that "
        + "the commit is not known; where it is wanted, let `git refs migrate --ref-format=files` "
        + "change that" : nil
    var above: [TreePath] = []
    var folder = TreePath.root
    for name in found.prefix.bytes.split(separator: TreePath.slash) {
      above.append(folder)
      folder = folder.appending(name)
    }
    prefix = isFile ? above.last ?? .root : folder
    foldersAbove = above.map { found.top.appending($0.bytes) }
  }

  /// Owner and name in an address such as `https://host/owner/name.git` or `git@host:owner/name`.
  static func repository(inAddress address: String) -> String? {
    let path: Substring
    if let colon = address.indices.first(where: { address[$0...].hasPrefix("://") }) {
      guard address[..<colon] != "file" else { return nil }
      let host = address.index(colon, offsetBy: 3)
      guard let slash = address[host...].firstIndex(of: "/") else { return nil }
      path = address[slash...]
    } else {
      // A colon behind a slash belongs to a path of this machine.
      guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") else {
        return nil
      }
      path = address[address.index(after: colon)...]
    }
    var parts = path.split(separator: "/")
    guard parts.count == 2 else { return nil }
    if parts[1].hasSuffix(".git") { parts[1] = parts[1].dropLast(4) }
    return parts[1].isEmpty ? nil : "\(parts[0])/\(parts[1])"
  }

  private static func revision(of repository: GitRepository) -> [UInt8]? {
    var name = "HEAD"
    // A reference may name another; git follows five.
    for _ in 0..<6 {
      guard let text = reference(name, of: repository) else { return nil }
      guard text.hasPrefix("ref:") else { return hash(text[...]) }
      let next = text.dropFirst(4).drop { $0 == " " }
      let parts = next.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.first == "refs", !parts.contains("..") else { return nil }
      name = String(next)
    }
    return nil
  }

  /// What the reference `name` says: a hash, or another reference.
  private static func reference(_ name: String, of repository: GitRepository) -> String? {
    let limit = GitRepository.maximumByteCount
    for folder in [repository.folder, repository.commonFolder] {
      let path = folder.appending(name.utf8)
      guard let bytes = try? ForeignFile.contents(of: path.resolved ?? path, limit: limit) else {
        continue
      }
      return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
    return packedReference(name, of: repository)
  }

  /// Packed references are lines of a hash and a name.
  private static func packedReference(_ name: String, of repository: GitRepository) -> String? {
    let path = repository.commonFolder.appending("packed-refs".utf8)
    guard let bytes = try? ForeignFile.contents(of: path, limit: GitIndex.maximumByteCount) else {
      return nil
    }
    let wanted = Array((" " + name).utf8)
    let line = bytes.split(separator: 0x0A).first { line in
      line.count == 40 + wanted.count && line.suffix(wanted.count).elementsEqual(wanted)
    }
    return line.map { String(decoding: $0.prefix(40), as: UTF8.self) }
  }

  private static func hash(_ digits: Substring) -> [UInt8]? {
    guard digits.utf8.count == 40 else { return nil }
    var bytes: [UInt8] = []
    var rest = digits
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
