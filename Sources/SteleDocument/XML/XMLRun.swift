import SteleBase
import SteleXML

/// A text between tags with its markup, as it is collected on the way through a document.
struct XMLRun {
  /// What stands in the text, and where in the document.
  struct Piece {
    var content: Content
    var range: Range<Int>
    /// Whether it is text as it is written there, so that its characters have a spelling.
    var isPlain = false
    /// The number of the tag that begins the element that it is all of.
    var element: Int?
    /// What joins it with its like, if it closes an element.
    var kind: Int?
  }

  enum Content {
    case inline(InlineToken)
    /// An element that stays as it is; `text` is what it shows, if it stands for words.
    case element(text: [UInt8]?)
    /// A tag of an element that means nothing, such as one that a word processor leaves behind
    /// where a text was edited.
    case hollow(isOpening: Bool)
    /// Markup that parts words as a space does, such as a tab.
    case spacer([UInt8])
  }

  var pieces: [Piece] = []

  /// Adds the text of the token `token`, and by themselves references to the document's own entities.
  mutating func add(textOf token: Int, of document: XMLDocument) {
    let range = document.tokens[token].range
    guard document.tokens[token].kind == .text else {
      pieces.append(
        Piece(content: .inline(.text(document.text(of: token))), range: range))
      return
    }
    let bytes = document.bytes
    var start = range.lowerBound
    var position = start

    func add(until end: Int) {
      guard start < end else { return }
      pieces.append(
        Piece(
          content: .inline(.text(XMLMarkup.unescaped(bytes[start..<end]))), range: start..<end,
          isPlain: true))
    }

    while let found = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      if let known = XMLMarkup.reference(at: found, of: bytes[..<range.upperBound]) {
        position = known.end
        continue
      }
      let end = bytes[found..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? found
      add(until: found)
      let name = Array(bytes[(found + 1)..<max(found + 1, end)])
      pieces.append(
        Piece(
          content: .inline(.verbatim(markup: Array(bytes[found...end]), text: name)),
          range: found..<(end + 1)))
      start = end + 1
      position = start
    }
    add(until: range.upperBound)
  }

  /// Adds the element that begins with `token` as it is.
  mutating func add(elementAt token: Int, of document: XMLDocument, text: [UInt8]? = nil) {
    pieces.append(
      Piece(
        content: .element(text: text), range: document.range(ofElement: token), element: token))
  }

  /// Whether `text` is white space only, no-break spaces and their like among it.
  static func isBlank(_ text: some Collection<UInt8>) -> Bool {
    if text.allSatisfy(\.isSpace) { return true }
    guard text.allSatisfy({ $0 >= 0x80 || $0.isSpace }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace
    }
  }
}

// MARK: - The text in it

extension XMLRun {
  /// The stretch of a run that is translated.
  struct Stretch {
    /// Which of the run's pieces it has.
    var pieces: Range<Int>
    /// Its place in the document.
    var range: Range<Int>
    var unit: MarkedUnit
    var writer: XMLSpacedTextWriter
    /// The mark of each of the pieces, counted from the first of them; nil for those without one.
    var marks: [Int?] = []
    /// Whether elements nest in it more deeply than marks do, so that it cannot be written again.
    var isTooDeep = false
  }

  /// What of the run is translated; nil if it has no text.
  ///
  /// Pieces around it that are no text are no part of it: they stay where they are.
  func stretch(of document: XMLDocument) -> Stretch? {
    let isContent = { (piece: Piece) in
      switch piece.content {
      case .inline(.text(let text)): !Self.isBlank(text)
      case .inline(.point), .inline(.divider), .spacer, .hollow: false
      case .element(let text): text != nil
      case .inline: true
      }
    }
    guard var first = pieces.firstIndex(where: isContent),
      var last = pieces.lastIndex(where: isContent)
    else { return nil }
    let partners = hollowPartners
    // Hollow tags beside the text go with their others in it.
    while first > 0, let partner = partners[first - 1], (first...last).contains(partner) {
      first -= 1
    }
    while last + 1 < pieces.count, let partner = partners[last + 1],
      (first...last).contains(partner)
    {
      last += 1
    }
    var stretch = Stretch(
      pieces: first..<(last + 1),
      range: pieces[first].range.lowerBound..<pieces[last].range.upperBound,
      unit: MarkedUnit([]), writer: XMLSpacedTextWriter())
    collect(&stretch, partners: partners, of: document)
    return stretch.unit.hasText ? stretch : nil
  }

  /// Which piece closes or opens what a hollow tag opens or closes.
  private var hollowPartners: [Int?] {
    var partners = [Int?](repeating: nil, count: pieces.count)
    var open: [Int] = []
    for (index, piece) in pieces.enumerated() {
      guard case .hollow(let isOpening) = piece.content else { continue }
      if isOpening {
        open.append(index)
      } else if let start = open.popLast() {
        (partners[start], partners[index]) = (index, start)
      }
    }
    return partners
  }

