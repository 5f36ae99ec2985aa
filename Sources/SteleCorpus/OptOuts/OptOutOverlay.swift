import SteleFile

/// The opt-outs beside a corpus file, in a file of the same name and `.optouts`.
///
/// It lies beside the file itself, wherever symbolic links lead to that from. The corpus file is marked
/// when a list is made for it (see `HeaderMark`), so that a copy without the list is noticed.
package enum OptOutOverlay {
  /// Where the opt-outs of the corpus file at `path` lie, or would lie.
  package static func path(of path: String) -> String {
    let isLink = (try? FileStatus(of: BytePath(path)))?.kind == .symbolicLink
    let file = isLink ? BytePath(path).resolved?.text : nil
    return (file ?? path) + ".optouts"
  }

  /// Reads the list in the file at `path`; its format is ``OptOutList/text``.
  package static func read(_ path: String) throws(CorpusError) -> OptOutList {
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
