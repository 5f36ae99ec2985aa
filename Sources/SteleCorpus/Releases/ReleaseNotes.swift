import SteleBase

/// The text `CHANGELOG.md` of a release: what changed, what is left out, how to cite it and how to make
/// it again.
///
/// Holds no clock and no path, so that the same inputs give the same text.
struct ReleaseNotes {
  let manifest: CorpusManifest
  let release: CorpusManifest.Release
  let changes: ReleaseChanges?
  /// Whether a patch from the parent is there.
  let hasPatch: Bool

  /// Lines of a table by language or licence.
  private static let mostLines = 50

  /// The whole text.
  var text: String {
    let head = [
      "# \(release.name) \(release.version)", "",
      "\(manifest.files) source files, data digest `\(manifest.dataDigest)`. "
        + "Check the files with `sha256sum -c SHA256SUMS`.",
    ]
    let all = head + changed + optOuts + citation + reproduction
    return all.joined(separator: "\n") + "\n"
  }

  private var changed: [String] {
    guard let parent = release.parent else {
      return ["", "## Changes", "", "The first release."] + Self.totals(manifest)
    }
    let title = ["", "## Changes since \(parent.version)", ""]
    guard let changes else {
      return title + [
        "The two cannot be compared file by file: they have other kinds or lengths of keys."
      ] + Self.totals(manifest)
    }
    var lines = title + Self.table("", [("all files", changes.counts)])
    lines += ["", "\(changes.counts.unchanged) files are unchanged."]
    if changes.relicensedByOptOuts > 0 {
      lines[lines.count - 1] +=
        " Of the relicensed ones \(changes.relicensedByOptOuts) are so only because an origin with "
        + "other licences was opted out."
    }
    lines += ["", "By language:", ""] + Self.table("language", Self.sorted(changes.languages))
    lines += ["", "By licence, each that a file has or had:", ""]
    lines += Self.table("licence", Self.sorted(changes.licenses))
    if hasPatch {
      let patch = Self.patchName(release.name, parent.version, release.version)
      let old = "\(release.name)-\(parent.version).stele"
      let new = "\(release.name)-\(release.version).stele"
      lines += [
        "", "Made of the release before it: `stele corpus patch \(old) \(patch) -o \(new)`.",
      ]
    }
    return lines
  }

  /// What the patch from one version to another is called.
  static func patchName(_ name: String, _ old: String, _ new: String) -> String {
    "\(name)-\(old)-to-\(new).patch"
  }

  private static func sorted(
    _ counts: [String: CorpusDiff.Counts]
  ) -> [(name: String, counts: CorpusDiff.Counts)] {
    counts.map { (name: $0.key.isEmpty ? "none" : $0.key, counts: $0.value) }
      .sorted { ($1.counts.changes, $0.name) < ($0.counts.changes, $1.name) }
  }

  private static func table(
    _ title: String, _ rows: [(name: String, counts: CorpusDiff.Counts)]
  ) -> [String] {
    var lines = [
      "| \(title) | added | removed | relicensed | opted out | changed otherwise |",
      "|---|---:|---:|---:|---:|---:|",
    ]
    lines += rows.prefix(mostLines).map { name, counts in
      "| \(escaped(name)) | \(counts.added) | \(counts.removed) | \(counts.relicensed) "
        + "| \(counts.optedOut) | \(counts.changed) |"
    }
    if rows.count > mostLines { lines.append("| and \(rows.count - mostLines) more | | | | | |") }
    return lines
  }

  private static func totals(_ manifest: CorpusManifest) -> [String] {
    var lines: [String] = []
    for (title, counts) in [("language", manifest.languages), ("licence", manifest.licenses)] {
      let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines += ["", "| \(title) | files |", "|---|---:|"]
      lines += rows.prefix(mostLines).map {
        "| \($0.key.isEmpty ? "none" : escaped($0.key)) | \($0.value) |"
      }
      if rows.count > mostLines { lines.append("| and \(rows.count - mostLines) more | |") }
    }
    return lines
  }

  /// A name from the data, which must not end a cell or the table.
  private static func escaped(_ name: String) -> String {
    String(
      name.flatMap { character -> String in
        if character.isNewline { return " " }
        return "|\\`<>*_[]".contains(character) ? "\\\(character)" : String(character)
      })
  }

