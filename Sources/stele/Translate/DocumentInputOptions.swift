public import ArgumentParser
public import SteleDocument
import SteleTranslation

extension DocumentFormat: ExpressibleByArgument {}

/// The options of `translate` that say which documents to translate.
struct DocumentInputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: .taking(
      "PATH", "Documents to translate: files, folders, patterns, or - for standard input."),
    completion: .file())
  var input: [String] = []

  @Option(
    name: .shortAndLong,
    help: .taking(
      "PATH",
      """
      The file or folder to write translated documents to, or - for standard output; a folder unless one \
      file is the input.
      """),
    completion: .file())
  var output: String?

  @Option(
    help: .taking("TYPE", "What all documents are, whatever their names and contents say."))
  var type: DocumentFormat?

  @Flag(help: "List the types with the extensions that mean them, and do nothing else.")
  var types = false

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "PATTERN", "Only files of folders that fit one of these patterns, such as '*.md' or 'en/**'.")
  )
  var include: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: .taking("PATTERN", "No files of folders that fit one of these patterns."))
  var exclude: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "COLUMN", "Columns of csv and tsv files to translate, by name or by number from 1, as 2,3."))
  var columns: [String] = []

  @Option(
    help: .taking(
      "CHARACTER",
      """
      What separates the columns of csv and tsv files: a sign, or tab (or \\t), comma, semicolon, pipe or \
      space. (default: a tab for tsv; for csv a comma, or what the first lines have)
      """))
  var delimiter: Delimiter?

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "KEY",
      """
      Keys of json, yaml, toml, properties and strings files whose values to translate, by name or \
      by path from the root, as title,menu.*.label. (default: every text is translated)
      """))
  var keys: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "KEY", "Keys of such files, named likewise, whose values stay, with all that is in them."))
  var excludeKeys: [String] = []

  @Flag(
    inversion: .prefixedNo,
    help:
      "Mark translations in po, xliff, tmx, ts and xcstrings files, so that somebody looks at them."
  )
  var fuzzy = true

  @Flag(
    inversion: .prefixedNo,
    help: "Translate a sentence that runs over several cues of srt and vtt files as one.")
  var joinCues = true

  @Flag(
    inversion: .prefixedNo, help: "The first line of csv and tsv files names the columns.")
  var header = true

  @Option(help: .taking("N", "Parts of the documents to work on at a time."))
  var jobs = 1

  @Flag(help: "Go on with what an interrupted run has done.")
  var resume = false

  /// Whether documents are to be translated, rather than lines.
  var isAsked: Bool { !input.isEmpty || type != nil }

  func validate() throws {
    guard jobs >= 1, jobs <= 1024 else {
      throw ValidationError("--jobs must be 1 to 1024, not \(jobs)")
    }
    guard isAsked || output == nil else {
      throw ValidationError("--output is for documents; name them with --input")
    }
    guard
      isAsked
        || (include + exclude + columns + keys + excludeKeys).isEmpty && delimiter == nil && fuzzy
          && joinCues && header && jobs == 1 && !resume
    else {
      throw ValidationError(
        "--include, --exclude, --columns, --delimiter, --keys, --exclude-keys, --no-fuzzy, "
          + "--no-join-cues, --no-header, --jobs and --resume are for documents; name them with --input"
      )
    }
    guard !resume || outputFile != nil else {
      throw ValidationError("--resume goes on with what was written to --output; give that too")
    }
  }

  /// Where documents are written to, unless that is standard output.
  var outputFile: String? { output == "-" ? nil : output }

  /// The documents that are asked for.
  func plan() throws(DocumentJobError) -> DocumentPlan {
    try DocumentPlan(
      inputs: input.isEmpty ? [DocumentTask.standardInput] : input, output: outputFile,
      filter: .init(include: include, exclude: exclude), format: type)
  }

  /// How documents are taken apart.
  var documentOptions: DocumentOptions {
    var options = DocumentOptions()
    options.columns = columns
    options.delimiter = delimiter?.byte
    options.keys = keys
    options.excludedKeys = excludeKeys
    options.marksFuzzy = fuzzy
    options.joinsCues = joinCues
    options.hasHeader = header
    return options
  }
}

extension DocumentPlan {
  /// Adds what is read and written to `files`.
  func declare(in files: inout CommandFiles) {
    files.readInputs(tasks.map(\.input))
    for task in tasks { files.write(task.output, as: .document) }
    files.write(journal, as: .journal)
  }
}
