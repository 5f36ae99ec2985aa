/// What a corpus says about contents, in a word.
public enum CorpusVerdict: String, Sendable, CaseIterable {
  /// They are in it.
  case known
  /// They are in it, but all of their repositories were opted out.
  case optedOut = "opted-out"
  /// They are not in it.
  case unknown
  /// The corpus cannot tell: it has no keys of the kind that was asked for.
  case notAssessed = "not-assessed"
}

/// What a corpus says about contents.
public struct CorpusAnswer: Sendable, Equatable {
  /// The answer in a word.
  public var verdict: CorpusVerdict
  /// What the corpus knows; nothing but the key if it does not know the contents, or they are opted out.
  public var row = CorpusRow()
  /// Whether the same contents were in another repository, which was opted out.
  public var isOptedOutElsewhere = false

  /// An answer with this verdict and nothing else.
  public init(_ verdict: CorpusVerdict) { self.verdict = verdict }
}

extension CorpusIndex {
  /// Asks for `key`; a lane that the file does not have is no error, but leaves it not assessed.
  public func answer(_ key: ContentKey, in lane: CorpusLane) throws(CorpusError) -> CorpusAnswer {
    try answers([key], in: lane)[0]
  }

  /// Asks for many keys, whose pages are fetched at the same time.
  public func answers(
    _ keys: [ContentKey], in lane: CorpusLane
  ) throws(CorpusError) -> [CorpusAnswer] {
    guard lanes.contains(lane) else { return keys.map { _ in CorpusAnswer(.notAssessed) } }
    var answers: [CorpusAnswer] = []
    for match in try find(keys, in: lane) {
      answers.append(try match.map(answer) ?? CorpusAnswer(.unknown))
    }
    return answers
  }

  private func answer(_ match: Match) throws(CorpusError) -> CorpusAnswer {
    let place = try primaryPlace(of: match)
    // Without opt-outs to be asked for, the first origin is the one to tell of.
    var origin: Origin? = Origin(payload: match.payload.ofOrigin, place: place)
    var isOptedOutElsewhere = match.payload.isOptedOutElsewhere
    if optOutIndex != nil || match.payload.isOptedOut {
      let told = try origins(match.payload, place: place, without: optOutIndex)
      origin = told.origins.first
      isOptedOutElsewhere = told.isOptedOutElsewhere
    }
    guard let origin else {
      var answer = CorpusAnswer(.optedOut)
      answer.row[match.lane] = match.key
      return answer
    }
    var answer = CorpusAnswer(.known)
    answer.row = try row(of: origin, match: match, place: place)
    answer.isOptedOutElsewhere = isOptedOutElsewhere
    return answer
  }

  /// The probability that a key of `lane` which is not there is taken for known; 0 without the lane.
  public func falsePositiveRate(of lane: CorpusLane) -> Double {
    guard !sideTables.contains(.keys), let index = try? laneIndex(lane) else { return 0 }
    return Double(index.layout.entries) / Double(index.layout.space.size)
  }
}
