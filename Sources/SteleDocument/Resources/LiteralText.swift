import SteleBase

/// A text as a file writes it between quotes or behind a key: its characters, and what stands there
/// for those that are escaped.
struct LiteralText {
  /// What is not written as it reads.
  struct Piece {
    enum Kind {
      /// An escape of the text that the piece has; of none for a line's end that is no part of it.
      case escape
      /// An escape that stands for nothing that can be shown.
      case point
      /// Text that is not translated, as it is written.
      case verbatim
    }

    var kind: Kind
    /// Where its text lies in the value.
    var range: Range<Int>
    /// What stands for it in the document.
    var source: Range<Int>
  }

  /// The text, its escapes undone.
  private(set) var value: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// Where the text begins in the document.
  private let start: Int

  /// A text that begins at `start` of a document.
  init(at start: Int) { self.start = start }

  /// Adds what is written as it reads.
  mutating func append(_ byte: UInt8) { value.append(byte) }

  /// Adds what is written as it reads.
  mutating func append(_ text: ArraySlice<UInt8>) { value += text }

  /// Adds `text`, for which `source` stands in the document.
  mutating func append(
    _ text: some Collection<UInt8>, for source: Range<Int>, as kind: Piece.Kind = .escape
  ) {
    let offset = value.count
    value += text
    pieces.append(Piece(kind: kind, range: offset..<value.count, source: source))
  }

  /// Adds the characters of UTF-16 in `units`, or a point if they are none.
  mutating func append(codeUnits units: [UInt16], for source: Range<Int>) {
    let text = String(decoding: units, as: UTF16.self)
    let isText = text.utf16.elementsEqual(units) && text.unicodeScalars.allSatisfy(Self.isShown)
    append(isText ? Array(text.utf8) : [], for: source, as: isText ? .escape : .point)
  }

