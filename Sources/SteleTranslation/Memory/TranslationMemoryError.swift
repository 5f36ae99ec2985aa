public import SteleDocument
public import SteleFile

/// Why a translation memory cannot be used.
public enum TranslationMemoryError: Error, Sendable {
  /// The file cannot be read or written.
  case file(FileError)
  /// The file is in no encoding of Unicode.
  case text(path: String, DocumentError)
  /// The file breaks a rule of XML or of TMX; lines count from 1.
  case malformed(path: String, line: Int, reason: String)
  /// The file is XML, but its outermost element is another than TMX's.
  case notTMX(path: String, root: String)
}

extension TranslationMemoryError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .text(let path, let error): "\(path): \(error)"
    case .malformed(let path, let line, let reason):
      "\(path):\(line): not valid TMX: \(reason); export the memory again, or mend that line"
    case .notTMX(let path, let root):
      "\(path): not a translation memory: its outermost element is <\(root)>, not <tmx>; export "
        + "the memory as TMX, or name a file that is not there yet to begin a new one"
    }
  }
}
