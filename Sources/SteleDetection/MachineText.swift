/// Finds parts of texts that are written for machines, in whose letters there is no language:
/// addresses, paths, names in code, placeholders, tags and entities.
///
/// Most are told by signs within a run of visible ASCII characters. A name that is like a word counts
/// as one.
enum MachineText {
  /// A tag or an entity that is not closed after so many bytes is none.
  private static let longestTag = 1024
  private static let longestEntity = 12
  /// A run of which more is to be seen is judged by its beginning.
  private static let longestRun = 256

  /// The bytes of the part for machines that begins at `position`, or nil.
  ///
  /// `plainEnd` is the end of the last run that was looked at and is none.
  static func length(in text: Span<UInt8>, at position: Int, plainEnd: inout Int) -> Int? {
    let byte = text[position]
    if byte == UInt8(ascii: "<") { return tagLength(in: text, at: position) }
    if byte == UInt8(ascii: "&") { return entityLength(in: text, at: position) }
    guard position >= plainEnd, isVisible(byte) else { return nil }
    var end = position
    while end < text.count, end - position < longestRun, isVisible(text[end]) { end += 1 }
    if isForMachines(text, position..<end) { return end - position }
    plainEnd = end
    return nil
  }

  /// Whether `byte` belongs to a run; what begins tags and entities ends it.
  private static func isVisible(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
  }

  private static func tagLength(in text: Span<UInt8>, at start: Int) -> Int? {
    guard start + 1 < text.count, isLetter(text[start + 1]) || isTagSign(text[start + 1]) else {
      return nil
    }
    for end in start + 1..<min(text.count, start + longestTag)
    where text[end] == UInt8(ascii: ">") { return end + 1 - start }
    return nil
  }

  private static func isTagSign(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte)
  }

  private static func entityLength(in text: Span<UInt8>, at start: Int) -> Int? {
    for end in start + 1..<max(start + 1, min(text.count, start + longestEntity)) {
      let byte = text[end]
      if byte == UInt8(ascii: ";") { return end > start + 1 ? end + 1 - start : nil }
      guard isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "#") else { return nil }
    }
    return nil
  }

  /// Whether a run of visible characters has signs that words do not have.
  private static func isForMachines(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
    var slashes = 0
    var humps = 0
    var (before, last) = (UInt8(0), UInt8(0))
    for index in run {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "|"):
        return run.count > 1
      case UInt8(ascii: "/"):
        slashes += 1
        if slashes == 2 || index == run.lowerBound && run.count > 1 { return true }
      case UInt8(ascii: ")") where last == UInt8(ascii: "("): return true
      default:
        if isLetter(byte) {
          if isDigit(last) || last == UInt8(ascii: "%") || last == UInt8(ascii: "$") { return true }
          if last == UInt8(ascii: "."), isSmall(before), isSmall(byte) { return true }
          if isSmall(last), !isSmall(byte) { humps += 1 }
          if humps == 2 { return true }
        } else if isDigit(byte), isLetter(last) {
          return true
        }
      }
      (before, last) = (last, byte)
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }
  private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
