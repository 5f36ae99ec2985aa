import SteleFile

/// A release: a folder with a corpus file under its name and version, and all that others need to check
/// it, to cite it and to follow from the one before.
///
/// | file | contents |
/// |---|---|
/// | `NAME-VERSION.stele` | the data, byte for byte, and a manifest that names the release |
/// | `CHANGELOG.md` | see `ReleaseNotes` |
/// | `NAME-OLD-to-VERSION.patch` | makes this file of the parent, where both have the same tables |
/// | `SHA256SUMS` | the digests of these files, as `sha256sum -c` reads them |
///
/// The first release is 1.0.0. After that ``ReleaseStep`` says which number goes up; a higher version may
/// be asked for, but no lower one. The same inputs give the same bytes.
package struct CorpusRelease {
  private let index: CorpusIndex
  private let parent: CorpusIndex?
  private let manifest: CorpusManifest
  private let release: CorpusManifest.Release
  private let changes: ReleaseChanges?

  /// The version.
  package var version: String { release.version }

  /// Compares `index` with the release before it, if there was one, and finds the version.
  ///
  /// Both are read whole, so that nothing damaged is released.
  package init(
    of index: CorpusIndex, name: String, parent: CorpusIndex? = nil,
    version: SemanticVersion? = nil
  ) throws(CorpusError) {
    guard Self.isName(name) else {
      throw .invalidRelease(
        what: String(reflecting: name), reason: "is no name of a release",
        remedy: "use letters, digits, dots, dashes and underscores, a letter or digit first")
    }
    guard index.optOutIndex == nil else { throw .notFolded(path: index.container.file.path) }
    try index.verify()
    self.index = index
    self.parent = parent
    var manifest = try index.manifest()
    manifest.release = nil
    var required = SemanticVersion.first
    var changes: ReleaseChanges?
    var before: CorpusManifest.Release.Parent?
    var reason = "a first release is \(required) at least"
    if let parent {
      try parent.verify()
      let old = try Self.version(of: parent, name: name)
      let oldDigest = try parent.manifest().dataDigest
      before = CorpusManifest.Release.Parent(version: old.description, dataDigest: oldDigest)
      guard oldDigest != manifest.dataDigest else {
        throw .nothingChanged(
          path: index.container.file.path, parent: parent.container.file.path)
      }
      changes = try ReleaseChanges(from: parent, to: index)
      let step = try ReleaseStep(from: parent, to: index, changes: changes)
      required = old.next(step)
      reason = "what changed since \(old) makes it a \(step.rawValue) release, \(required) at least"
    }
    if let version, version < required {
      throw .invalidRelease(
        what: "version \(version)", reason: reason,
        remedy: "give no --version, or one that is not lower")
    }
    self.changes = changes
    release = CorpusManifest.Release(
      name: name, version: (version ?? required).description, parent: before)
    manifest.release = release
    self.manifest = manifest
  }

  private static func isName(_ name: String) -> Bool {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    return (1...100).contains(name.utf8.count) && name.utf8.first.map(isPlain) ?? false
      && name.utf8.allSatisfy { isPlain($0) || "._-".utf8.contains($0) }
  }

  private static func version(
    of parent: CorpusIndex, name: String
  ) throws(CorpusError) -> SemanticVersion {
    let path = parent.container.file.path
    guard let release = try parent.manifest().release,
      let version = SemanticVersion(release.version)
    else {
      throw .invalidRelease(
        what: path, reason: "is no release",
        remedy: "give the file that an earlier `stele corpus release` wrote, or no --parent")
    }
    guard release.name == name else {
      throw .invalidRelease(
        what: path, reason: "is a release of \(release.name), not of \(name)",
        remedy: "give --name \(release.name), or no --parent")
    }
    return version
  }

  /// Writes the release into the folder at `path`, which must be empty or not there yet; it appears
  /// there whole, or not at all.
  package func write(to path: String) throws(CorpusError) {
    let folder = try reportingFileErrors { () throws(FileError) in
      try PartialFolder(target: path)
    }
    var files = ["\(release.name)-\(release.version).stele"]
    try CorpusFileWriter.copy(index.container, manifest: manifest, to: folder.path(files[0]))
    if let parent, canBePatched(parent) {
      let old = release.parent?.version ?? ""
      files.append(ReleaseNotes.patchName(release.name, old, release.version))
      try CorpusPatchWriter.write(
        from: parent, to: CorpusIndex(opening: folder.path(files[0])),
        path: folder.path(files[1]))
    }
    let notes = ReleaseNotes(
      manifest: manifest, release: release, changes: changes, hasPatch: files.count > 1)
    try Self.write(notes.text, to: folder.path("CHANGELOG.md"))
    files.append("CHANGELOG.md")
    var sums = ""
    for name in files.sorted() { sums += "\(try Self.digest(folder.path(name)))  \(name)\n" }
    try Self.write(sums, to: folder.path("SHA256SUMS"))
    try reportingFileErrors { () throws(FileError) in try folder.replaceTarget() }
  }

  private func canBePatched(_ parent: CorpusIndex) -> Bool {
    changes != nil && parent.sideTables == index.sideTables && parent.lanes == index.lanes
  }

  private static func write(_ text: String, to path: String) throws(CorpusError) {
    try reportingFileErrors { () throws(FileError) in
      try SmallFile.write(Array(text.utf8), to: path)
    }
  }

  private static func digest(_ path: String) throws(CorpusError) -> String {
    var input = try InputBuffer(path: path)
    while try input.fill() { input.skip(input.count) }
    return input.source.sha256
  }
}
