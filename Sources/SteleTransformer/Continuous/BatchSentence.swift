package import SteleDecoding

/// A sentence as a ``ContinuousBatch`` translates it, with all that decides on its translation.
package struct BatchSentence: Hashable, Sendable {
  /// `[source language] … </s>`.
  package let source: [TokenID]
  /// The token of the language to translate into.
  package let target: TokenID
  /// How it is searched; without sampling.
  package let search: SearchOptions
  /// The most tokens to generate, language token and `</s>` counted.
  package let newTokens: Int

  /// Rows that it takes in a batch.
  package var rows: Int { search.mostRows }
}
