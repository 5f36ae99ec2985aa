import SteleBase
public import SteleDocument
import SteleFile

/// Which documents to translate, and where their translations go.
public struct DocumentPlan: Sendable {
  /// The documents, in the order of their names.
  public private(set) var tasks: [DocumentTask] = []
  /// Files of folders that are no documents, or were not asked for.
  public private(set) var leftOut: [String] = []
  /// Where the journal of the work lies; nil where the only output is standard output.
  public private(set) var journal: String?
  /// Whether the outputs go into one folder.
  public private(set) var fillsFolder = false

  /// How folders are searched.
  public struct Filter: Sendable {
    /// Patterns of which one must fit a file; all files if there are none.
    public var include: [String]
    /// Patterns of which none may fit.
    public var exclude: [String]

    /// A filter by these patterns, see `PathPattern`.
    public init(include: [String] = [], exclude: [String] = []) {
      self.include = include
      self.exclude = exclude
    }

    fileprivate func takes(_ path: String) -> Bool {
      (include.isEmpty || include.contains { PathPattern($0).matches(path) })
        && !exclude.contains { PathPattern($0).matches(path) }
    }
  }

  /// Finds the documents at `inputs`: files, folders with all that is in them, or patterns.
  ///
  /// - Parameters:
  ///   - inputs: Paths or patterns; `-` is standard input.
  ///   - output: A file if one file is the only input, else a folder, in which a folder's files lie
  ///     as they did. An existing folder, and a name with a slash at its end, is always one.
  ///   - filter: Which files of folders to take.
  ///   - format: What all documents are, whatever their names say.
  /// - Throws: An error if there is nothing, or outputs collide with each other or with inputs.
  public init(
    inputs: [String], output: String?, filter: Filter = Filter(), format: DocumentFormat? = nil
  ) throws(DocumentJobError) {
    var found = DocumentSearch(filter: filter, format: format, output: output)
    for input in inputs { try found.add(input, isOnly: inputs.count == 1) }
    leftOut = found.leftOut
    let files = found.files.sorted { $0.name < $1.name }
    guard !files.isEmpty else { throw .nothingTaken(leftOut: leftOut.count) }
    guard let output else {
      guard files.count == 1, !found.hasFolder else {
        throw .outputMissing(count: files.count)
      }
      tasks = [files[0].task(output: nil)]
      return
    }
    let isFolder = Self.kind(of: output) == .folder || output.hasSuffix("/")
    fillsFolder = isFolder || found.hasFolder || found.hasPattern || inputs.count > 1
    if fillsFolder, Self.kind(of: output) == .file { throw .outputIsNoFolder(path: output) }
    let folder = BytePath(output)
    tasks = files.map { file in
      file.task(
        output: fillsFolder ? folder.appending(BytePath(file.name).bytes).text : output)
    }
    journal =
      fillsFolder ? folder.appending(Array(".stele-job".utf8)).text : output + ".stele-job"
    try checkOutputs()
  }

  /// Keeps `bytes` as what is in the file of a task.
  mutating func hold(_ bytes: [UInt8], of index: Int) { tasks[index].held = bytes }

  static func kind(of path: String) -> FileStatus.Kind? {
    try? FileStatus(of: BytePath(path), followsLinks: true).kind
  }

  /// Each output is written by one document, and none is read by any.
  private func checkOutputs() throws(DocumentJobError) {
    var inputs: Set<BytePath> = []
    for task in tasks {
      if let real = BytePath(task.input).resolved { inputs.insert(real) }
    }
    var writers: [String: String] = [:]
    for task in tasks {
      guard let output = task.output else { continue }
      if let first = writers.updateValue(task.input, forKey: output) {
        throw .sameOutput(path: output, first: first, second: task.input)
      }
      if let real = BytePath(output).resolved, inputs.contains(real) {
        throw .outputIsInput(path: output)
      }
    }
  }
}

