/// Why a file cannot be opened, read, verified or written.
public enum FileError: Error, Sendable, Equatable {
  /// The system refuses to open or to examine the file.
  case cannotOpen(path: String, reason: SystemReason)
  /// The system refuses to map the file.
  case cannotMap(path: String, reason: SystemReason)
  /// A folder, a pipe or a device, not a file.
  case notRegularFile(path: String)
  /// A folder that should be new has something in it.
  case folderNotEmpty(path: String)
  /// The file has no bytes.
  case empty(path: String)
  /// The file was truncated or written to while in use.
  case changed(path: String)
  /// The first bytes are not those of a Stele file.
  case notSteleFile(path: String)
  /// The file ends before its header or its section table does.
  case truncated(path: String, byteCount: Int, needed: Int)
  /// The file goes on after its last section.
  case trailingBytes(path: String, byteCount: Int, expected: Int)
  /// Written by a newer program whose files this one cannot read.
  case unsupportedVersion(path: String, file: UInt16, supported: UInt16)
  /// Neither a model, nor a corpus, nor a detector.
  case unknownKind(path: String, kind: UInt32)
  /// Header or section table are not as written.
  case damagedHeader(path: String)
  /// An entry of the section table that cannot be.
  case invalidSection(path: String, section: String, reason: String)
  /// A section's bytes are not as written.
  case damagedSection(path: String, section: String, expected: UInt64, found: UInt64)
  /// Bytes between or after the sections are not as written.
  case damagedPadding(path: String, offset: Int)
  /// The file has no section of that name.
  case missingSection(path: String, section: String)
  /// A section has another element type or shape than the reader expects.
  case unexpectedSection(path: String, section: String, found: String, expected: String)
  /// A section that should be small is not.
  case sectionTooLarge(path: String, section: String, byteCount: Int, limit: Int)
  /// A file that should be small is not.
  case tooLarge(path: String, byteCount: Int, limit: Int)
  /// More sections than a file can have.
  case tooManySections(path: String, count: Int, limit: Int)
  /// The system refuses to read on.
  case cannotRead(path: String, reason: SystemReason)
  /// The system refuses to write.
  case cannotWrite(path: String, reason: SystemReason)
  /// Another process is writing the same file.
  case alreadyBeingWritten(path: String)
  /// The sections that were written are not those that were declared.
  case sectionsIncomplete(path: String, written: Int, declared: Int)
}

extension FileError: CustomStringConvertible {
  private static let convertAgain = "make the file again, or copy it again from where it was made"

  /// What is wrong, where, and what to do.
  public var description: String { BytePath.shown(message) }

  private var message: String {
    switch self {
    case .cannotOpen(let path, let reason): "\(path): cannot open: \(reason)"
    case .cannotMap(let path, let reason): "\(path): cannot map into memory: \(reason)"
    case .notRegularFile(let path): "\(path): not a regular file"
    case .folderNotEmpty(let path):
      "\(path): the folder is not empty; give one that is, or that is not there yet"
    case .empty(let path): "\(path): the file is empty"
    case .changed(let path):
      "\(path): the file was changed while in use; start again once it is complete"
    case .notSteleFile(let path): "\(path): not a Stele file"
    case .truncated(let path, let byteCount, let needed):
      "\(path): ends after \(byteCount) bytes but needs \(needed); \(Self.convertAgain)"
    case .trailingBytes(let path, let byteCount, let expected):
      "\(path): has \(byteCount) bytes, its header says \(expected); \(Self.convertAgain)"
    case .unsupportedVersion(let path, let file, let supported):
      "\(path): has format version \(file), this program reads version \(supported); "
        + "use a newer program, or make the file again with this one"
    case .unknownKind(let path, let kind): "\(path): unknown kind of Stele file: \(kind)"
    case .damagedHeader(let path):
      "\(path): the header or the section table is damaged; \(Self.convertAgain)"
    case .invalidSection(let path, let section, let reason):
      "\(path): section \(section): \(reason); \(Self.convertAgain)"
    case .damagedSection(let path, let section, let expected, let found):
      "\(path): section \(section) is damaged: checksum \(String(found, radix: 16)), "
        + "expected \(String(expected, radix: 16)); \(Self.convertAgain)"
    case .damagedPadding(let path, let offset):
      "\(path): byte \(offset), outside of all sections, is not zero; \(Self.convertAgain)"
    case .missingSection(let path, let section):
      "\(path): has no section \(section); \(Self.convertAgain)"
    case .unexpectedSection(let path, let section, let found, let expected):
      "\(path): section \(section) is \(found), expected \(expected); \(Self.convertAgain)"
    case .sectionTooLarge(let path, let section, let byteCount, let limit):
      "\(path): section \(section) has \(byteCount) bytes, more than the \(limit) it may have"
    case .tooLarge(let path, let byteCount, let limit):
      "\(path): has \(byteCount) bytes, more than the \(limit) it may have"
    case .tooManySections(let path, let count, let limit):
      "\(path): \(count) sections, more than the \(limit) a file can have"
    case .cannotRead(let path, let reason): "\(path): cannot read: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot write: \(reason)"
    case .alreadyBeingWritten(let path):
      "\(path): another process is writing this file; wait for it to end"
    case .sectionsIncomplete(let path, let written, let declared):
      "\(path): \(written) bytes of sections written, \(declared) declared"
    }
  }
}
