/// A language that a model translates from and into.
public struct Language: Sendable, Hashable {
  /// NLLB's code: ISO 639-3 and the script, such as `fra_Latn`.
  public let code: String
  /// The language's token.
  public let id: TokenID
  /// The English name, or the code where none is known.
  public let name: String
}
