import SteleFile

/// The opt-outs beside a corpus file, in a file of the same name and `.optouts`.
///
/// It lies beside the file itself, wherever symbolic links lead to that from. The corpus file is marked
/// when a list is made for it (see `HeaderMark`), so that a copy without the list is noticed.
public enum OptOutOverlay {
  /// Where the opt-outs of the corpus file at `path` lie, or would lie.
  public static func path(of path: String) -> String {
    let isLink = (try? FileStatus(of: BytePath(path)))?.kind == .symbolicLink
    let file = isLink ? BytePath(path).resolved?.text : nil
    return (file ?? path) + ".optouts"
  }

  /// Reads the list in the file at `path`; its format is ``OptOutList/text``.
  public static func read(_ path: String) throws(CorpusError) -> OptOutList {
    let text = try reportingFileErrors { () throws(FileError) in
      try SmallFile.read(path, limit: OptOutList.longestText)
    }
    return try OptOutList(parsing: text, path: path)
  }

  /// The list beside the corpus file `container`; nil where there is none and none belongs to it.
  ///
  /// - Throws: An error where there is one that cannot be read, or should be one: opt-outs are never
  ///   ignored.
  static func list(beside container: Container) throws(CorpusError) -> OptOutList? {
    let path = path(of: container.file.path)
    var text: [UInt8]?
    do throws(FileError) {
      text = try SmallFile.readIfThere(path, limit: OptOutList.longestText)
    } catch {
      guard case .cannotOpen(_, let reason) = error, reason.isNoSuchFile else { throw .file(error) }
      throw .optOutsLeadNowhere(list: path)
    }
    if let text { return try OptOutList(parsing: text, path: path) }
    guard !container.isMarked else {
      throw .missingOptOuts(path: container.file.path, list: path)
    }
    return nil
  }
}

/// What became of a list beside a corpus file.
public struct OptOutChange: Sendable {
  /// Where the list lies.
  public let path: String
  /// All that is in it now.
  public let list: OptOutList
  /// Opt-outs and renames that were not there before.
  public let added: Int
  /// Opt-outs and renames that were given and were there already.
  public let known: Int
}

extension OptOutOverlay {
  /// Adds `list` to the opt-outs beside `corpus`, and marks the corpus file unless `marks` is false.
  ///
  /// When it returns, the list is on the disk, whoever else may be adding to it at the same time. A list
  /// that is missing is begun anew if `corpus` was opened without opt-outs.
  ///
  /// - Throws: An error where the corpus does not say where its contents come from, so that the
  ///   opt-outs could not be honoured, or where the file cannot be marked; nothing is written then.
  @discardableResult
  public static func add(
    _ list: OptOutList, to corpus: CorpusIndex, marks: Bool = true
  ) throws(CorpusError) -> OptOutChange {
    try corpus.checkThatItHonours(list)
    let file = corpus.container.file.path
    var mark: HeaderMark?
    if marks, !corpus.container.isMarked {
      do throws(FileError) { mark = try HeaderMark(path: file) } catch {
        throw .cannotMark(path: file, reason: error)
      }
    }
    let change = try change(path(of: file)) { before throws(CorpusError) in
      var all = before
      try all.add(list)
      return all
    }
    // Last: a marked file without a list would be refused.
    if let mark { try reportingFileErrors { () throws(FileError) in try mark.set() } }
    let count = list.dates.count + list.renames.count
    let added = change.after.count - change.before.count
    return OptOutChange(
      path: path(of: file), list: change.after, added: added, known: count - added)
  }

  /// Takes `names` out of the opt-outs beside `corpus`.
  ///
  /// - Throws: An error where one of them is not in the list, or the data of the corpus are without it;
  ///   nothing is written then.
  @discardableResult
  public static func remove(
    _ names: [OptOutName], from corpus: CorpusIndex
  ) throws(CorpusError) -> OptOutChange {
    let stored = try CorpusIndex.storedOptOuts(in: corpus.container)
    let path = path(of: corpus.container.file.path)
    let change = try change(path) { before throws(CorpusError) in
      var rest = before
      for name in names {
        if stored.dates[name] != nil {
          throw .cannotTakeBack(
            path: corpus.container.file.path, name: name.text,
            reason: "was left out when the file was made, which holds nothing of it",
            remedy: "build the file again, with a list that lacks the name")
        }
        if rest.remove(name) { continue }
        let other = OptOutIndex(before).match(name).map { "is opted out by \($0.entry.text)" }
        throw .cannotTakeBack(
          path: path, name: name.text, reason: other ?? "is not in the list",
          remedy: other == nil
            ? "`stele corpus opt-out list` shows what is" : "take that back, or leave it")
      }
      return rest
    }
    return OptOutChange(path: path, list: change.after, added: 0, known: 0)
  }

  /// Takes what is opted out beside `old`, and is not left out of the data of `new`, along to a list
  /// beside `new`, which stays as it is.
  ///
  /// - Returns: nil where there is nothing to take along.
  public static func carry(
    from old: CorpusIndex, to new: CorpusIndex
  ) throws(CorpusError) -> OptOutChange? {
    guard let list = old.overlay,
      try !CorpusIndex.storedOptOuts(in: new.container).includes(list)
    else { return nil }
    return try add(list, to: new, marks: false)
  }

  /// Marks the corpus file at `path`, which has just taken the place of another one, if a list that lies
  /// beside it opts out more than the file was made without.
  public static func markIfListIsBeside(_ path: String) throws(CorpusError) {
    let container = try reportingFileErrors { () throws(FileError) in try Container(opening: path) }
    guard let list = try list(beside: container),
      try !CorpusIndex.storedOptOuts(in: container).includes(list)
    else { return }
    try reportingFileErrors { () throws(FileError) in try HeaderMark(path: path).set() }
  }

  /// Lets `body` change the list at `path` while nobody else does.
  private static func change(
    _ path: String, _ body: (OptOutList) throws(CorpusError) -> OptOutList
  ) throws(CorpusError) -> (before: OptOutList, after: OptOutList) {
    let update = try reportingFileErrors { () throws(FileError) in
      try SmallFileUpdate(path: path)
    }
    // Only now, with the lock: what was read before may be older than what others added.
    let text = try reportingFileErrors { () throws(FileError) in
      try update.contents(limit: OptOutList.longestText)
    }
    let before =
      try text.map { text throws(CorpusError) in try OptOutList(parsing: text, path: path) }
      ?? OptOutList()
    let after = try body(before)
    try reportingFileErrors { () throws(FileError) in try update.replace(with: after.text) }
    return (before, after)
  }
}
