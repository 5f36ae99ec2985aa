public import SteleFile

/// Why a tokenizer cannot be built or opened, a language not be found or a glossary not be read.
public enum TextError: Error, Sendable, Equatable {
  /// The model file is damaged.
  case file(FileError)
  /// The tokenizer's configuration section is no JSON of the expected form.
  case unreadableConfiguration(path: String, reason: String)
  /// The sentencepiece model has a feature that is not supported, or contradicts itself.
  case invalidPieces(String)
  /// The character map is not what it should be.
  case invalidCharacterMap(String)
  /// No language goes by that name.
  case unknownLanguage(String, suggestions: [String])
  /// Several languages go by that name.
  case ambiguousLanguage(String, candidates: [String])
  /// The language exists but the model does not have it.
  case languageNotInModel(String, reason: String)
  /// A line of a glossary is no term with its translation; lines count from 1.
  case invalidGlossaryLine(path: String, line: Int, reason: String)
  /// Two lines of a glossary translate one term differently; lines count from 1.
  case conflictingTerms(path: String, term: String, firstLine: Int, line: Int)
}

extension TextError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unreadableConfiguration(let path, let reason):
      "\(path): the tokenizer's configuration is unreadable (\(reason)); "
        + "convert the checkpoint again"
    case .invalidPieces(let what): "sentencepiece model: \(what)"
    case .invalidCharacterMap(let what): "sentencepiece model: character map: \(what)"
    case .unknownLanguage(let name, let suggestions):
      "unknown language \"\(name)\""
        + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: " or "))?")
        + (suggestions.isEmpty ? "; " : " ") + "`stele languages` lists all"
    case .ambiguousLanguage(let name, let candidates):
      "language \"\(name)\" may be \(candidates.joined(separator: " or ")); say which"
        + (LanguageNames.likelierOfCountry[name.lowercased()].map {
          "; \(LanguageNames.name(of: $0)) is \($0)"
        } ?? "")
    case .languageNotInModel(let name, let reason): "language \"\(name)\": \(reason)"
    case .invalidGlossaryLine(let path, let line, let reason):
      "\(path):\(line): \(reason); a line of a glossary is a term, a tab and its translation"
    case .conflictingTerms(let path, let term, let firstLine, let line):
      "\(path):\(line): \"\(term)\" has another translation in line \(firstLine); keep one"
    }
  }
}
