/// How the characters of a text are spelled in the document: plainly, or with an escape or reference.
///
/// A translation that has a character as often as the text has it spells each as the text did, so
/// that what did not change looks as it did.
struct SourceSpelling: Sendable {
  /// A character and what stands beside it.
  fileprivate struct Place: Hashable, Sendable {
    var scalar: UInt32
    var previous: Neighbour
    var next: Neighbour
  }

  fileprivate struct Item: Sendable {
    var place: Place
    /// The document's bytes; nil where they are the character itself.
    var spelling: [UInt8]?
  }

  private var items: [Item] = []

  /// Adds a character of the text, in the text's order.
  ///
  /// - Parameters:
  ///   - text: The character; more than one have no spelling that can be kept.
  ///   - range: What stands for it in `bytes`.
  ///   - bytes: The document.
  ///   - limits: What of `bytes` belongs to the text; what is outside counts as white space.
  mutating func add(
    _ text: some Collection<UInt8>, at range: Range<Int>, of bytes: [UInt8],
    within limits: Range<Int>
  ) {
    guard let scalar = Self.scalar(of: text) else { return }
    let isPlain = bytes[range].elementsEqual(text)
    items.append(
      Item(
        place: Place(
          scalar: scalar,
          previous: Neighbour(before: range.lowerBound, of: bytes, from: limits.lowerBound),
          next: Neighbour(at: range.upperBound, of: bytes, before: limits.upperBound)),
        spelling: isPlain ? nil : Array(bytes[range])))
  }

  /// How many characters there are.
  var count: Int { items.count }

  /// Takes back the last `count` characters.
  mutating func removeLast(_ count: Int) { items.removeLast(count) }

  /// The only character of `text`; nil if there are more.
  private static func scalar(of text: some Collection<UInt8>) -> UInt32? {
    guard text.count <= 4 else { return nil }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return nil }
    return first.value
  }

  /// How to spell a character of a translation.
  enum Choice {
    /// As these bytes.
    case spelled([UInt8])
    /// Plainly: it was plain at a place like this.
    case plain
    /// As the format wants it.
    case unknown
  }

  /// Spells the characters of one translation, in their order.
  struct Speller {
    private let items: [UInt32: [Item]]
    /// The spelling of the characters that all have the same one, other than plain.
    private let common: [UInt32: [UInt8]]
    /// The first of the items in a place.
    private let firsts: [Place: Item]
    private let counts: [UInt32: Int]
    private var used: [UInt32: Int] = [:]

    fileprivate init(_ items: [Item], for translation: TextUnit) {
      self.items = Dictionary(grouping: items, by: \.place.scalar)
      common = self.items.compactMapValues { items in
        items.allSatisfy { $0.spelling == items[0].spelling } ? items[0].spelling : nil
      }
      firsts = Dictionary(items.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
      var counts: [UInt32: Int] = [:]
      var position = 0
      var fixed = translation.marks.filter { $0.kind == .verbatim }[...]
      while position < translation.text.count {
        while let mark = fixed.first, mark.range.upperBound <= position { fixed.removeFirst() }
        if let mark = fixed.first, mark.range.contains(position) {
          position = mark.range.upperBound
          continue
        }
        let (value, length) = SourceSpelling.scalar(at: position, of: translation.text[...])
        if self.items[value] != nil { counts[value, default: 0] += 1 }
        position += length
      }
      self.counts = counts
    }

    /// How to spell the character at `position` of `text`, which goes behind `output`.
    mutating func choice(at position: Int, of text: ArraySlice<UInt8>, behind output: [UInt8])
      -> Choice
    {
      let (value, _) = SourceSpelling.scalar(at: position, of: text)
      guard let items = items[value] else { return .unknown }
      let index = used[value, default: 0]
      used[value] = index + 1
      let previous = Neighbour(endOf: output)
      let next = Neighbour(behind: position, of: text)
      if counts[value] == items.count, index < items.count {
        let item = items[index]
        if let spelling = item.spelling { return .spelled(spelling) }
        let isAlike = item.place.previous.isLike(previous) && item.place.next.isLike(next)
        return isAlike ? .plain : .unknown
      }
      if let spelling = common[value] { return .spelled(spelling) }
      let place = Place(scalar: value, previous: previous, next: next)
      guard let alike = firsts[place] else { return .unknown }
      return alike.spelling.map { .spelled($0) } ?? .plain
    }
  }

  /// Spells `translation` as the text was spelled.
  func speller(for translation: TextUnit) -> Speller { Speller(items, for: translation) }

  /// The bytes of the character at `position`.
  static func character(at position: Int, of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text[position..<(position + scalar(at: position, of: text).length)]
  }

  /// The character at `position` and its length in bytes.
  ///
  /// Bytes that are no UTF-8, with which writers mark places, are no character.
  fileprivate static func scalar(
    at position: Int, of text: ArraySlice<UInt8>
  ) -> (value: UInt32, length: Int) {
    let first = text[position]
    let length = first < 0xC0 || first > 0xF7 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, position + length <= text.endIndex else {
      return (first < 0x80 ? UInt32(first) : .max, 1)
    }
    let lead = UInt32(first) & (0xFF >> (UInt32(length) + 1))
    let value = text[(position + 1)..<(position + length)].reduce(lead) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return (value, length)
  }
}

