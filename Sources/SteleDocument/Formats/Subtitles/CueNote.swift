import SteleBase

/// A note of a sound in brackets, such as `[DOOR SLAMS]` or `(laughs)`, in the text of a cue.
struct CueNote {
  /// What is in the brackets.
  var inner: Range<Int>
  /// With the brackets.
  var outer: Range<Int>

  /// A note has at most so many bytes.
  private static let maximumLength = 300

  private static let brackets = [("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("［", "］")].map {
    (Array($0.utf8), Array($1.utf8))
  }

  /// The note that a text begins with; `texts` are where it lies in `bytes`, nil for tags.
  static func leading(_ texts: [Range<Int>?], of bytes: [UInt8]) -> CueNote? {
    guard let start = texts.first ?? nil,
      let (open, close) = brackets.first(where: { bytes[start].starts(with: $0.0) })
    else { return nil }
    let inner = start.lowerBound + open.count
    guard let end = position(of: close, from: inner, in: texts, of: bytes),
      hasText(inner..<end, in: bytes),
      !(inner..<end).contains(where: { bytes[$0..<end].starts(with: open) })
    else { return nil }
    let note = CueNote(inner: inner..<end, outer: start.lowerBound..<(end + close.count))
    // Round brackets are part of a sentence that goes on in small letters.
    if open != [UInt8(ascii: "[")], let last = texts.last ?? nil {
      let rest = Array(
        bytes[min(note.outer.upperBound, last.upperBound)..<last.upperBound].prefix(64))
      guard CuePart(lines: [], text: rest).firstLetter != .lowercase else { return nil }
    }
    return note
  }

  /// The note that a text ends with, behind a sentence or in square brackets.
  static func trailing(_ texts: [Range<Int>?], of bytes: [UInt8]) -> CueNote? {
    guard let last = texts.last ?? nil,
      let (open, close) = brackets.first(where: {
        bytes[last].suffix($0.1.count).elementsEqual($0.1)
      })
    else { return nil }
    let end = last.upperBound - close.count
    var start = end
    while start > max(last.lowerBound, end - maximumLength) {
      start -= 1
      if bytes[start..<end].starts(with: close) { return nil }
      guard bytes[start..<end].starts(with: open) else { continue }
      let before = bytes[last.lowerBound..<start].trimmed
      guard !before.isEmpty, hasText((start + open.count)..<end, in: bytes),
        open == [UInt8(ascii: "[")] || SentenceEnd.isAtEnd(of: before)
      else { return nil }
      return CueNote(inner: (start + open.count)..<end, outer: start..<last.upperBound)
    }
    return nil
  }

  private static func position(
    of close: [UInt8], from start: Int, in texts: [Range<Int>?], of bytes: [UInt8]
  ) -> Int? {
    for case let text? in texts where text.upperBound > start {
      var position = max(text.lowerBound, start)
      while position < text.upperBound {
        guard position - start <= maximumLength else { return nil }
        if bytes[position..<text.upperBound].starts(with: close) { return position }
        position += 1
      }
    }
    return nil
  }

  private static func hasText(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[range].contains { $0 >= 0x80 || $0.isASCIILetter || $0.isASCIIDigit }
  }
}
