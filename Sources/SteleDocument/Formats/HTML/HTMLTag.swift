import SteleBase

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
      .map(\.asciiLowercased)
    isEmpty = Self.voidNames.contains(name) || markup.suffix(2).elementsEqual("/>".utf8)
  }

  /// The token of `markup`, a tag or comment.
  static func token(of markup: [UInt8]) -> InlineToken {
    guard let tag = HTMLTag(markup) else { return .point(markup: markup) }
    if tag.isLineBreak { return .point(markup: markup + [SourceLayout.joinMarker]) }
    if tag.isEmpty { return .point(markup: markup) }
    return tag.isClosing
      ? .close(name: tag.name, markup: markup) : .open(name: tag.name, markup: markup)
  }

  private var isLineBreak: Bool { name.elementsEqual("br".utf8) && !isClosing }

  /// The line breaks among `tokens` that stand between words without white space.
  ///
  /// In the text a space must stand for each, which ``SourceLayout/joinMarker`` keeps from being
  /// written. The marker is taken from all others.
  static func bareLineBreaks(in tokens: inout [InlineToken]) -> [Int] {
    var beginsWithSpace = [Bool](repeating: true, count: tokens.count)
    var isSpaceNext = true
    for index in tokens.indices.reversed() {
      beginsWithSpace[index] = isSpaceNext
      if let first = text(of: tokens[index]).first { isSpaceNext = first.isSpace }
    }
    var bare: [Int] = []
    var isSpaceBefore = true
    for index in tokens.indices {
      if let last = text(of: tokens[index]).last { isSpaceBefore = last.isSpace }
      guard case .point(var markup) = tokens[index], markup.last == SourceLayout.joinMarker else {
        continue
      }
      if isSpaceBefore || beginsWithSpace[index] {
        markup.removeLast()
        tokens[index] = .point(markup: markup)
      } else {
        bare.append(index)
        isSpaceBefore = true
      }
    }
    return bare
  }

  private static func text(of token: InlineToken) -> [UInt8] {
    switch token {
    case .text(let text), .verbatim(_, let text): text
    default: []
    }
  }
}

extension [UInt8] {
  /// Whether elements of this name have no content.
  var isVoidName: Bool { HTMLTag.voidNames.contains(self) }
}
