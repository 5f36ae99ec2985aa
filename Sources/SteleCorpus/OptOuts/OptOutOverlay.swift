import SteleFile

/// The opt-outs beside a corpus file, in a file of the same name and `.optouts`.
public enum OptOutOverlay {
  /// Where the opt-outs of the corpus file at `path` lie.
  public static func path(of path: String) -> String { path + ".optouts" }

  /// Reads the list in the file at `path`; its format is ``OptOutList/text``.
  public static func read(_ path: String) throws(CorpusError) -> OptOutList {
    let text = try reportingFileErrors { () throws(FileError) in
      try SmallFile.read(path, limit: OptOutList.longestText)
    }
    return try OptOutList(parsing: text, path: path)
  }

  /// The list beside the corpus file at `path`; nil where there is no such file.
  ///
  /// - Throws: An error where there is one that cannot be read: opt-outs are never ignored.
  static func list(beside path: String) throws(CorpusError) -> OptOutList? {
    do throws(CorpusError) { return try read(Self.path(of: path)) } catch {
      guard case .file(.cannotOpen(_, let reason)) = error, reason.isNoSuchFile else { throw error }
      return nil
    }
  }

  /// Adds `list` to the opt-outs beside `corpus`, and returns all that are there then.
  ///
  /// - Throws: An error where the corpus does not say where its contents come from, so that the
  ///   opt-outs could not be honoured; nothing is written then.
  public static func add(_ list: OptOutList, to corpus: CorpusIndex) throws(CorpusError)
    -> OptOutList
  {
    let path = corpus.container.file.path
    try corpus.checkThatItHonours(list)
    var all = try Self.list(beside: path) ?? OptOutList()
    try all.add(list)
    let text = all.text
    try reportingFileErrors { () throws(FileError) in
      try SmallFile.write(text, to: Self.path(of: path))
    }
    return all
  }
}
