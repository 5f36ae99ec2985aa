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
    let scanner = SpanScanner(text)
    func skipSpaces(_ index: Int) -> Int { scanner.end(from: index, while: \.isASCIISpace) }
    guard scanner.byte(at: start) == UInt8(ascii: "{") else { return nil }
    let name = skipSpaces(start + 1)
    let nameEnd = scanner.end(from: name) {
      $0.isASCIIAlphanumeric || $0 >= 0x80 || "_.$-".utf8.contains($0)
    }
    let comma = skipSpaces(nameEnd)
    guard nameEnd > name, scanner.byte(at: comma) == UInt8(ascii: ",") else { return nil }
    let word = skipSpaces(comma + 1)
    let wordEnd = scanner.end(from: word, while: \.isASCIILetter)
    let known: [(StaticString, Kind)] = [
      ("plural", .plural), ("select", .select), ("selectordinal", .selectordinal),
      ("choice", .choice),
    ]
    let match = known.first { name, _ in
      name.utf8CodeUnitCount == wordEnd - word && scanner.matches(name, at: word)
    }
    let last = skipSpaces(wordEnd)
    guard let match, scanner.byte(at: last) == UInt8(ascii: ",") else { return nil }
    kind = match.1
    end = last + 1
  }
}
