/// The paths that a repository's index tracks.
///
/// Only paths are kept: an index of a hundred thousand files takes a few mebibytes.
package struct GitIndex: Sendable {
  /// All paths, those of modules too.
  private var files = PathList()
  /// Where repositories of their own lie, as submodules do.
  private var modules = PathList()
  /// Folders of a sparse index, each with a slash behind it, of whose files the index says nothing more.
  private var folders = PathList()

  /// Why an index cannot be understood.
  package enum Failure: Error, Sendable, Equatable {
    /// It ends too early, or something in it cannot be.
    case damaged(offset: Int, reason: String)
    /// A version or an extension that is not known.
    case unsupported(String)
    /// The file that a split index builds on is not there, or is another one.
    case noSharedIndex(name: String)
  }

  /// An index longer than this is not read.
  package static let maximumByteCount = 1 << 28

  /// Reads an index, versions 2 to 4, whose hashes have `hashByteCount` bytes: 20, or 32 in
  /// repositories that use SHA-256.
  ///
  /// A split index says what it changes of a shared one; `sharedIndex` gives the contents of the file
  /// of that name, or nil if it is not there.
  ///
  /// Never traps, whatever the bytes, and takes no more memory than a few times their number.
  package init(
    parsing bytes: [UInt8], hashByteCount: Int = 20,
    sharedIndex: (_ name: String) -> [UInt8]? = { _ in nil }
  ) throws(Failure) {
    var reader = GitIndexReader(bytes, hashByteCount: hashByteCount)
    var replacements: [GitIndexReader.EntryKind] = []
    let link = try read(&reader) { entry in
      guard entry.path.isEmpty else { return entry.kind }
      replacements.append(entry.kind)
      return nil
    }
    guard let link, !link.isEmpty else {
      guard replacements.isEmpty else {
        throw .damaged(offset: reader.offset, reason: "a path without a name")
      }
      return
    }
    guard let shared = sharedIndex(link.sharedName), link.isAbout(shared) else {
      throw .noSharedIndex(name: link.sharedName)
    }
    let base = try GitIndex(shared, hashByteCount: hashByteCount, link, replacements)
    files = base.files.union(files)
    modules = base.modules.union(modules)
    folders = base.folders.union(folders)
  }

  /// Reads the index that a split one builds on, as `link` changes it.
  private init(
    _ shared: [UInt8], hashByteCount: Int, _ link: SplitIndexLink,
    _ replacements: [GitIndexReader.EntryKind]
  ) throws(Failure) {
    var reader = GitIndexReader(shared, hashByteCount: hashByteCount)
    var position = 0
    var waiting = replacements[...]
    var hasNames = true
    let further = try read(&reader) { entry in
      defer { position += 1 }
      hasNames = hasNames && !entry.path.isEmpty
      if link.deleted.contains(position) || !hasNames { return nil }
      return link.replaced.contains(position) ? waiting.popFirst() ?? entry.kind : entry.kind
    }
    guard further == nil, hasNames, waiting.isEmpty, link.deleted.isBelow(position),
      link.replaced.isBelow(position)
    else { throw .damaged(offset: 0, reason: "its two files do not fit together") }
  }

  /// Reads all entries, and adds those of which `kind` gives one; returns what the extensions link to.
  private mutating func read(
    _ reader: inout GitIndexReader, _ kind: (GitIndexReader.Entry) -> GitIndexReader.EntryKind?
  ) throws(Failure) -> SplitIndexLink? {
    let count = try reader.readHeader()
    var previous: [UInt8] = []
    var isAdded = false
    for _ in 0..<count {
      let entry = try reader.readEntry(after: previous)
      // A conflict has several entries of one path; those without a path come first.
      if entry.path != previous {
        guard previous.lexicographicallyPrecedes(entry.path) else {
          throw .damaged(offset: reader.offset, reason: "paths are not in order")
        }
        isAdded = false
      }
      if let kind = kind(entry), !isAdded {
        try add(entry.path, kind)
        isAdded = true
      }
      previous = entry.path
    }
    return try reader.readExtensions()
  }

  /// Prefix compression lets a small index have much text.
  private static let mostText = 1 << 29

  private mutating func add(
    _ path: [UInt8], _ kind: GitIndexReader.EntryKind
  ) throws(Failure) {
    guard files.byteCount + path.count <= Self.mostText else {
      throw .unsupported("paths of more than \(Self.mostText) bytes")
    }
    switch kind {
    case .file: files.append(path)
    case .module:
      files.append(path)
      modules.append(path)
    case .folder: folders.append(path)
    }
  }
}

extension GitIndex {
  /// The number of paths.
  package var count: Int { files.count }

  /// All paths in the order of their bytes.
  package var paths: [TreePath] { (0..<count).map { TreePath(bytes: Array(files[$0])) } }

  /// Whether exactly this path is tracked, or lies in a folder of which the index says no more.
  ///
  /// - Complexity: O(log *n*) comparisons.
  package func tracks(_ path: TreePath) -> Bool {
    files.contains(path.bytes) || isInSparseFolder(path.bytes)
  }

  /// Whether something in the folder `path` is tracked.
  ///
  /// - Complexity: O(log *n*) comparisons.
  package func tracksSomething(in path: TreePath) -> Bool {
    let start = path.bytes + [TreePath.slash]
    return files.containsBeginning(start) || folders.containsBeginning(start)
      || isInSparseFolder(start)
  }

  /// Whether a repository of its own is tracked at `path`.
  func tracksModule(_ path: TreePath) -> Bool { modules.contains(path.bytes) }

  private func isInSparseFolder(_ path: [UInt8]) -> Bool {
    guard folders.count > 0 else { return false }
    return path.indices.contains { path[$0] == TreePath.slash && folders.contains(path[...$0]) }
  }

  /// The same for paths with small letters alone, as settings have it that take both for one.
  var withoutCase: GitIndex {
    var index = self
    index.files = files.withoutCase
    index.modules = modules.withoutCase
    index.folders = folders.withoutCase
    return index
  }
}
