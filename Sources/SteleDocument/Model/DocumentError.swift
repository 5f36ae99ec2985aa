import SteleBase

/// Why a document cannot be taken apart or put together.
///
/// A document comes as bytes, so an error does not name a file; who read it adds the path. Lines
/// and columns count from 1, columns in bytes. Texts from the document are short and printable.
public enum DocumentError: Error, Sendable, Equatable {
  /// The document has more bytes than are read.
  case tooLarge(byteCount: Int, limit: Int)
  /// The document is not in an encoding of Unicode.
  case notUnicode(line: Int, column: Int, byte: UInt8)
  /// The document is UTF-16 that ends within a character or holds half a surrogate pair.
  case damagedUTF16(line: Int)
  /// The document says that it is in another encoding than UTF-8.
  case unsupportedEncoding(String, line: Int)
  /// The document breaks a rule of its format.
  case malformed(DocumentFormat, line: Int, column: Int, reason: String)
  /// A file that is a package of parts cannot be read or written.
  case damagedPackage(reason: String)
  /// A part of a package is not what the format says.
  indirect case damagedPart(String, DocumentError)
  /// A table has no such column, if `delimiter` separates them.
  case unknownColumn(String, columns: [String], delimiter: UInt8)
  /// It is not said which columns of a table to translate.
  case noColumns(columns: [String])
  /// There are more or fewer translations than units.
  case translationCount(Int, units: Int)
  /// A translation cannot stand in for the unit that begins in `line`.
  case invalidTranslation(line: Int, reason: String)
}

extension DocumentError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let byteCount, let limit):
      "the document has \(byteCount) bytes, more than the \(limit) that are read; split it"
    case .notUnicode(let line, let column, let byte):
      "line \(line), byte \(column): 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8; "
        + "convert the document first, for example with iconv -f WINDOWS-1252 -t UTF-8"
    case .damagedUTF16(let line):
      "line \(line): the UTF-16 ends within a character or holds half a surrogate pair; convert "
        + "the document to UTF-8 again from its source"
    case .unsupportedEncoding(let name, let line):
      "line \(line): the document says that its encoding is \(name); convert it first, for example "
        + "with iconv -f \(name) -t UTF-8, and change what it says"
    case .malformed(let format, let line, let column, let reason):
      "line \(line), byte \(column): not valid \(format.displayName): \(reason)"
    case .damagedPackage(let reason): reason
    case .damagedPart(let name, let error): "in the part \(name), \(error)"
    case .unknownColumn(let name, let columns, let delimiter):
      "there is no column \(name); there are, separated by \(DocumentNotice.shown(delimiter)): "
        + "\(columns.joined(separator: ", ")); --delimiter says what else separates them"
    case .noColumns(let columns):
      "name the columns to translate with --columns; there are: \(columns.joined(separator: ", "))"
    case .translationCount(let count, let units):
      "\(count) translations for \(units) units; there must be one for each"
    case .invalidTranslation(let line, let reason):
      "the translation of the text in line \(line) cannot be put back: \(reason)"
    }
  }
}

extension String {
  /// A text from a document as a message may show it: short, and free of what could move a cursor.
  init(forMessage bytes: some Collection<UInt8>) {
    let limit = 60
    // One byte more than those that are shown may have, so that it is seen that there are others.
    let start = String(decoding: bytes.prefix(4 * limit + 1), as: UTF8.self)
    self = Escaped.text(start, limit: limit)
  }
}
