import SteleFile

extension OptOutOverlay {
  /// Adds `list` to the opt-outs beside `corpus`, and marks the corpus file unless `marks` is false.
  ///
  /// When it returns, the list is on the disk, whoever else may be adding to it at the same time. A list
  /// that is missing is begun anew if `corpus` was opened without opt-outs.
  ///
  /// - Throws: An error where the corpus does not say where its contents come from, so that the
  ///   opt-outs could not be honoured, or where the file cannot be marked; nothing is written then.
  @discardableResult
  package static func add(
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
  package static func remove(
    _ names: [OptOutName], from corpus: CorpusIndex
  ) throws(CorpusError) -> OptOutChange {
    let stored = try OptOutList.stored(in: corpus.container)
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
  package static func carry(
    from old: CorpusIndex, to new: CorpusIndex
  ) throws(CorpusError) -> OptOutChange? {
    guard let list = old.overlay,
      try !OptOutList.stored(in: new.container).includes(list)
    else { return nil }
    return try add(list, to: new, marks: false)
  }

  /// Marks the corpus file at `path`, which has just taken the place of another one, if a list that lies
  /// beside it opts out more than the file was made without.
  package static func markIfListIsBeside(_ path: String) throws(CorpusError) {
    let container = try reportingFileErrors { () throws(FileError) in try Container(opening: path) }
    guard let list = try list(beside: container),
      try !OptOutList.stored(in: container).includes(list)
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