  private func collect(_ stretch: inout Stretch, partners: [Int?], of document: XMLDocument) {
    var tokens: [InlineToken] = []
    var owners: [Int] = []
    let spaces = spacesAtSpacers(in: stretch.pieces)
    func add(_ token: InlineToken, of piece: Int) {
      tokens.append(token)
      owners.append(piece)
    }
    for index in stretch.pieces {
      let piece = pieces[index]
      switch piece.content {
      case .hollow(let isOpening):
        // One whose other is elsewhere is written at the text's ends: none of the text's own
        // elements encloses it.
        let isWhole = partners[index].map { stretch.pieces.contains($0) } ?? false
        guard !isWhole else { continue }
        let tag = document.bytes[piece.range]
        if isOpening {
          stretch.writer.text.after += tag
        } else {
          stretch.writer.text.before += tag
        }
      case .spacer(let markup) where spaces.contains(index):
        add(.point(markup: XMLSpacedTextWriter.parting(markup)), of: index)
        add(.text([0x20]), of: index)
      case .spacer(let markup): add(.point(markup: markup), of: index)
      case .element(let text):
        let markup = Array(document.bytes[piece.range])
        add(text.map { .verbatim(markup: markup, text: $0) } ?? .point(markup: markup), of: index)
      case .inline(let token):
        if piece.isPlain {
          document.addSpelling(ofTextAt: piece.range, to: &stretch.writer.text.spelling)
        }
        add(token, of: index)
      }
    }
    trimEnds(&stretch, tokens: &tokens, of: document)
    stretch.unit = MarkedUnit(tokens)
    stretch.writer.text.markup = stretch.unit.markup
    // Marks are numbered in the order of the tokens that begin one.
    stretch.marks = [Int?](repeating: nil, count: stretch.pieces.count)
    let tokenPartners = MarkedUnit.partners(of: tokens)
    var mark = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .text: continue
      case .close where tokenPartners[index] != nil: continue
      case .open where tokenPartners[index] == nil, .close: stretch.isTooDeep = true
      default: break
      }
      stretch.marks[owners[index] - stretch.pieces.lowerBound] = mark
      mark += 1
    }
  }

  /// Takes white space from the ends of the text, no-break spaces among it: there it stays as it is.
  private func trimEnds(
    _ stretch: inout Stretch, tokens: inout [InlineToken], of document: XMLDocument
  ) {
    let (first, last) = (pieces[stretch.pieces.lowerBound], pieces[stretch.pieces.upperBound - 1])
    if case .text(let text) = tokens.first, first.isPlain {
      tokens[0] = .text(Array(text.dropFirst(Self.blankPrefix(of: text[...]))))
      let space = Self.blankPrefix(of: document.bytes[first.range])
      stretch.range = (stretch.range.lowerBound + space)..<stretch.range.upperBound
    }
    if case .text(let text) = tokens.last, last.isPlain {
      tokens[tokens.count - 1] = .text(Array(text.dropLast(Self.blankSuffix(of: text[...]))))
      let space = Self.blankSuffix(of: document.bytes[last.range])
      stretch.range = stretch.range.lowerBound..<(stretch.range.upperBound - space)
    }
  }

  /// Spaces that do not break, and the wide one that paragraphs begin with in Japanese.
  private static let wideSpaces: [[UInt8]] = [
    [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE3, 0x80, 0x80],
  ]

  private static func blankPrefix(of text: ArraySlice<UInt8>) -> Int {
    var rest = text
    while let first = rest.first {
      if first.isSpace {
        rest = rest.dropFirst()
      } else if let space = wideSpaces.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(space.count)
      } else {
        break
      }
    }
    return text.count - rest.count
  }

  private static func blankSuffix(of text: ArraySlice<UInt8>) -> Int {
    var rest = text
    while let last = rest.last {
      if last.isSpace {
        rest = rest.dropLast()
      } else if let space = wideSpaces.first(where: { rest.suffix($0.count).elementsEqual($0) }) {
        rest = rest.dropLast(space.count)
      } else {
        break
      }
    }
    return text.count - rest.count
  }

  /// The spacers that have no white space beside them, for which a space must stand in the text.
  private func spacesAtSpacers(in range: Range<Int>) -> Set<Int> {
    var bare: Set<Int> = []
    var isSpaceBefore = true
    var waiting: Int?
    for index in range {
      switch pieces[index].content {
      case .inline(.text(let text)), .inline(.verbatim(_, let text)), .element(.some(let text)):
        guard let firstByte = text.first, let lastByte = text.last else { continue }
        if let spacer = waiting, !firstByte.isSpace { bare.insert(spacer) }
        waiting = nil
        isSpaceBefore = lastByte.isSpace
      case .spacer:
        if !isSpaceBefore, waiting == nil { waiting = index }
        isSpaceBefore = true
      case .inline, .element, .hollow: continue
      }
    }
    return bare
  }
}
