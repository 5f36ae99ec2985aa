import SteleTransformer

extension StepPart {
  /// What tables call it.
  var title: String {
    switch self {
    case .embedding: "embedding"
    case .selfAttention: "self-attention"
    case .crossAttention: "cross-attention"
    case .feedForward: "feed-forward"
    case .norms: "norms"
    case .outputProjection: "output projection"
    case .reading: "reading weights"
    case .threads: "threads"
    case .barriers: "waiting at barriers"
    case .search: "search"
    }
  }
}

extension Phase {
  /// What tables call it.
  var title: String {
    switch self {
    case .tokenize: "tokenize"
    case .prepare: "prepare"
    case .encode: "encode"
    case .crossKeysValues: "cross keys and values"
    case .decode: "decode"
    case .detokenize: "detokenize"
    }
  }
}
