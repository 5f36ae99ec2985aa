import SteleFile
import SteleLicense
import SteleTree

/// The licences that the files of a tree are under, by what licence files say.
struct TreeLicenses: Sendable {
  private var byFolder: [[UInt8]: Set<String>] = [:]
  private var ofSilentFiles: [[UInt8]: Set<String>] = [:]
  private var byFile: [[UInt8]: Set<String>] = [:]

  /// What one file states.
  private struct Finding: Sendable {
    let statement: LicenseStatement
    let names: Set<String>
  }

  /// Reads all licence files of `walk`, a walk of the tree at `root`, and of `foldersAbove` it.
  ///
  /// Files that cannot be read are passed over here: whoever reads all files will find them.
  init(
    _ walk: SharedWalk, root: String, below foldersAbove: [BytePath] = [], threads: Int
  ) {
    for folder in foldersAbove { addStatements(of: folder) }
    let pipeline = OrderedPipeline(threads: threads) {
      while let entry = walk.next() {
        if entry.kind != .symlink, let statement = LicenseStatement(entry.path) {
          return (path: entry.path, statement: statement)
        }
      }
      return nil
    } makeWorker: {
      { input in Self.finding(input.path, input.statement, root: BytePath(root)) }
    }
    while let finding = pipeline.next() { add(finding) }
  }

  private mutating func add(_ finding: Finding) {
    switch finding.statement {
    case .folder(let folder, _): byFolder[folder, default: []].formUnion(finding.names)
    case .silentFiles(let folder): ofSilentFiles[folder, default: []].formUnion(finding.names)
    case .file(let file): byFile[file, default: []].formUnion(finding.names)
    }
  }

  /// Adds what is stated in `folder`, which the tree lies in, about all that lies in it.
  private mutating func addStatements(of folder: BytePath) {
    for name in Self.names(in: folder) {
      var paths = [TreePath(bytes: name)]
      if LicenseStatement.isFolderOfTexts(name[...]) {
        paths = Self.names(in: folder.appending(name)).map { TreePath(bytes: name).appending($0) }
      }
      for path in paths {
        guard let statement = LicenseStatement(path), statement.isAboutFolder else { continue }
        add(Self.finding(path, statement, root: folder))
      }
    }
  }

  private static func names(in folder: BytePath) -> [[UInt8]] {
    ((try? FolderContents.entries(of: folder)) ?? []).map(\.name)
  }

  private static func finding(
    _ path: TreePath, _ statement: LicenseStatement, root: BytePath
  ) -> Finding {
    let bytes = beginning(of: root.appending(path.bytes))
    var names = LicenseNames.ofText(bytes)
    if names.isEmpty, !bytes.isEmpty, case .folder(_, isPromise: true) = statement {
      names = [LicenseNames.unknownText]
    }
    return Finding(statement: statement, names: names)
  }

  private static func beginning(of path: BytePath) -> [UInt8] {
    guard let file = try? ForeignFile(path: path) else { return [] }
    var bytes = [UInt8](
      repeating: 0, count: min(file.byteCount, LicenseRecognizer.maximumByteCount))
    let count = try? file.read(at: 0, into: &bytes, range: 0..<bytes.count)
    return count == bytes.count ? bytes : []
  }

  /// The licences of the file at `path` in which tags name `tagged`, in the order of their names.
  func names(for path: TreePath, tagged: Set<String>) -> [String] {
    let own = tagged.union(byFile[path.bytes] ?? [])
    var names = own
    for end in [0] + path.bytes.indices.filter({ path.bytes[$0] == UInt8(ascii: "/") }) {
      let folder = Array(path.bytes[..<end])
      names.formUnion(byFolder[folder] ?? [])
      if own.isEmpty { names.formUnion(ofSilentFiles[folder] ?? []) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