/// What stands beside a character, as far as markup cares.
private enum Neighbour: Hashable, Sendable {
  case space
  case word
  case punctuation(UInt8)
  /// A mark's edge, where anything may stand.
  case edge

  /// Whether markup cannot tell one from the other.
  func isLike(_ other: Neighbour) -> Bool {
    switch (self, other) {
    case (.edge, _), (_, .edge): true
    case (.punctuation(let first), .punctuation(let second)):
      first == second || Self.quotes.contains(first) && Self.quotes.contains(second)
    default: self == other
    }
  }

  /// ASCII's quotation marks, and what stands for punctuation outside of ASCII.
  private static let quotes: [UInt8] = [0x22, 0x27, 0xE2]

  init(at start: Int, of bytes: [UInt8], before end: Int) {
    // What is escaped counts as it is.
    let isEscape =
      start + 1 < end && bytes[start] == UInt8(ascii: "\\") && bytes[start + 1].isPunctuation
    let position = isEscape ? start + 1 : start
    self =
      position < end
      ? Self(bytes[position], second: position + 1 < end ? bytes[position + 1] : 0) : .space
  }

  init(before position: Int, of bytes: [UInt8], from start: Int) {
    self = Self(endOf: bytes[start..<position])
  }

  init(endOf bytes: some BidirectionalCollection<UInt8>) {
    guard let last = bytes.last else {
      self = .space
      return
    }
    guard last & 0xC0 == 0x80 else {
      self = Self(last, second: 0)
      return
    }
    let tail = Array(bytes.suffix(4))
    let start = tail.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    self = Self(tail[start], second: start + 1 < tail.count ? tail[start + 1] : 0)
  }

  /// What stands behind the character at `position` of a text between marks.
  init(behind position: Int, of text: ArraySlice<UInt8>) {
    let next = position + SourceSpelling.scalar(at: position, of: text).length
    self =
      next < text.endIndex
      ? Self(text[next], second: next + 1 < text.endIndex ? text[next + 1] : 0) : .edge
  }

  private init(_ byte: UInt8, second: UInt8) {
    if byte.isSpace || byte == LineWrapping.space {
      self = .space
    } else if byte == 0xE2, second == 0x80 {
      // General punctuation: dashes, quotation marks.
      self = .punctuation(0xE2)
    } else if byte.isPunctuation {
      self = .punctuation(byte)
    } else if byte > 0xF7 {
      // A marker of a writer.
      self = .edge
    } else {
      self = .word
    }
  }
}
