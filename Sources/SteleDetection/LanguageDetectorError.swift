public import SteleFile

/// Why a file is no language detector.
public enum LanguageDetectorError: Error, Sendable {
  /// The file cannot be opened, or is damaged.
  case file(FileError)
  /// A Stele file of another kind.
  case notADetector(path: String, kind: FileKind)
  /// A section is as it was written, but what it says cannot be.
  case invalid(path: String, section: String, reason: String)
}

extension LanguageDetectorError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .notADetector(let path, let kind):
      BytePath.shown(
        "\(path): a Stele \(kind) file, not a language detector; give language-detector.stele, "
          + "which is in the folder Models of Stele's sources")
    case .invalid(let path, let section, let reason):
      BytePath.shown(
        "\(path): section \(section): \(reason); take the detector of this program's version")
    }
  }
}