  /// Whether a translation can have a character: it is no control character but white space.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    case "\u{0}"..<" ", "\u{7F}": false
    default: true
    }
  }

  /// Whether there is something to translate: a letter or digit, but not in what stays.
  var hasText: Bool {
    var fixed = pieces.filter { $0.kind == .verbatim }[...]
    for (index, byte) in value.enumerated() where byte >= 0x80 || byte.isASCIIAlphanumeric {
      while let piece = fixed.first, piece.range.upperBound <= index { fixed.removeFirst() }
      if fixed.first?.range.contains(index) != true { return true }
    }
    return false
  }

  /// The text with parts replaced that ascend: each by a text, or itself if there is none, that
  /// stands for what the part has in the document.
  func replacing(
    _ parts: [(range: Range<Int>, text: [UInt8]?, kind: Piece.Kind)]
  ) -> LiteralText {
    var output = LiteralText(at: start)
    var parts = parts[...]
    var source: Range<Int>?
    forEachStretch { range, place, piece in
      var position = range.lowerBound
      // What has no text goes with the part around it.
      while position < range.upperBound || range.isEmpty {
        let part = parts.first
        if let part, part.range.lowerBound <= position, range.isEmpty == false || source != nil {
          let end = min(part.range.upperBound, range.upperBound)
          let first =
            piece == nil ? place.lowerBound + position - range.lowerBound : place.lowerBound
          let last = piece == nil ? first + end - position : place.upperBound
          source = (source?.lowerBound ?? first)..<last
          position = end
          if end == part.range.upperBound, !range.isEmpty, let whole = source {
            output.append(part.text ?? Array(value[part.range]), for: whole, as: part.kind)
            parts.removeFirst()
            source = nil
          }
        } else if let piece {
          output.append(value[range], for: place, as: piece.kind)
          position = range.upperBound
        } else {
          let end = min(range.upperBound, part?.range.lowerBound ?? range.upperBound)
          output.append(value[position..<end])
          position = end
        }
        if range.isEmpty { break }
      }
    }
    return output
  }

  /// What is translated of it: all but the white space at its ends.
  private var inner: Range<Int> {
    let marks = pieces.filter { $0.kind != .escape }
    var lower = value.firstIndex { !$0.isSpace } ?? value.count
    var upper = value.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? value.count
    if let first = marks.first { lower = min(lower, first.range.lowerBound) }
    if let last = marks.last { upper = max(upper, last.range.upperBound) }
    return lower..<max(lower, upper)
  }

  /// The white space before what is translated, and that behind it.
  var around: ([UInt8], [UInt8]) {
    (Array(value[..<inner.lowerBound]), Array(value[inner.upperBound...]))
  }

  /// Calls `body` with each stretch of the text in order: a piece, or what lies between two.
  func forEachStretch(_ body: (_ range: Range<Int>, _ source: Range<Int>, _ piece: Piece?) -> Void)
  {
    var position = 0
    var source = start
    for piece in pieces {
      if position < piece.range.lowerBound {
        let length = piece.range.lowerBound - position
        body(position..<piece.range.lowerBound, source..<(source + length), nil)
      }
      body(piece.range, piece.source, piece)
      position = piece.range.upperBound
      source = piece.source.upperBound
    }
    if position < value.count {
      body(position..<value.count, source..<(source + value.count - position), nil)
    }
  }

  /// The first bytes of characters that could have been written otherwise: those that are escaped
  /// somewhere in the text, and those that some format can have so and so.
  private var spelledKinds: Set<UInt8> {
    var kinds: Set<UInt8> = [0x09, 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: ">")]
    for piece in pieces where piece.kind == .escape && !piece.range.isEmpty {
      kinds.insert(value[piece.range.lowerBound])
    }
    return kinds
  }

  /// The text without the white space at its ends, its marks, where it lies in the document, and how
  /// it is spelled there.
  func unit(of bytes: [UInt8]) -> LiteralUnit {
    let inner = inner
    var unit = LiteralUnit(text: Array(value[inner]))
    var first: Int?
    var end = start
    let kinds = spelledKinds
    forEachStretch { range, source, piece in
      let part = range.clamped(to: inner)
      let isInside =
        range.isEmpty
        ? piece?.kind == .point
        : !part.isEmpty
      guard isInside else { return }
      // Pieces are inside as a whole: each is one character, or a mark.
      let lower =
        piece == nil ? source.lowerBound + part.lowerBound - range.lowerBound : source.lowerBound
      let upper = piece == nil ? lower + part.count : source.upperBound
      if first == nil { first = lower }
      end = upper
      if let piece, piece.kind != .escape {
        unit.marks.append(
          InlineMark(
            kind: piece.kind == .point ? .point : .verbatim,
            range: (range.lowerBound - inner.lowerBound)..<(range.upperBound - inner.lowerBound),
            id: unit.marks.count))
        unit.markup.append(Array(bytes[source]))
      } else if piece != nil {
        unit.pending.append((range: part, source: lower..<upper))
      } else {
        var position = part.lowerBound
        while position < part.upperBound {
          let character = SourceSpelling.character(at: position, of: value[part])
          let place = lower + position - part.lowerBound
          if kinds.contains(value[position]) {
            unit.pending.append(
              (range: position..<character.endIndex, source: place..<(place + character.count)))
          }
          position = character.endIndex
        }
      }
    }
    let lower = first ?? start
    unit.range = lower..<max(lower, end)
    for item in unit.pending {
      unit.spelling.add(value[item.range], at: item.source, of: bytes, within: unit.range)
    }
    unit.pending = []
    return unit
  }
}

/// What is translated of a text that a file writes with escapes.
struct LiteralUnit {
  var text: [UInt8]
  var marks: [InlineMark] = []
  /// What stands in the document for each mark.
  var markup: [[UInt8]] = []
  /// How the characters are spelled that are escaped somewhere in the text.
  var spelling = SourceSpelling()
  /// Where it lies in the document.
  var range = 0..<0
  fileprivate var pending: [(range: Range<Int>, source: Range<Int>)] = []
}
