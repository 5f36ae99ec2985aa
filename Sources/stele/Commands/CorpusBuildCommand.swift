import ArgumentParser
import SteleBase
import SteleCorpus
import SteleFile

struct CorpusBuildCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a corpus file from rows that describe source files, or from source trees.",
    discussion: HelpText.discussion(
      """
      Rows are JSON Lines with the dataset's column names, in any order: content_id or blob_id, \
      then as far as they are there detected_licenses, license_type, language, is_generated, path, \
      repo_name, revision_id, star_events_count, fork_events_count, revision_date, visit_date. \
      Every key column that the rows carry can be looked up. Of rows about the same contents the \
      permissive one is kept, then the one with more stars, more forks, the later date.

      Of a tree all files are taken that git would see: tracked, or not ignored. Outside of a \
      repository git ignores nothing, so of an unpacked archive every file is taken; patterns of \
      your own go into an ignore file. Submodules and other repositories in the tree have their \
      own rules, name and commit, and are under their own licence files alone. Licences are those \
      of licence files in the folders above and of SPDX tags; repository and commit are what git \
      says. Contents are hashed as they lie there, not as filters, ident or \
      working-tree-encoding would store them. The corpus file itself is left out. Where rows are \
      given too, files get the same keys as these. If a file cannot be read, all such files are \
      named and no corpus file is made. How much was ignored is said on standard error.

      Example:
        stele corpus build -o stack-v2.stele rows.jsonl
        zcat rows.jsonl.gz | stele corpus build -o stack-v2.stele \\
          --side-tables repository,path -
        stele corpus build -o ours.stele --from-tree one --from-tree two
      """))

  @Option(
    name: [.short, .long], help: .taking("FILE", "The corpus file to write."), completion: .file())
  var output: String

  @Argument(help: .taking("ROWS", "Files of rows, or - for standard input."), completion: .file())
  var rows: [String] = []

  @Option(
    help: .taking("FOLDER", "A folder of source files to take; may be given several times."),
    completion: .directory)
  var fromTree: [String] = []

  @Option(
    help: .taking(
      "OWNER/NAME",
      """
      OWNER/NAME of the tree's repository, not of those in it. (default: as git's remote origin \
      says)
      """))
  var repository: String?

  @Option(
    help: .taking(
      "FILE", "A file of patterns in git's syntax, from each tree's root, for what to leave out."),
    completion: .file())
  var ignoreFile: String?

  @Flag(name: .customLong("sha256"), help: "Give the files of trees SHA-256 keys too.")
  var wantsSHA256 = false

  @Option(
    help: .taking("TABLES", "What to store besides, separated by commas: keys, repository, path, …")
  )
  var sideTables = SideTableList()

  @Option(
    help: .taking("N", "Bits to store of each key. (default: one false positive in a million)"))
  var keyBits: Int?

  @OptionGroup var provenance: CorpusProvenanceOptions

  @OptionGroup var sorting: SortingMemoryOption

  func validate() throws {
    guard !rows.isEmpty || !fromTree.isEmpty else {
      throw ValidationError("give files of rows, or folders with --from-tree")
    }
    guard repository == nil || fromTree.count == 1 else {
      throw ValidationError("--repository needs exactly one --from-tree, not \(fromTree.count)")
    }
    let range = CorpusOptions.keyBitsRange
    guard keyBits.map(range.contains) ?? true else {
      throw ValidationError(
        "--key-bits must be \(range.lowerBound) to \(range.upperBound), not \(keyBits ?? 0)")
    }
    guard !sideTables.tables.contains(.origins) || sideTables.tables.contains(.repository) else {
      throw ValidationError(
        "the side table origins says nothing without repository; ask for both")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readInputs(rows)
    files.readTrees(fromTree)
    files.read(provenance.optOuts + [ignoreFile].compactMap { $0 })
    files.write(output, as: .container)
    return files
  }

  func run() throws {
    let made = CorpusMade()
    let patterns = try ignoreFile.map { try SmallFile.read($0, limit: 1 << 24) } ?? []
    let options = CorpusOptions(
      memory: sorting.memory.byteCount, keyBits: keyBits, sideTables: sideTables.tables,
      optOuts: try provenance.list(), dataset: provenance.source,
      tool: "stele \(ToolVersion.current)")
    let builder = try CorpusBuilder(path: output, options: options)
    var sources: [CorpusManifest.Source] = []
    var bar = ProgressBar("Building")
    defer { bar.clear() }
    let show: (Int) -> Void = { bar.update(count: $0, of: "rows", step: 1 << 10) }
    for path in rows {
      let reader = try RowReader(path: path)
      try builder.add(rowsOf: reader, progress: show)
      if reader.longPaths > 0 {
        bar.clear()
        StandardOutput.warn(
          "\(path): left out \(Counted.text(reader.longPaths, "path")) of more than "
            + "\(RowReader.longestPath) bytes; the rows are there without")
      }
      sources.append(reader.source)
    }
    for path in fromTree {
      sources.append(try add(path, ignoring: patterns, to: builder, progress: show))
    }
    let manifest = try builder.finish(sources: sources)
    try OptOutOverlay.markIfListIsBeside(output)
    bar.clear()
    let duplicates = builder.rowCount - manifest.files
    made.tell(
      output,
      Counted.text(builder.rowCount, "row")
        + (duplicates > 0 ? " (\(duplicates) of the same contents)" : ""), manifest)
  }

  /// Adds the files of the tree at `path`; what cannot be read is named on standard error.
  private func add(
    _ path: String, ignoring patterns: [UInt8], to builder: CorpusBuilder,
    progress: @escaping (Int) -> Void
  ) throws -> CorpusManifest.Source {
    var lanes = Set(builder.lanes ?? [.sha1Git, .sha1])
    if wantsSHA256 { lanes.insert(.sha256) }
    let tree = try TreeRows(
      path: path, repository: repository, lanes: lanes.sorted(), leavingOut: output,
      ignoring: patterns)
    defer {
      for problem in tree.problems + tree.notes { StandardOutput.warn(problem) }
    }
    try builder.add(filesOf: tree, progress: progress)
    if tree.ignored > 0 {
      let what = tree.ignored == 1 ? "file or folder was" : "files or folders were"
      StandardOutput.warn("\(path): \(tree.ignored) \(what) ignored")
    }
    return tree.source
  }
}
