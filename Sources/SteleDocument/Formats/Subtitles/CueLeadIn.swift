import SteleBase

/// What stands before the text of a line: dashes of a dialogue, a speaker's name, notes of music.
struct CueLeadIn {
  /// Its bytes, with the spaces behind it.
  private(set) var length = 0
  /// Whether it begins what another one says, or a line of a song.
  private(set) var beginsAnew = false
  private(set) var isMusic = false

  private static let dashes = ["-", "–", "—", "‐", "―", "‑", "−"].map { Array($0.utf8) }
  /// In WebVTT, `>` is escaped.
  private static let chevrons = [">>", "&gt;&gt;"].map { Array($0.utf8) }
  static let notes = ["♪", "♫", "♬", "♩"].map { Array($0.utf8) }
  /// So many bytes of a line are looked at.
  private static let maximumLength = 400
  /// Names of speakers have at most so many bytes.
  private static let maximumNameLength = 40

  /// The lead-in of `line`, which has no tags before it; with names in capitals if it `hasNames`.
  init(of line: some Collection<UInt8>, hasNames: Bool) {
    // What is longer has a text in it, and stays so.
    let line = Array(line.prefix(Self.maximumLength))
    while length < line.count {
      let rest = line[length...]
      if let dash = Self.dashes.first(where: { rest.starts(with: $0) }) {
        // A number may be negative.
        let next = rest.dropFirst(dash.count).first
        if dash.count == 1, next?.isASCIIDigit == true { break }
        take(dash.count, of: line)
      } else if let chevron = Self.chevrons.first(where: { rest.starts(with: $0) }) {
        take(chevron.count, of: line)
        while line[length...].starts(with: [UInt8(ascii: ">")]) { take(1, of: line) }
      } else if let note = Self.notes.first(where: { rest.starts(with: $0) }) {
        isMusic = true
        take(note.count, of: line)
      } else if rest.starts(with: [UInt8(ascii: "#"), 0x20]) {
        isMusic = true
        take(1, of: line)
      } else if hasNames, let name = Self.nameLength(rest) {
        take(name, of: line)
      } else {
        break
      }
    }
  }

  private mutating func take(_ count: Int, of line: [UInt8]) {
    length += count
    while length < line.count, line[length].isSpace { length += 1 }
    beginsAnew = true
  }

  /// The length of a name in capitals with its colon, such as `MAN 1:`; nil if `text` begins with
  /// none.
  private static func nameLength(_ text: ArraySlice<UInt8>) -> Int? {
    let head = text.prefix(maximumNameLength)
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")),
      colon + 1 == text.endIndex || text[colon + 1].isSpace
    else { return nil }
    var letters = 0
    for scalar in String(decoding: text[..<colon], as: UTF8.self).unicodeScalars {
      if scalar.properties.isUppercase {
        letters += 1
      } else if !(scalar.properties.numericType != nil
        || " .'’-#&()".unicodeScalars.contains(scalar))
      {
        return nil
      }
    }
    return letters > 1 ? colon + 1 - text.startIndex : nil
  }
}
