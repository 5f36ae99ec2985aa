/// A tag as it is written in a document.
struct HTMLTag {
  /// In lower case.
  let name: [UInt8]
  let isClosing: Bool
  /// Whether nothing lies in the element: `<br>`, or `<x/>`.
  let isEmpty: Bool

  /// Elements that have no content and no closing tag.
  static let voidNames: Set<[UInt8]> = Set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
      .split(separator: " ").map { Array($0.utf8) })

  /// The tag that `markup` is, which begins with `<`; nil for a comment and the like.
  init?(_ markup: some Collection<UInt8>) {
    let markup = Array(markup)
    guard markup.count > 2 else { return nil }
    isClosing = markup[1] == UInt8(ascii: "/")
    let rest = markup.dropFirst(isClosing ? 2 : 1)
    guard rest.first?.isASCIILetter == true else { return nil }
    name = rest.prefix { !$0.isSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
      .map(\.lowercased)
    isEmpty = Self.voidNames.contains(name) || markup.suffix(2).elementsEqual("/>".utf8)
  }

  /// The tokens of `markup`, a tag or comment.
  ///
  /// A line break is white space as well.
  static func tokens(of markup: [UInt8]) -> [InlineToken] {
    guard let tag = HTMLTag(markup) else { return [.point(markup: markup)] }
    if tag.name.elementsEqual("br".utf8) { return [.point(markup: markup), .text([0x20])] }
    if tag.isEmpty { return [.point(markup: markup)] }
    return tag.isClosing
      ? [.close(name: tag.name, markup: markup)] : [.open(name: tag.name, markup: markup)]
  }
}
