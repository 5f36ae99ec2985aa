import ArgumentParser
import SteleBase
import SteleCheck
import SteleCorpus
import SteleFile

struct CheckCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which files of a source tree are in a corpus, and hold them against a policy.",
    discussion: HelpText.discussion(
      """
      Trees are looked at as git sees them: without what is ignored and not tracked, by the rules \
      of .gitignore files, of info/exclude and of core.excludesFile; submodules and other \
      repositories in the tree by their own. Outside of a repository git ignores nothing, so of an \
      unpacked archive every file is looked at. GIT_DIR and GIT_WORK_TREE do not count. Contents \
      are looked at as they lie there, not as filters (Git LFS), ident or working-tree-encoding \
      would store them. A file is \
      known, an eol-variant (known with the other kind of line ends), opted-out, unknown or \
      not-assessed. Licences are those at the origin that the corpus indexed, in no particular \
      expression. The report and the corpus file itself are not checked.

      Ends with 0, with 2 if a file is in conflict with the policy, with 1 after an error (a file \
      that cannot be read is one, and so is a PATH where there is nothing; the others are looked at), \
      and with 3 if there was no file to assess. Unknown files are no error, and neither is a licence \
      that the policy cannot decide on, unless --deny-undecided makes it a conflict. Where every PATH \
      is a file that --ignore-file leaves out, there is nothing wrong: 0. Every report says how much \
      was left out.

      Several policies, ignore files and baselines count together, and all of several licences to be \
      compatible with.

      Example:
        stele check src/ --corpus stack-v2.stele
        stele check . --corpus stack-v2.stele --deny Copyleft \\
          --format sarif -o findings.sarif
        stele check . --corpus stack-v2.stele --policy ../policy \\
          --baseline ../accepted.jsonl
      """, settings: [.corpus, .noColor, .sourceDateEpoch],
      outcomes: [.conflict, .nothingAssessed]))

  @Argument(
    help: .taking("PATH", "Folders and files to check. (default: the working folder)"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var corpus: CorpusOption

  @Option(
    help: .taking(
      "FORMAT", "text for people, json for programs, or a document in another tool's format."))
  var format = CheckFormat.text

  @Option(
    name: [.short, .long],
    help: .taking(
      "FILE", "The file to write the report to; - is standard output. (default: standard output)"),
    completion: .file())
  var output: String?

  @Flag(
    help: """
      List in text files of which nothing is known as well, and in sarif known files without a \
      finding; json, spdx and cyclonedx always have all files.
      """)
  var all = false

  @OptionGroup(title: "Policy") var policy: CheckPolicyOptions

  @OptionGroup(title: "Files") var selection: CheckFileOptions

  @OptionGroup var threading: ThreadOption

  @Option(
    help: .taking(
      "TIME",
      """
      When documents say that they were made, such as 2026-01-31T12:00:00Z. (default: \
      SOURCE_DATE_EPOCH, or now)
      """))
  var created: CreationTime?

  func validate() throws {
    guard threading.threads.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--threads must be at least 1")
    }
    _ = try policy.rules()
  }

  /// What is checked.
  private var roots: [String] { paths.isEmpty ? ["."] : paths }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readTrees(roots)
    files.readCorpus(corpus.corpus)
    files.read(policy.policy + policy.baseline + selection.ignoreFile)
    files.write(output, as: .report)
    files.write(policy.writeBaseline, as: .baseline)
    return files
  }

  func run() throws {
    let options = try options()
    let index = try corpus.open()
    var writer = format.writer(try context(index))
    var report = try CheckOutput(path: output)
    var accepted = BaselineWriter()
    var complaints = CheckComplaints()
    try report.write(writer.begin())
    // Text is written at the end; what other formats write meanwhile would meet the bar on a terminal.
    var bar = format == .text || report.isFile ? ProgressBar("Checking") : nil
    defer { bar?.clear() }
    var count = 0
    let summary = try TreeCheck(of: roots, options, corpus: index).run { file in
      count += 1
      bar?.update(count: count, of: "files", step: 64)
      accepted.add(file)
      complaints.add(file)
      try report.write(writer.add(file))
    }
    bar?.clear()
    try report.write(writer.finish(summary))
    try report.finish()
    if let path = policy.writeBaseline { try accepted.write(to: path) }
    complaints.finish(summary)
    if report.isFile, let output { StandardOutput.warn("\(output): \(summary.line)") }
    guard summary.outcome == .clean else { throw ExitCode(summary.outcome.rawValue) }
  }

  private func options() throws -> CheckOptions {
    let boundary = TrustBoundary(roots: selection.trustTree ? [] : roots)
    // Read in this order, so that of several files the same one is found wrong first.
    let ignoreFiles = try selection.ignoreFiles(outside: boundary)
    let rules = try policy.rules(outside: boundary)
    let own = [output, policy.writeBaseline, corpus.corpus, OptOutOverlay.path(of: corpus.corpus)]
    return CheckOptions(
      policy: rules, baseline: try policy.accepted(outside: boundary), ignoreFiles: ignoreFiles,
      followsGitIgnore: !selection.noGitIgnore,
      wantsEndOfLineVariants: !selection.noEndOfLineVariants,
      wantsHashes: format.isBillOfMaterials, acceptsFindings: policy.writeBaseline != nil,
      threads: threading.threads ?? ProcessorCount.current,
      leavingOut: own.compactMap(\.self))
  }

  private func context(_ index: CorpusIndex) throws -> ReportContext {
    var time = created
    if time == nil, format.isBillOfMaterials { time = try .ofThisRun() }
    var context = ReportContext(
      toolVersion: ToolVersion.current,
      corpusName: BytePath.shown(
        corpus.corpus.baseName),
      corpusDigest: try index.manifest().dataDigest, created: time ?? .zero)
    context.listsAll = all
    context.usesColors = output == nil && StandardOutput.showsColors
    return context
  }
}
