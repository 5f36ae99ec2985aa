/// Finds what stands around the text of a speaker: tags of all of it, spaces, dashes, names, music.
struct CueEdges {
  /// Which pieces are left, and where the text in the first and the last begins and ends.
  private(set) var range: Range<Int>
  private(set) var start = 0
  private(set) var end = 0
  /// The tags before the text.
  private(set) var style: [UInt8] = []
  private(set) var beginsAnew = false
  private(set) var isClosed = false

  private let pieces: [SubtitleMarkup.Piece]
  private let bytes: [UInt8]
  private let hasNames: Bool

  /// What is left of `pieces`; names of speakers are told from the text if it `hasNames`.
  static func trim(
    _ pieces: [SubtitleMarkup.Piece], of bytes: [UInt8], hasNames: Bool
  ) -> CueEdges {
    var edges = CueEdges(pieces: pieces, bytes: bytes, hasNames: hasNames)
    edges.trim()
    return edges
  }

  private init(pieces: [SubtitleMarkup.Piece], bytes: [UInt8], hasNames: Bool) {
    self.hasNames = hasNames
    self.pieces = pieces
    self.bytes = bytes
    range = 0..<pieces.count
    start = pieces.first?.range.lowerBound ?? 0
    end = pieces.last?.range.upperBound ?? 0
  }

  private mutating func trim() {
    let pieces = pieces
    let partners = Self.partners(of: pieces)
    // Where the text would end if all tags behind it were around all of it.
    var trial = self
    trial.trimEnd { _ in true }
    let outside = trial.range.upperBound
    trimStart { index in
      switch pieces[index].kind {
      case .open: partners[index].map { $0 >= outside } ?? true
      case .close: partners[index] == nil
      case .point, .text: true
      }
    }
    let first = range.lowerBound
    trimEnd { index in
      switch pieces[index].kind {
      case .close: partners[index].map { $0 < first } ?? true
      case .open: partners[index] == nil
      case .point, .text: true
      }
    }
  }

  private mutating func trimStart(while isOutside: (Int) -> Bool) {
    while !range.isEmpty {
      let piece = pieces[range.lowerBound]
      if piece.kind == .text {
        let end = range.count == 1 ? end : piece.range.upperBound
        let text = bytes[start..<end]
        let spaces = text.prefix(while: \.isSpace).count
        let leadIn = CueLeadIn(of: text.dropFirst(spaces), hasNames: hasNames)
        start += spaces + leadIn.length
        if leadIn.beginsAnew { beginsAnew = true }
        if leadIn.isMusic { isClosed = true }
        guard start >= end else { return }
      } else {
        guard isOutside(range.lowerBound) else { return }
        style += bytes[piece.range]
      }
      range = (range.lowerBound + 1)..<range.upperBound
      if !range.isEmpty { start = pieces[range.lowerBound].range.lowerBound }
    }
  }

  private mutating func trimEnd(while isOutside: (Int) -> Bool) {
    while !range.isEmpty {
      let index = range.upperBound - 1
      let piece = pieces[index]
      if piece.kind == .text {
        let first = range.count == 1 ? start : piece.range.lowerBound
        while end > first, trimsLast(bytes[first..<end]) {}
        guard end <= first else { return }
      } else {
        guard isOutside(index) else { return }
      }
      range = range.lowerBound..<index
      if let last = range.last { end = pieces[last].range.upperBound }
    }
  }

  /// Takes a space or a note of music off the end of `text`.
  private mutating func trimsLast(_ text: ArraySlice<UInt8>) -> Bool {
    if text.last?.isSpace == true {
      end -= 1
      return true
    }
    let isSharp = text.count > 1 && text.suffix(2).elementsEqual([0x20, UInt8(ascii: "#")])
    let note = CueLeadIn.notes.first { text.suffix($0.count).elementsEqual($0) }
    guard let count = isSharp ? 1 : note?.count else { return false }
    end -= count
    isClosed = true
    return true
  }

  /// Which tag closes or opens what a tag opens or closes.
  private static func partners(of pieces: [SubtitleMarkup.Piece]) -> [Int?] {
    MarkedUnit.partners(
      of: pieces.map { piece in
        switch piece.kind {
        case .text: .text([])
        case .open(let name): .open(name: name, markup: [])
        case .close(let name): .close(name: name, markup: [])
        case .point: .point(markup: [])
        }
      })
  }
}
