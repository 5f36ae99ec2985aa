public import SteleDocument
public import SteleFile
public import SteleTransformer

/// Why documents cannot be translated.
public enum DocumentJobError: Error, Sendable {
  /// A file or folder cannot be read or written.
  case file(FileError)
  /// A document is not what its type says.
  case document(path: String, DocumentError)
  /// The model cannot translate.
  case translation(path: String, TranslationError)
  /// What was translated cannot be noted in the translation memory.
  case memory(TranslationMemoryError)
  /// Nothing is at a path, and no file fits it as a pattern.
  case nothingFound(path: String)
  /// Of what was found, no file is a document that was asked for.
  case nothingTaken(leftOut: Int)
  /// A file's name does not say how it is to be read.
  case unknownType(path: String)
  /// Two documents would be written to one place.
  case sameOutput(path: String, first: String, second: String)
  /// A document would be written over one that is read.
  case outputIsInput(path: String)
  /// Several documents are to go where a file is.
  case outputIsNoFolder(path: String)
  /// Several documents, and nowhere to write them.
  case outputMissing(count: Int)
  /// An earlier run was interrupted, and what it did would be lost.
  case interruptedRun(journal: String)
  /// What was done cannot be noted.
  case journal(path: String, reason: String)
}

extension DocumentJobError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .document(let path, let error): "\(path): \(error)"
    case .translation(let path, let error): "\(path): \(error)"
    case .memory(let error): error.description
    case .nothingFound(let path): "\(path): there is no such file or folder, and no file fits it"
    case .nothingTaken(let leftOut):
      "no document is to be translated: \(leftOut) \(leftOut == 1 ? "file is" : "files are") left out "
        + "by --include, --exclude or their types; --types lists those that are translated"
    case .unknownType(let path):
      if let type = Self.unsupportedType(of: path) {
        "\(path): \(type) documents are not supported; --types lists those that are"
      } else {
        "\(path): neither name nor content says what type of document it is; say it with --type, "
          + "whose values --types lists"
      }
    case .sameOutput(let path, let first, let second):
      "\(first) and \(second) would both be written to \(path); translate them one after the other"
    case .outputIsInput(let path):
      "\(path) would be written over; give another --output"
    case .outputIsNoFolder(let path):
      "\(path) is a file; give a folder as --output for what may be more than one document"
    case .outputMissing(let count):
      "there are \(count) documents; say with --output in which folder to write their translations"
    case .interruptedRun(let journal):
      "\(journal) holds what an interrupted run has done; go on with --resume, "
        + "or delete the file to begin anew"
    case .journal(let path, let reason): "\(path): \(reason)"
    }
  }

  /// The type that the name of a file says, of those that people try.
  private static func unsupportedType(of path: String) -> String? {
    let known = [
      "doc", "ods", "rtf", "pdf", "ppt", "xls", "xlsx", "tex", "rst", "adoc", "org", "resx", "ass",
      "ssa", "sub", "ttml", "jsonl", "mo", "qm", "mobi",
    ]
    return known.first { path.lowercased().hasSuffix("." + $0) }
  }
}
