public import SteleDecoding

extension Translator {
  /// Lines as token ids, or what is wrong with them.
  public struct TokenizedLines: Sendable {
    package var sources: [Result<[TokenID], TranslationError>]
    /// Each line's number in the whole input.
    ///
    /// By it a line draws the same tokens, whatever lines it is translated with.
    let numbers: [Int]
  }
}

extension Translator.TokenizedLines {
  /// Lines that are token ids already, `[source language] … </s>` each, with numbers from 0.
  public init(sourceIDs sources: [[TokenID]]) {
    self.init(sources: sources.map { .success($0) }, numbers: Array(sources.indices))
  }

  /// The lines at `indices`, in that order, with their numbers.
  public func lines(at indices: [Int]) -> Self {
    Self(sources: indices.map { sources[$0] }, numbers: indices.map { numbers[$0] })
  }

  /// Tokens of each line; 0 if it has an error.
  public var tokenCounts: [Int] { sources.map { (try? $0.get().count) ?? 0 } }

  /// Tokens of all lines that have no error.
  public var tokenCount: Int { tokenCounts.reduce(0, +) }
}