  private var optOuts: [String] {
    let title = ["", "## Opt-outs", ""]
    guard let digest = manifest.optOutDigest else { return title + ["None were applied."] }
    let cutOff = manifest.optOutCutOff.map { " of requests up to \($0)" } ?? ""
    return title + [
      "The list\(cutOff) is applied; its SHA-256 is `\(digest)`. "
        + "Of \(manifest.optedOut ?? 0) files nothing is told because all of their origins are opted out."
    ]
  }

  private var origin: String {
    guard let dataset = manifest.dataset else { return "" }
    return ", from \(dataset)"
      + (manifest.datasetRevision.map { " at revision \($0)" } ?? "")
  }

  private var citation: [String] {
    var lines = [
      "", "## Cite", "",
      "> \(release.name), version \(release.version)\(Self.escaped(origin)), made by "
        + "\(manifest.tool); data digest SHA-256 \(manifest.dataDigest).", "",
      "Licences are those found at the indexed origin of each file, in no particular expression.",
    ]
    if let table = manifest.licenseTable {
      lines.append(
        "The program knew licence database \(table.version) of \(table.date), with SPDX's list "
          + "\(table.spdxListVersion).")
    }
    return lines
  }

  private var reproduction: [String] {
    let file = "\(release.name).stele"
    var words = ["stele corpus"]
    var inputs = manifest.sources.map(Self.input)
    if manifest.parents.isEmpty {
      words += ["build -o \(file)"]
      if let tables = manifest.options["side_tables"] { words += ["--side-tables \(tables)"] }
      if let bits = manifest.options["key_bits"] { words += ["--key-bits \(bits)"] }
      words += treeOptions
    } else {
      words += ["merge -o \(file)"]
    }
    if let digest = manifest.optOutDigest {
      words += ["--opt-outs opt-outs"]
      inputs.append("\(digest)  opt-outs")
    }
    if let dataset = manifest.dataset {
      words += ["--dataset \(Self.quoted(dataset))"]
      if let revision = manifest.datasetRevision {
        words += ["--dataset-revision \(Self.quoted(revision))"]
      }
    }
    var lines = ["", "## Make it again", "", "With \(manifest.tool):", "", "```"]
    if manifest.parents.isEmpty {
      words += manifest.sources.map {
        ($0.tree == nil ? "" : "--from-tree ") + Self.quoted($0.name)
      }
    } else {
      words += manifest.parents.indices.map { "part-\($0 + 1).stele" }
    }
    lines += [words.joined(separator: " ")]
    let parent = release.parent.map { " --parent \(release.name)-\($0.version).stele" } ?? ""
    lines += [
      "stele corpus release \(file) -o \(release.name)-\(release.version) --name \(release.name)"
        + "\(parent) --version \(release.version)", "```", "",
    ]
    if !manifest.parents.isEmpty {
      lines += ["The parts are the corpus files with these data digests:", "", "```"]
      lines += manifest.parents + ["```", "", "They were made from:", ""]
    } else {
      lines += ["The inputs, by SHA-256:", ""]
    }
    return lines + ["```"] + inputs + ["```"]
  }

  /// What trees need besides their folders.
  private var treeOptions: [String] {
    let trees = manifest.sources.compactMap(\.tree)
    guard let first = trees.first else { return [] }
    var options: [String] = []
    if manifest.lanes.contains(where: { $0.name == CorpusLane.sha256.name }) {
      options.append("--sha256")
    }
    // With several trees, git says it of each.
    if trees.count == 1, let repository = first.repository {
      options.append("--repository \(Self.quoted(repository))")
    }
    return options
  }

  private static func input(_ source: CorpusManifest.Source) -> String {
    let line = "\(source.sha256)  \(source.name)"
    guard let tree = source.tree else { return line }
    let origin = [tree.repository, tree.revision].compactMap { $0 }.joined(separator: " at ")
    return line + " (a tree" + (origin.isEmpty ? "" : " of \(origin)") + ": of its list of files)"
  }

  /// A word as a shell takes it for one.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./@:+".utf8.contains($0)
      }
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing(text: "'", with: "'\\''"))'"
  }
}
