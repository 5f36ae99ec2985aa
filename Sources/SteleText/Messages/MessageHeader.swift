import SteleBase

/// The beginning of a message, `{name, plural,`, up to what it chooses from.
struct MessageHeader {
  /// What a message depends on.
  enum Kind {
    case plural
    case select
    case selectordinal
    /// Java's old form, with ranges of numbers: `{0,choice,0#none|1#one}`.
    case choice

    /// Whether `#` stands for a number in the branches.
    var isNumeric: Bool { self == .plural || self == .selectordinal }
  }

  let kind: Kind
  /// Behind the second comma.
  let end: Int

  /// Reads the header at `start`, which is a brace; nil if there is none.
  init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    func skipSpaces(_ index: Int) -> Int { text.end(from: index, while: \.isASCIIWhiteSpace) }
    guard text.byte(at: start) == UInt8(ascii: "{") else { return nil }
    let name = skipSpaces(start + 1)
    let nameEnd = text.end(from: name) {
      $0.isASCIIAlphanumeric || $0 >= 0x80 || "_.$-".utf8.contains($0)
    }
    let comma = skipSpaces(nameEnd)
    guard nameEnd > name, text.byte(at: comma) == UInt8(ascii: ",") else { return nil }
    let word = skipSpaces(comma + 1)
    let wordEnd = text.end(from: word, while: \.isASCIILetter)
    let known: [(StaticString, Kind)] = [
      ("plural", .plural), ("select", .select), ("selectordinal", .selectordinal),
      ("choice", .choice),
    ]
    let match = known.first { name, _ in
      name.utf8CodeUnitCount == wordEnd - word && text.matches(name, at: word)
    }
    let last = skipSpaces(wordEnd)
    guard let match, text.byte(at: last) == UInt8(ascii: ",") else { return nil }
    kind = match.1
    end = last + 1
  }
}
