/// Why a language is not found.
public enum LanguageError: Error, Sendable, Equatable {
  /// No language goes by that name.
  case unknown(String, suggestions: [String])
  /// Several languages go by that name.
  case ambiguous(String, candidates: [String])
  /// The language exists but the model does not have it.
  case notInModel(String, reason: String)
}

extension LanguageError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknown(let name, let suggestions):
      "unknown language \"\(name)\""
        + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: " or "))?")
        + (suggestions.isEmpty ? "; " : " ") + "`stele languages` lists all"
    case .ambiguous(let name, let candidates):
      "language \"\(name)\" may be \(candidates.joined(separator: " or ")); say which"
        + (LanguageNames.likelierOfCountry[name.lowercased()].map {
          "; \(LanguageNames.name(of: $0)) is \($0)"
        } ?? "")
    case .notInModel(let name, let reason): "language \"\(name)\": \(reason)"
    }
  }
}
