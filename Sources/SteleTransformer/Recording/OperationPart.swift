/// What operations are for.
enum OperationPart: Int, CaseIterable {
  case embedding
  case selfAttention
  case crossAttention
  case feedForward
  case norms
  case outputProjection
  /// Keys and values of the source; part of encoding, and a phase of its own.
  case crossKeysValues
}

extension OperationPart {
  /// What its time is counted for.
  private enum Account {
    case step(StepPart)
    case phase(Phase)
  }

  private var account: Account {
    switch self {
    case .embedding: .step(.embedding)
    case .selfAttention: .step(.selfAttention)
    case .crossAttention: .step(.crossAttention)
    case .feedForward: .step(.feedForward)
    case .norms: .step(.norms)
    case .outputProjection: .step(.outputProjection)
    case .crossKeysValues: .phase(.crossKeysValues)
    }
  }

  /// The part's name, in a timeline.
  var name: String {
    switch account {
    case .step(let part): part.rawValue
    case .phase(let phase): phase.rawValue
    }
  }

  /// The part of a decoder step that it is; nil where steps have none.
  var stepPart: StepPart? {
    switch account {
    case .step(let part): part
    case .phase: nil
    }
  }
}
