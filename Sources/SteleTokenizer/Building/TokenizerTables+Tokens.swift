extension TokenizerTables {
  /// The tokens of `text`, without language and end; like a tokenizer's, it may be any bytes.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes.
  public func tokens(of text: [UInt8]) -> [TokenID] {
    let rules = configuration.normalizerRules(characterMap: [])
    let userDefined = userDefinedPieces
    var tokens: [TokenID] = []
    text.withUnsafeBufferPointer { text in
      pieces.withView { view in
        characterMap.withUnsafeBytes { map in
          TokenizerPipeline(
            pieces: view,
            normalizer: Normalizer(rules: rules, map: CharacterMap(map), userDefined: userDefined),
            wordsAreIndependent: configuration.wordsAreIndependent
          ).withPieces(of: text) { tokens += $1 }
        }
      }
    }
    return tokens
  }
}
