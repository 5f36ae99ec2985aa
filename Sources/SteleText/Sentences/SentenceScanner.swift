/// One walk over a text that finds its sentences.
struct SentenceScanner {
  let text: SentenceText
  let rules: SentenceRules
  private let protected: [Range<Int>]
  private var nextProtected = 0
  /// Where the next protected range begins, or the text ends.
  private(set) var barrier = 0
  /// Where the last protected range ended; nothing before it is looked at.
  private var floor = 0
  /// Where the sentence begins.
  private(set) var start = 0
  private var found: [Range<Int>] = []

  /// `protected` is sorted, within the text and does not overlap.
  init(_ text: SentenceText, _ rules: SentenceRules, protected: [Range<Int>]) {
    self.text = text
    self.rules = rules
    self.protected = protected
    barrier = protected.first?.lowerBound ?? text.bytes.count
  }

  /// Classes that the walk stops at.
  private var stops: UInt32 {
    SentenceCharacter.terminators | SentenceCharacter.newline.bit
      | (rules.splitsAtSpaces ? SentenceCharacter.space.bit : 0)
      | (rules.finalComma != nil ? SentenceCharacter.comma.bit : 0)
  }

  mutating func sentences() -> [Range<Int>] {
    let stops = stops
    let count = text.bytes.count
    var position = afterSpaces(0)
    start = position
    while position < count {
      guard let (kind, length) = character(at: position) else {
        position = passProtected(position)
        continue
      }
      guard kind.isOne(of: stops) else {
        position += length
        continue
      }
      let end: Int
      let isBoundary: Bool
      switch kind {
      case .newline: (end, isBoundary) = (position, true)
      case .space: (end, isBoundary) = (position + length, separatesClauses(at: position))
      case .comma where text.bytes[position] != rules.finalComma:
        (end, isBoundary) = (position + length, false)
      default: (end, isBoundary) = terminatorEnd(at: position)
      }
      if isBoundary {
        finish(at: end)
        position = afterSpaces(end)
        start = position
      } else {
        position = max(end, position + length)
      }
    }
    finish(at: count)
    return found
  }

  private mutating func passProtected(_ position: Int) -> Int {
    let end = max(position, protected[nextProtected].upperBound)
    floor = end
    nextProtected += 1
    barrier =
      nextProtected < protected.count ? protected[nextProtected].lowerBound : text.bytes.count
    return end
  }

  private mutating func finish(at end: Int) {
    var end = end
    while let last = text.character(before: end, floor: max(start, floor)),
      last.kind == .space || last.kind == .newline
    {
      end -= last.length
    }
    if start < end { found.append(start..<end) }
  }

  /// The first position from `position` that is not white space.
  func afterSpaces(_ position: Int) -> Int {
    var position = position
    while let next = character(at: position), next.kind == .space || next.kind == .newline {
      position += next.length
    }
    return position
  }

  /// The character at `position`; nil in protected ranges and at the end.
  @inline(__always)
  func character(at position: Int) -> (kind: SentenceCharacter, length: Int)? {
    guard position < barrier else { return nil }
    let found = text.character(at: position)
    // A protected range may begin within a character.
    return position + found.length <= barrier ? found : (.other, barrier - position)
  }

  /// The character before `position` in this sentence.
  func character(before position: Int) -> (kind: SentenceCharacter, length: Int)? {
    text.character(before: position, floor: max(start, floor))
  }
}
