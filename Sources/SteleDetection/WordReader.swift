/// Finds the words of a text, folded, one after the other.
///
/// A word is a run of letters of one script, with apostrophes inside; a longer one than
/// ``longestWord`` is parted. Left out is what is no language: addresses, names in code, placeholders,
/// tags. Bytes that are not UTF-8 part words.
struct WordReader {
  /// Characters of the longest word.
  static let longestWord = 48

  /// The folded characters of the word that was read last, with a boundary on both sides.
  private(set) var characters: [UInt16] = []
  /// The number of its script.
  private(set) var script = 0
  /// Where reading goes on, in bytes.
  private var position = 0
  /// Up to where the text is known to have no address or the like.
  private var plainEnd = 0
  private let compositions: [DetectorTables.Composition]

  /// A reader that puts marks onto letters as `tables` say.
  init(_ tables: DetectorTables) {
    compositions = tables.compositions
    characters.reserveCapacity(Self.longestWord + 2)
  }

  /// Reads the next word of `text`; false at its end.
  mutating func readWord(of text: Span<UInt8>, _ view: borrowing DetectorView) -> Bool {
    characters.removeAll(keepingCapacity: true)
    characters.append(CharacterFold.boundary)
    script = 0
    while position < text.count, characters.count <= Self.longestWord {
      if let length = MachineText.length(in: text, at: position, plainEnd: &plainEnd) {
        // What is left out parts words.
        if characters.count > 1 { break }
        position += length
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: text, at: position)
      let (folded, itsScript) = view.folded(scalar)
      guard append(folded, script: itsScript, scalar) else { break }
      position += length
    }
    while characters.last == CharacterFold.apostrophe { characters.removeLast() }
    characters.append(CharacterFold.boundary)
    return characters.count > 2
  }

  /// Takes `scalar`, which counts as `folded`, into the word; false where the word ends before it.
  @inline(__always)
  private mutating func append(_ folded: UInt16, script itsScript: Int, _ scalar: UInt32) -> Bool {
    let isEmpty = characters.count == 1
    switch folded {
    case CharacterFold.separator: return isEmpty
    case CharacterFold.ignored:
      compose(with: scalar)
      return true
    case CharacterFold.apostrophe:
      if !isEmpty { characters.append(folded) }
      return true
    default:
      guard isEmpty || script == itsScript else { return false }
      script = itsScript
      characters.append(folded)
      return true
    }
  }

  /// Puts a mark onto the letter before it, where there is such a letter.
  private mutating func compose(with mark: UInt32) {
    guard characters.count > 1, let mark = UInt16(exactly: mark),
      let whole = composition(of: characters[characters.count - 1], mark)
    else { return }
    characters[characters.count - 1] = whole
  }

  /// The letter that stands for `letter` with `mark`.
  private func composition(of letter: UInt16, _ mark: UInt16) -> UInt16? {
    var (low, high) = (0, compositions.count)
    while low < high {
      let middle = (low + high) / 2
      let entry = compositions[middle]
      if (entry.letter, entry.mark) < (letter, mark) { low = middle + 1 } else { high = middle }
    }
    guard low < compositions.count else { return nil }
    let entry = compositions[low]
    return entry.letter == letter && entry.mark == mark ? entry.whole : nil
  }
}
