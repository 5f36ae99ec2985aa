import SteleLicense
import SteleSourceTree

/// The licences that the files of one repository are under, by what its other files say.
struct RepositoryLicenses: Sendable {
  private var byFolder: [[UInt8]: Set<String>] = [:]
  private var ofSilentFiles: [[UInt8]: Set<String>] = [:]
  private var bySidecar: [[UInt8]: LicenseFile.Contents] = [:]
  private var reuse = ReuseFiles()
  /// Where the paths of its files begin, as seen from the repository's top.
  private let prefix: TreePath

  /// Nothing yet.
  init(prefix: TreePath = TreePath("")) { self.prefix = prefix }

  /// Whether REUSE's files are of two kinds, between which REUSE does not decide.
  var areMixed: Bool { reuse.areMixed }

  /// Adds what a file states whose statement has paths that begin at `folder` of the repository.
  mutating func add(_ finding: LicenseFile, from folder: TreePath) throws(ReuseError) {
    switch finding.statement {
    case .folder(let place, _): byFolder[place, default: []].formUnion(finding.contents.names)
    case .silentFiles(let place):
      ofSilentFiles[place, default: []].formUnion(finding.contents.names)
    case .file(let file): bySidecar[file] = finding.contents
    case .reuse(let place):
      guard let annotations = try finding.annotations?.get() else { return }
      reuse.add(annotations, folder: folder.appending(place).bytes)
    case .dep5:
      guard let annotations = try finding.annotations?.get() else { return }
      reuse.add(dep5: annotations)
    }
  }

  /// Adds what a file states at the place where the paths of files begin.
  mutating func add(_ finding: LicenseFile) throws(ReuseError) {
    try add(finding, from: prefix)
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