/// Files that were found.
private struct DocumentSearch {
  let filter: DocumentPlan.Filter
  let format: DocumentFormat?
  /// The folder that is written to, which is not searched.
  let output: BytePath?
  var files: [File] = []
  var leftOut: [String] = []
  var hasFolder = false
  var hasPattern = false

  struct File {
    var path: String
    var name: String
    var format: DocumentFormat?
    var byteCount: Int

    func task(output: String?) -> DocumentTask {
      DocumentTask(input: path, output: output, name: name, format: format, byteCount: byteCount)
    }
  }

  init(filter: DocumentPlan.Filter, format: DocumentFormat?, output: String?) {
    self.filter = filter
    self.format = format
    self.output = output.flatMap { BytePath($0).resolved }
  }

  /// Adds what lies at `input`; a folder's files are named from it on if it `isOnly`.
  mutating func add(_ input: String, isOnly: Bool) throws(DocumentJobError) {
    if input == DocumentTask.standardInput {
      files.append(File(path: input, name: "standard input", format: format, byteCount: 0))
      return
    }
    switch DocumentPlan.kind(of: input) {
    case .folder:
      hasFolder = true
      guard output == nil || BytePath(input).resolved != output else {
        throw .outputIsInput(path: input)
      }
      try addFolder(BytePath(input), name: isOnly ? "" : input.baseName + "/")
    case .some: try addFile(input)
    case nil:
      // For shells that do not expand patterns.
      let matches = PathPattern(input).existingPaths()
      guard !matches.isEmpty else { throw .nothingFound(path: input) }
      hasPattern = true
      for match in matches { try add(match, isOnly: false) }
    }
  }

  private mutating func addFile(_ path: String) throws(DocumentJobError) {
    guard let format = try type(of: path) else { throw .unknownType(path: path) }
    files.append(
      File(
        path: path, name: path.baseName, format: format, byteCount: try byteCount(path)))
  }

  /// The type of the file at `path`: the one that all have, or told by its name, else by its content.
  ///
  /// A file that was found in a folder, nobody having named it, is looked into only if its name is
  /// one that documents may have.
  private func type(
    of path: String, isFound: Bool = false
  ) throws(DocumentJobError) -> DocumentFormat? {
    if let format = format ?? DocumentFormat(path: path) { return format }
    guard !isFound || DocumentFormat.mayBeTold(byContentOf: path) else { return nil }
    do throws(FileError) {
      let start = try ForeignFile.start(
        of: BytePath(path), count: DocumentFormat.contentByteCount, followsLinks: true)
      return DocumentFormat(path: path, content: start)
    } catch {
      throw .file(error)
    }
  }

  private func byteCount(_ path: String) throws(DocumentJobError) -> Int {
    do {
      return try FileStatus(of: BytePath(path), followsLinks: true).byteCount
    } catch {
      throw .file(error)
    }
  }

  /// Adds the documents below a folder; hidden files, links to folders and the output are left out.
  private mutating func addFolder(_ root: BytePath, name: String) throws(DocumentJobError) {
    var open = [(folder: root, name: name)]
    while let (folder, name) = open.popLast() {
      if let output, folder.resolved == output { continue }
      let entries: [FolderContents.Entry]
      do {
        entries = try FolderContents.entries(of: folder, followsLinks: folder == root)
      } catch {
        throw .file(error)
      }
      for entry in entries where entry.name.first != UInt8(ascii: ".") {
        let path = folder.appending(entry.name)
        let ownName = name + BytePath(bytes: entry.name).text
        let kind = entry.kind ?? (try? FileStatus(of: path).kind)
        if kind == .folder {
          open.append((path, ownName + "/"))
        } else {
          try addFound(path, name: ownName)
        }
      }
    }
  }

  private mutating func addFound(_ path: BytePath, name: String) throws(DocumentJobError) {
    guard DocumentPlan.kind(of: path.text) == .file else { return }
    guard filter.takes(name), let format = try type(of: path.text, isFound: true) else {
      leftOut.append(path.description)
      return
    }
    files.append(
      File(
        path: path.text, name: name, format: format,
        byteCount: try byteCount(path.text)))
  }
}
