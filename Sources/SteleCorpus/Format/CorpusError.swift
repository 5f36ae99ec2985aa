public import SteleFile

/// Why a corpus file cannot be made, read, compared or changed.
public enum CorpusError: Error, Sendable, Equatable {
  /// The container itself is damaged, missing or unreadable, or cannot be written.
  case file(FileError)
  /// An input has something else than a row.
  case invalidRow(
    path: String, position: RowPosition, column: String?, reason: String, remedy: String)
  /// A row lacks a key that the first row has, or has one that it lacks.
  case unevenKeys(column: String, isMissing: Bool)
  /// A tree that cannot be walked; the text says what, where, and what to do.
  case unreadableTree(String)
  /// Some of a tree's files could not be read.
  case unreadFiles(path: String, count: Int)
  /// A tree has no file that git would see.
  case emptyTree(path: String)
  /// The inputs have no row at all.
  case noRows
  /// More distinct values of a kind than a corpus file can hold.
  case tooMany(what: String, limit: Int)
  /// The system gives less memory than sorting was allowed to take.
  case noRoomToSort(byteCount: Int)
  /// Keys that are no hashes: a page cannot hold all that begin alike.
  case keysAlike(lane: String, prefix: UInt32)
  /// A patch puts keys where they do not belong.
  case keysOutOfOrder(lane: String)
  /// A row that is too long to be sorted.
  case rowTooLong(byteCount: Int, limit: Int)
  /// A key length that cannot be.
  case invalidKeyBits(Int)
  /// Further origins without what tells them apart.
  case originsWithoutRepository
  /// The file is a Stele file of another kind.
  case notACorpus(path: String)
  /// The file is a patch from one corpus to another.
  case isPatch(path: String)
  /// A section that this program's corpus files have is not there: another version wrote the file.
  case otherLayout(path: String, missingSection: String)
  /// A page of a section is not as written.
  case damagedPage(path: String, section: String, page: Int, reason: String)
  /// A section's contents cannot be.
  case damagedSection(path: String, section: String, reason: String)
  /// The file does not hold what is asked for.
  case notStored(path: String, what: String, remedy: String)
  /// A list of opt-outs, or a request for some, that cannot be read.
  case invalidOptOuts(path: String, line: Int, reason: String, remedy: String)
  /// A list of opt-outs belongs to the file but is not beside it.
  case missingOptOuts(path: String, list: String)
  /// A list of opt-outs that is a symbolic link to nowhere.
  case optOutsLeadNowhere(list: String)
  /// A file that cannot be told that a list belongs to it.
  case cannotMark(path: String, reason: FileError)
  /// An opt-out that is not there, or that is more than an entry of a list.
  case cannotTakeBack(path: String, name: String, reason: String, remedy: String)
  /// A new release of what was released before.
  case nothingChanged(path: String, parent: String)
  /// A release that cannot be called so.
  case invalidRelease(what: String, reason: String, remedy: String)
  /// Opt-outs beside a file that should hold them.
  case notFolded(path: String)
  /// Files that cannot be used together.
  case mismatch(path: String, other: String, reason: String, remedy: String)
}

extension CorpusError: CustomStringConvertible {
  private static let makeAgain = "make the file again, or copy it again from where it was made"

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .invalidRow(let path, let position, let column, let reason, let remedy):
      "\(path): \(position): \(column.map { "column \($0): " } ?? "")\(reason); \(remedy)"
    case .unevenKeys(let column, let isMissing):
      "the row \(isMissing ? "lacks" : "has") \(column), unlike the rows before it; "
        + "give the same keys in every row"
    case .unreadableTree(let description):
      description
    case .unreadFiles(let path, let count):
      "\(path): \(count) of its files or folders could not be read, so no corpus file is made; let "
        + "them be read, or leave them out with .gitignore or with rules of your own"
    case .emptyTree(let path):
      "\(path): has no files, or only such as git ignores; give a folder with source files"
    case .noRows:
      "there are no rows to make a corpus file of; give JSON Lines with content_id or blob_id"
    case .tooMany(let what, let limit):
      "more than \(limit) different \(what), the most a corpus file can hold; build several files"
    case .noRoomToSort(let byteCount):
      "the system does not let this process ask for \(byteCount >> 20) MiB to sort in; "
        + "give a smaller --memory"
    case .keysAlike(let lane, let prefix):
      "too many keys of lane \(lane) begin with \(String(prefix, radix: 16)): these are no hashes; "
        + "check the column"
    case .keysOutOfOrder(let lane):
      "the patch puts keys of lane \(lane) out of order; \(Self.makeAgain)"
    case .rowTooLong(let byteCount, let limit):
      "a row takes \(byteCount) bytes, of which \(limit) are possible; "
        + "leave out what has such a long path or repository"
    case .invalidKeyBits(let bits):
      "keys of \(bits) bits; \(KeySpace.bitsRange.lowerBound) to "
        + "\(KeySpace.bitsRange.upperBound) are possible"
    case .originsWithoutRepository:
      "the side table origins says nothing without repository; ask for both"
    case .notACorpus(let path):
      "\(path): this Stele file is no corpus; give a file that `stele corpus build` wrote"
    case .isPatch(let path):
      "\(path): this is a patch, no corpus; make the corpus of it that it was made for: "
        + "`stele corpus patch OLD \(path) -o NEW`"
    case .otherLayout(let path, let section):
      "\(path): has no section \(section); another version of Stele wrote the file: build it again "
        + "with this one"
    case .damagedPage(let path, let section, let page, let reason):
      "\(path): section \(section), page \(page): \(reason); \(Self.makeAgain)"
    case .damagedSection(let path, let section, let reason):
      "\(path): section \(section): \(reason); \(Self.makeAgain)"
    case .notStored(let path, let what, let remedy):
      "\(path): does not hold \(what); \(remedy)"
    case .invalidOptOuts(let path, let line, let reason, let remedy):
      "\(path): line \(line): \(reason); \(remedy)"
    case .missingOptOuts(let path, let list):
      "\(path): a list of opt-outs belongs to this file, but \(list) is not there; copy it from "
        + "where the file came from, or do without it with --no-opt-outs"
    case .optOutsLeadNowhere(let list):
      "\(list): this list of opt-outs is a link that leads nowhere; let it be reached, or do without "
        + "it with --no-opt-outs"
    case .cannotMark(let path, let reason):
      "\(reason); \(path) cannot be marked as a file with opt-outs, so nothing was imported: let it "
        + "be written, or give --no-mark and see yourself that the list stays beside it"
    case .cannotTakeBack(let path, let name, let reason, let remedy):
      "\(path): \(name) \(reason); \(remedy)"
    case .nothingChanged(let path, let parent):
      "\(path) and \(parent): nothing changed: they have the same data and opt-outs; "
        + "there is nothing to release"
    case .invalidRelease(let what, let reason, let remedy):
      "\(what): \(reason); \(remedy)"
    case .notFolded(let path):
      "\(path): its data still hold what the opt-outs beside it cover; "
        + "merge it alone into a new file first: `stele corpus merge -o NEW \(path)`"
    case .mismatch(let path, let other, let reason, let remedy):
      "\(path) and \(other): \(reason); \(remedy)"
    }
  }
}

/// Calls `body`, whose file errors become errors of the corpus.
func reportingFileErrors<Result>(
  _ body: () throws(FileError) -> Result
) throws(CorpusError) -> Result {
  do throws(FileError) { return try body() } catch { throw .file(error) }
}
