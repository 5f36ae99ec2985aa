import SteleBase

/// A part of a cue's text that is translated as one: what one speaker says, or a note of a sound.
struct CuePart {
  /// Its lines, without what stands around the text: tags of all of it, dashes, names, brackets.
  var lines: [Range<Int>]
  /// How many words each line has.
  var wordCounts: [Int] = []
  /// Its text without tags.
  var text: [UInt8] = []
  /// Whether it begins with another speaker, a note or music, or repeats a line of the cue before,
  /// so that it cannot go on with what was said before.
  var beginsAnew = false
  /// Whether nothing goes on with it, as with a note or music.
  var isClosed = false
  /// The tags before it, of all of its text.
  var style: [UInt8] = []
}

extension CuePart {
  /// What the first letter tells.
  enum FirstLetter {
    case lowercase
    case uppercase
    /// There is none, or its script has no case.
    case other
  }

  var firstLetter: FirstLetter {
    for scalar in String(decoding: text.prefix(64), as: UTF8.self).unicodeScalars {
      if scalar.properties.isLowercase { return .lowercase }
      if scalar.properties.isUppercase { return .uppercase }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return .other }
    }
    return .other
  }

  /// Whether there is something to translate: a letter or a digit.
  var hasText: Bool {
    text.contains { $0.isASCIILetter || $0.isASCIIDigit }
      || text.contains { $0 >= 0x80 }
        && String(decoding: text, as: UTF8.self).unicodeScalars.contains {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
  }

  var hasLowercase: Bool { text.hasLowercase }

  /// Whether a sentence ends with it, or breaks off.
  var endsSentence: Bool {
    let text = text[...].trimmed
    return SentenceEnd.isAtEnd(of: text)
      || ["-", "–", "—", "―", "～", "~"].contains {
        text.suffix($0.utf8.count).elementsEqual($0.utf8)
      }
  }

  /// Whether a clause ends with it, but no sentence.
  var endsClause: Bool {
    [",", ";", "،", "؛", "，", "、", "；"].contains {
      text[...].trimmed.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}

extension [UInt8] {
  /// Whether the text has a letter in lower case.
  var hasLowercase: Bool {
    if contains(where: { (0x61...0x7A).contains($0) }) { return true }
    guard contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: self, as: UTF8.self).unicodeScalars.contains {
      $0.properties.isLowercase
    }
  }
}
