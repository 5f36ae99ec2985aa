import SteleBase
import SteleFile
import SteleLicense
import SteleSourceTree

/// The licences that the files of a tree are under, by what other files say.
///
/// What a repository states does not hold in those that lie in it, which state their own.
struct TreeLicenses: Sendable {
  /// What could not be read as it must be to decide: what, where, and what to do.
  private(set) var problems: [String] = []
  /// By the folder of the tree in which a repository begins, as entries of the tree have it.
  private var repositories: [TreePath: RepositoryLicenses] = [:]

  private static let outermost = TreePath("")

  /// Reads all licence files among `files`, those of the tree at `root`, and of `foldersAbove` it, the
  /// project's top first, from which the tree's paths begin with `prefix`.
  ///
  /// Files that cannot be read are passed over here: whoever reads all files will find them.
  init(
    _ files: TreeFiles, root: String, below foldersAbove: [BytePath] = [],
    prefix: TreePath = TreePath(""), threads: Int
  ) {
    repositories[Self.outermost] = RepositoryLicenses(prefix: prefix)
    var folder = TreePath("")
    let names = prefix.bytes.split(separator: UInt8(ascii: "/"))
    for (index, place) in foldersAbove.enumerated() {
      addStatements(of: place, from: folder)
      if index < names.count { folder = folder.appending(names[index]) }
    }
    let isTop = prefix.bytes.isEmpty
    let pipeline = OrderedPipeline(threads: threads) {
      while let entry = files.next()?.entry {
        let isTop = isTop || entry.repository != Self.outermost
        if entry.kind != .symlink,
          let statement = LicenseStatement(entry.pathInRepository, isTop: isTop)
        {
          return (entry: entry, statement: statement)
        }
      }
      return nil
    } makeWorker: {
      { input in
        let path = BytePath(root).appending(input.entry.path.bytes)
        return (input.entry.repository, LicenseFile(reading: path, input.statement))
      }
    }
    while let (repository, finding) = pipeline.next() {
      do throws(ReuseError) {
        try repositories[repository, default: RepositoryLicenses()].add(finding)
      } catch { note(error, in: finding) }
    }
    for (place, licenses) in repositories.sorted(by: { $0.key < $1.key }) where licenses.areMixed {
      let folder = BytePath(root).appending(place.bytes)
      problems.append(
        "\(folder): both REUSE.toml and .reuse/dep5 annotate files; keep one of them")
    }
  }

  private mutating func note(_ error: ReuseError, in finding: LicenseFile) {
    problems.append("\(finding.path.description): \(error)")
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
        let finding = LicenseFile(reading: folder.appending(path.bytes), statement)
        do throws(ReuseError) {
          try repositories[Self.outermost]?.add(finding, from: place)
        } catch { note(error, in: finding) }
      }
    }
  }

  private static func names(in folder: BytePath) -> [[UInt8]] {
    ((try? FolderContents.entries(of: folder)) ?? []).map(\.name)
  }

  /// What is said of the file `entry`, which itself states `own`.
  ///
  /// - Returns: The names of licences in their order, those of licence files in the folders above among
  ///   them; and what tags and annotations say of the file alone, as an expression.
  func licenses(
    of entry: TreeEntry, stating own: StatedLicenses
  ) -> (names: [String], expression: String?) {
    let licenses = repositories[entry.repository] ?? RepositoryLicenses()
    return licenses.licenses(of: entry.pathInRepository, stating: own)
  }
}
