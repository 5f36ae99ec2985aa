import SteleBase

/// Cuts what a tag says out of its line.
///
/// It is read to the end of the line, or to what ends the comment or the string that the tag stands in.
/// Nothing else is left out, so that what cannot be read is seen to be so: `MIT, GPL-3.0-only` is no
/// expression, and not MIT.
enum LicenseTagText {
  /// What ends a comment, whatever follows it.
  private static let ends = [
    "*/", "-->", "--%>", "--}}", "#}", "*#", "*)", "=#", "-/", "-}", "%>", "?>", "]]", "|#", "#>",
    "}}", ":)", "'/",
  ].map { Array($0.utf8) }
  /// What ends the text around a tag: an element of HTML, an escape in a string, a link of Markdown.
  private static let breaks = ["<", "\\", "]("].map { Array($0.utf8) }
  private static let quotes = Array("\"'`".utf8)
  private static let operators = ["and", "or", "with"]

  /// What a tag says, of which `rest` follows the colon in its line, up to the next tag, and `before` comes
  /// before it.
  ///
  /// If `isCut`, the line goes on behind `rest`.
  static func text(
    _ rest: ArraySlice<UInt8>, after before: ArraySlice<UInt8>, isCut: Bool
  ) -> String {
    let line = rest.drop { $0.isASCIIBlank }
    // What was not looked at may say more; the dots keep the text from being an expression.
    let whole = text(trimmed(line)) + (isCut ? "…" : "")
    if let first = line.first, quotes.contains(first) {
      if !isCut, let quoted = quotedText(line) { return text(quoted) }
      // A string that ends at once says nothing, unless it only seems to end.
      let second = line.dropFirst().first ?? 0
      return isOpen(first, before) && !second.isASCIIAlphanumeric ? "" : whole
    }
    let open = quotes.filter { isOpen($0, before) }.map { [$0] }
    guard let end = firstEnd(in: line, ends + open + breaks) else { return whole }
    if end.index == line.startIndex { return breaks.contains(end.mark) ? whole : "" }
    // An operator shows that the end was none.
    let word = line[(end.index + end.mark.count)...].drop { $0.isASCIIBlank }.prefix {
      $0.isASCIILetter
    }
    guard !operators.contains(text(word).lowercased()) else { return whole }
    return text(trimmed(line[..<end.index]))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// What stands in the quotes that a text begins with, if nothing is said behind them.
  private static func quotedText(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let inner = line.dropFirst()
    guard let quote = line.first, let first = inner.first,
      first.isASCIIAlphanumeric || first == UInt8(ascii: "("),
      let end = inner.firstIndex(of: quote)
    else { return nil }
    let after = line[(end + 1)...]
    let silent = after[..<(firstEnd(in: after, ends)?.index ?? after.endIndex)]
    guard !silent.contains(where: { $0.isASCIIAlphanumeric || $0 >= 0x80 }) else { return nil }
    return inner[..<end]
  }

  private static func firstEnd(
    in line: ArraySlice<UInt8>, _ marks: [[UInt8]]
  ) -> (index: Int, mark: [UInt8])? {
    for index in line.indices {
      if line[index].isASCIIAlphanumeric { continue }
      if let mark = marks.first(where: line[index...].starts) { return (index, mark) }
    }
    return nil
  }

  /// Whether a string that began with `quote` before the tag goes on behind it.
  private static func isOpen(_ quote: UInt8, _ before: ArraySlice<UInt8>) -> Bool {
    before.count { $0 == quote } % 2 == 1
  }

  /// The text without the blanks and signs at its end, such as those that frame a comment.
  ///
  /// A comma and `&` stay: something may have to follow them.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last < 0x80, !last.isASCIIAlphanumeric,
      !")+_,&".utf8.contains(last)
    {
      line.removeLast()
    }
    return line
  }
}
