extension SentenceScanner {
  /// References in brackets are not longer than this, in bytes.
  private static let longestReference = 40

  /// Where references end that follow a sentence's marks directly: `[1]`, `[note 2]`, `²`, `†`.
  ///
  /// A plain digit is none: it may go on with "v.1" or "No.5".
  func referencesEnd(at position: Int) -> Int {
    var position = position
    let start = position
    while true {
      if let end = bracketedReferenceEnd(at: position) ?? noteMarkEnd(at: position) {
        position = end
      } else if position > start, let space = character(at: position), space.kind == .space,
        let end = bracketedReferenceEnd(at: position + space.length)
      {
        // "[1] [2]"
        position = end
      } else {
        return position
      }
    }
  }

  private func bracketedReferenceEnd(at position: Int) -> Int? {
    guard let opener = character(at: position), [0x5B, 0x3014, 0xFF3B].contains(code(at: position))
    else { return nil }
    let inside =
      SentenceCharacter.letters | SentenceCharacter.digit.bit | SentenceCharacter.extend.bit
      | SentenceCharacter.space.bit | SentenceCharacter.comma.bit | SentenceCharacter.dash.bit
    var letters = 0
    var others = 0
    var end = position + opener.length
    // Markdown's "[^1]"
    if code(at: end) == 0x5E, character(at: end) != nil { end += 1 }
    while end - position <= Self.longestReference, let next = character(at: end) {
      if [0x5D, 0x3015, 0xFF3D].contains(code(at: end)) {
        // "[hc]" and the like stand in programs.
        return letters == 1 || others > 0 ? end + next.length : nil
      }
      guard next.kind.isOne(of: inside) else { return nil }
      if next.kind.isOne(of: SentenceCharacter.letters) { letters += 1 }
      if next.kind == .digit || next.kind == .space { others += 1 }
      end += next.length
    }
    return nil
  }

  /// The end of a superscript digit, a dagger or ※ at `position`.
  private func noteMarkEnd(at position: Int) -> Int? {
    guard let mark = character(at: position) else { return nil }
    switch code(at: position) {
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2020, 0x2021, 0x203B:
      return position + mark.length
    default: return nil
    }
  }
}
