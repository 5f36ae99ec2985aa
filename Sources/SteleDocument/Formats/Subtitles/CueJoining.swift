/// Tells which cues a sentence runs over.
struct CueJoining {
  /// At most so many cues are translated as one.
  static let maximumCueCount = 8
  /// At most so many bytes of text are.
  static let maximumByteCount = 1000
  /// Between cues that belong together lie at most so many milliseconds.
  private static let maximumPause = 3000
  /// They are at most so many milliseconds on screen together.
  private static let maximumOverlap = 500
  /// So many cues show how a file is punctuated.
  static let sampleCount = 2000

  private var cueCount = 0
  private var endCount = 0

  /// Counts the last part of a cue.
  mutating func count(_ part: CuePart) {
    cueCount += 1
    if part.endsSentence || part.isClosed { endCount += 1 }
  }

  /// Whether sentences have marks at their ends: then what has none goes on, whatever follows.
  private var isPunctuated: Bool { endCount * 10 >= cueCount * 3 }

  /// Whether sentences hardly ever have marks at their ends, so that none can be told.
  private var isUnpunctuated: Bool { cueCount > 20 && endCount * 20 < cueCount }

  /// Whether `next`, the first part of a cue, goes on with the sentence of `part`, the last of
  /// another.
  func goesOn(
    _ part: CuePart, at times: CueTimes, with next: CuePart, at nextTimes: CueTimes,
    of bytes: [UInt8]
  ) -> Bool {
    guard !part.isClosed, !next.isClosed, !next.beginsAnew, !part.endsSentence, !isUnpunctuated,
      part.style == next.style,
      bytes[times.settings].elementsEqual(bytes[nextTimes.settings])
    else { return false }
    let pause = nextTimes.start - times.end
    guard nextTimes.start >= times.start,
      pause <= Self.maximumPause, pause >= -Self.maximumOverlap
    else { return false }
    switch next.firstLetter {
    case .lowercase: return true
    case .other: return isPunctuated || part.endsClause
    case .uppercase:
      // A title in capitals is no beginning of a sentence in small letters.
      guard part.hasLowercase || !next.hasLowercase else { return false }
      return isPunctuated || part.endsClause
    }
  }
}
