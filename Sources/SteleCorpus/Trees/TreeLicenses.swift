import SteleFile
import SteleLicense
import SteleTree

/// The licences that the files of a tree are under, by what other files say.
struct TreeLicenses: Sendable {
  /// What could not be read as it must be to decide: what, where, and what to do.
  private(set) var problems: [String] = []
  private var byFolder: [[UInt8]: Set<String>] = [:]
  private var ofSilentFiles: [[UInt8]: Set<String>] = [:]
  private var bySidecar: [[UInt8]: Contents] = [:]
  private var reuse = ReuseFiles()
  /// Where the tree's paths begin, as seen from the project's top.
  private let prefix: TreePath

  /// What one file states.
  private struct Finding: Sendable {
    let path: BytePath
    let statement: LicenseStatement
    var contents = Contents()
    var annotations: Result<ReuseAnnotations, ReuseError>?
  }

  /// What the text of a file states of licences.
  private struct Contents: Sendable {
    /// By tags.
    var stated = StatedLicenses()
    /// By texts that are recognized, or should be.
    var recognized: Set<String> = []

    /// By both.
    var names: Set<String> { stated.names.union(recognized) }
  }

  /// Reads all licence files of `walk`, a walk of the tree at `root`, and of `foldersAbove` it, the
  /// project's top first, from which the tree's paths begin with `prefix`.
  ///
  /// Files that cannot be read are passed over here: whoever reads all files will find them.
  init(
    _ walk: SharedWalk, root: String, below foldersAbove: [BytePath] = [],
    prefix: TreePath = TreePath(""), threads: Int
  ) {
    self.prefix = prefix
    var folder = TreePath("")
    let names = prefix.bytes.split(separator: UInt8(ascii: "/"))
    for (index, place) in foldersAbove.enumerated() {
      addStatements(of: place, from: folder)
      if index < names.count { folder = folder.appending(names[index]) }
    }
    let isTop = prefix.bytes.isEmpty
    let pipeline = OrderedPipeline(threads: threads) {
      while let entry = walk.next() {
        if entry.kind != .symlink, let statement = LicenseStatement(entry.path, isTop: isTop) {
          return (path: entry.path, statement: statement)
        }
      }
      return nil
    } makeWorker: {
      { input in
        Self.finding(BytePath(root).appending(input.path.bytes), input.statement)
      }
    }
    while let finding = pipeline.next() { add(finding, from: prefix) }
    if reuse.areMixed {
      problems.append(
        "\(root): both REUSE.toml and .reuse/dep5 annotate files; keep one of them")
    }
  }

  /// Adds what a file states whose statement has paths that begin at `folder` of the project.
  private mutating func add(_ finding: Finding, from folder: TreePath) {
    switch finding.statement {
    case .folder(let place, _): byFolder[place, default: []].formUnion(finding.contents.names)
    case .silentFiles(let place):
      ofSilentFiles[place, default: []].formUnion(finding.contents.names)
    case .file(let file): bySidecar[file] = finding.contents
    case .reuse(let place):
      guard let annotations = annotations(of: finding) else { return }
      reuse.add(annotations, folder: folder.appending(place).bytes)
    case .dep5:
      guard let annotations = annotations(of: finding) else { return }
      reuse.add(dep5: annotations)
    }
  }

  private mutating func annotations(of finding: Finding) -> ReuseAnnotations? {
    switch finding.annotations {
    case .success(let annotations): return annotations
    case .failure(let error):
      problems.append("\(finding.path.description): \(error)")
      return nil
    case nil: return nil
    }
  }

  /// Adds what is stated in `folder`, which the tree lies in, about all that lies in it.
  private mutating func addStatements(of folder: BytePath, from place: TreePath) {
    for name in Self.names(in: folder) {
      var paths = [TreePath(bytes: name)]
      if LicenseStatement.isFolderOfStatements(name[...]) {
        paths = Self.names(in: folder.appending(name)).map { TreePath(bytes: name).appending($0) }
      }
      for path in paths {
        guard
          let statement = LicenseStatement(path, isTop: place.bytes.isEmpty),
          statement.isAboutFolder
        else { continue }
        add(Self.finding(folder.appending(path.bytes), statement), from: place)
      }
    }
  }

  private static func names(in folder: BytePath) -> [[UInt8]] {
    ((try? FolderContents.entries(of: folder)) ?? []).map(\.name)
  }

  private static func finding(_ path: BytePath, _ statement: LicenseStatement) -> Finding {
    var finding = Finding(path: path, statement: statement)
    switch statement {
    case .reuse, .dep5:
      // One byte more than is read, so that longer files are refused.
      let limit = ReuseAnnotations.maximumByteCount + 1
      guard let bytes = beginning(of: path, upTo: limit) else { break }
      finding.annotations = Result { () throws(ReuseError) in
        statement == .dep5
          ? try ReuseAnnotations(dep5: bytes) : try ReuseAnnotations(toml: bytes)
      }
    case .folder, .silentFiles, .file:
      let bytes = beginning(of: path, upTo: LicenseRecognizer.maximumByteCount) ?? []
      finding.contents.stated = StatedLicenses(LicenseTag.tags(in: bytes))
      finding.contents.recognized = LicenseNames.ofText(bytes)
      if finding.contents.names.isEmpty, !bytes.isEmpty,
        case .folder(_, isPromise: true) = statement
      {
        finding.contents.recognized = [LicenseNames.unknownText]
      }
    }
    return finding
  }

  private static func beginning(of path: BytePath, upTo limit: Int) -> [UInt8]? {
    guard let file = try? ForeignFile(path: path) else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(file.byteCount, limit))
    let count = try? file.read(at: 0, into: &bytes, range: 0..<bytes.count)
    return count == bytes.count ? bytes : nil
  }

  /// What is said of the file at `path`, which itself states `own`.
  ///
  /// - Returns: The names of licences in their order, those of licence files in the folders above among
  ///   them; and what tags and annotations say of the file alone, as an expression.
  func licenses(
    of path: TreePath, stating own: StatedLicenses
  ) -> (names: [String], expression: String?) {
    // A sidecar takes the place of what the file says.
    let sidecar = bySidecar[path.bytes]
    let stated = reuse.licenses(
      of: prefix.appending(path.bytes).bytes, stating: sidecar?.stated ?? own)
    var names = stated.names.union(sidecar?.recognized ?? [])
    let isSilent = names.isEmpty
    for end in [0] + path.bytes.indices.filter({ path.bytes[$0] == UInt8(ascii: "/") }) {
      let folder = Array(path.bytes[..<end])
      names.formUnion(byFolder[folder] ?? [])
      if isSilent { names.formUnion(ofSilentFiles[folder] ?? []) }
    }
    return (
      names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, stated.expressionText
    )
  }
}
