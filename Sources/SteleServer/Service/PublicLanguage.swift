import SteleTokenizer

/// A language as clients name it.
struct PublicLanguage: Sendable, Equatable {
  /// A BCP-47 tag, the shortest that means it, such as `de`, `pt-BR`, `ace-Arab`.
  let code: String
  /// The English name.
  let name: String
  /// What the model calls it.
  let language: Language
}
