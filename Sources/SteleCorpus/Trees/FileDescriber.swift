import SteleBase
import SteleLicense
package import SteleSourceTree

/// A file of a tree, described.
struct DescribedFile: Sendable {
  let row: CorpusRow
  let byteCount: Int
  /// What the tree's digest has of it.
  let digestLine: [UInt8]
}

/// Makes rows of a tree's files.
struct FileDescriber: Sendable {
  let root: String
  let lanes: [CorpusLane]
  let origins: TreeOrigins
  let licenses: TreeLicenses

  /// A hasher for one thread; git's hash is always wanted, for the tree's digest.
  func makeHasher() -> FileHasher { FileHasher(kinds: Set(lanes.map(\.digestKind) + [.sha1Git])) }

  /// Reads and describes `entry`, which is a file.
  func describe(_ entry: TreeEntry, _ hasher: FileHasher) -> Result<DescribedFile, TreeError> {
    Result { () throws(TreeError) in
      var tags = LicenseTagScanner()
      let file = try hasher.hash(entry, in: root, wantsTwin: { _ in false }) {
        tags.add($0, isLast: $1)
      }
      if file.isBinary, let text = WideText.utf8(of: file.head) {
        tags.add(text[...], isLast: true)
      }
      let gitHash = file.digests[.sha1Git] ?? []
      return DescribedFile(
        row: row(entry, file, StatedLicenses(tags.tags)), byteCount: file.digests.byteCount,
        digestLine: Array(Hexadecimal.text(of: gitHash).utf8) + [0x20] + entry.path.bytes + [0])
    }
  }

  private func row(
    _ entry: TreeEntry, _ file: HashedFile, _ stated: StatedLicenses
  ) -> CorpusRow {
    var row = CorpusRow()
    for lane in lanes {
      row[lane] = file.digests[lane.digestKind].flatMap { ContentKey(bytes: $0) }
    }
    // Names and lines tell nothing about what is no text.
    let text = file.isBinary ? [] : file.head
    let name = origins.path(of: entry)
    let origin = origins.origin(of: entry)
    row.path = name
    row.repositoryName = origin.repository
    row.revisionID = origin.revision
    row.language = file.isBinary ? nil : LanguageGuess(path: name, contents: text)?.language
    row.isVendor = VendoredPath.isVendored(name)
    row.isGenerated = GeneratedFile.isGenerated(name, contents: text)
    (row.detectedLicenses, row.licenseExpression) = licenses.licenses(of: entry, stating: stated)
    row.licenseType = LicenseNames.type(of: row.detectedLicenses)
    return row
  }
}

extension CorpusLane {
  /// The hash that the lane's keys are.
  package var digestKind: DigestKind {
    switch self {
    case .sha1Git: .sha1Git
    case .sha1: .sha1
    case .sha256: .sha256
    }
  }
}
