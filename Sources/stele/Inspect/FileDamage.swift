import SteleCorpus
import SteleFile
import SteleModelFormat

/// Where in a file an error says that something is wrong.
struct FileDamage {
  /// The section's name; nil where no one section is damaged.
  private(set) var section: String?
  /// Bytes from the start of the file; nil where the error does not tell.
  private(set) var offset: Int?

  /// The place that `error` names, which reading a Stele file ended with.
  init(_ error: any Error) {
    switch error {
    case let error as FileError: note(error)
    case ModelFormatError.file(let error), CorpusError.file(let error): note(error)
    case ModelFormatError.weightOutOfRange(_, let section, _),
      ModelFormatError.falseLowHalves(_, let section, _),
      ModelFormatError.notFinite(_, let section, _),
      CorpusError.damagedPage(_, let section, _, _),
      CorpusError.damagedSection(_, let section, _):
      self.section = section
    case ModelFormatError.unreadableConfiguration, ModelFormatError.invalidConfiguration:
      section = ModelPlan.configurationSection
    case ModelFormatError.unreadableScripts: section = TokenRows.scriptsSection
    case ModelFormatError.unknownScript: section = TokenRows.scriptOfTokenSection
    default: break
    }
  }

  private mutating func note(_ error: FileError) {
    switch error {
    case .invalidSection(_, let section, _), .damagedSection(_, let section, _, _),
      .missingSection(_, let section), .unexpectedSection(_, let section, _, _),
      .sectionTooLarge(_, let section, _, _):
      self.section = section
    case .damagedPadding(_, let offset): self.offset = offset
    case .truncated(_, let byteCount, _): offset = byteCount
    case .trailingBytes(_, _, let expected): offset = expected
    case .damagedHeader: offset = 0
    default: break
    }
  }
}
