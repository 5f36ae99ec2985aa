import SteleBase
import SteleXML

/// The text of a message: characters that XML cannot have are marks, and so is what makes a letter the
/// key of a menu item.
struct LinguistText {
  private(set) var pieces: [XMLTextPiece] = []
  private let document: XMLDocument

  /// The text of the element that begins with `source`.
  init(of source: Int, in document: XMLDocument) {
    self.document = document
    guard document.tokens[source].kind == .startTag else { return }
    var token = source + 1
    while token < document.tokens[source].partner {
      let range = document.tokens[token].range
      switch document.tokens[token].kind {
      case .text, .cdata: document.addText(token, to: &pieces)
      case .comment, .instruction, .documentType, .emptyTag:
        pieces.append(.point(range, isOrdered: false))
      case .startTag where document.localName(of: token).isEqual(to: "byte"):
        pieces.append(.point(document.range(ofElement: token), isOrdered: false))
        token = document.tokens[token].partner
      case .startTag: pieces.append(.elementStart(range))
      case .endTag: pieces.append(.elementEnd(range))
      }
      token += 1
    }
    markAccelerator()
  }

  /// Makes the ampersand before the letter of a key a mark, which goes with the letter's word.
  private mutating func markAccelerator() {
    var found: (piece: Int, place: Range<Int>)?
    for (index, piece) in pieces.enumerated() {
      guard case .text(let range) = piece else { continue }
      for place in ampersands(in: range) {
        // Two of them are text, or the text is none of a menu.
        guard found == nil else { return }
        found = (index, place)
      }
    }
    guard let found, case .text(let range) = pieces[found.piece],
      isAccelerator(found.place, in: range)
    else { return }
    var parts: [XMLTextPiece] = [.point(found.place, isOrdered: false)]
    if range.lowerBound < found.place.lowerBound {
      parts.insert(.text(range.lowerBound..<found.place.lowerBound), at: 0)
    }
    parts.append(.text(found.place.upperBound..<range.upperBound))
    pieces.replaceSubrange(found.piece...found.piece, with: parts)
  }

  /// Where the references to an ampersand are.
  private func ampersands(in range: Range<Int>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var position = range.lowerBound
    while let start = document.bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")),
      let reference = XMLMarkup.reference(at: start, of: document.bytes[..<range.upperBound])
    {
      if reference.text == [UInt8(ascii: "&")] { places.append(start..<reference.end) }
      position = reference.end
    }
    return places
  }

  /// Whether the ampersand at `place` makes what follows a key: it stands before a word, or between
  /// letters of one as in `E&xit`, but not as in `AT&T`; and it begins no reference of HTML.
  private func isAccelerator(_ place: Range<Int>, in range: Range<Int>) -> Bool {
    let bytes = document.bytes
    guard place.upperBound < range.upperBound else { return false }
    let next = bytes[place.upperBound]
    guard next >= 0x80 || next.isASCIIAlphanumeric else { return false }
    let word = bytes[place.upperBound..<range.upperBound].prefix { $0.isASCIIAlphanumeric }
    if word.endIndex < range.upperBound, bytes[word.endIndex] == UInt8(ascii: ";") { return false }
    guard place.lowerBound > range.lowerBound else { return true }
    let previous = bytes[place.lowerBound - 1]
    guard previous >= 0x80 || previous.isASCIIAlphanumeric else { return true }
    return next.isASCIILetter && next == next.asciiLowercased
  }
}
