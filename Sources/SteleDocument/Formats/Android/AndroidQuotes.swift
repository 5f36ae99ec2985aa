import SteleBase
import SteleXML

/// Quotation marks within a string, which Android leaves out: between them white space counts.
enum AndroidQuotes {
  /// `pieces` with the quotation marks of their text as code of its own, and where these are.
  ///
  /// Text with tags that are written with references keeps its quotation marks: there they belong to
  /// attributes.
  static func divided(
    _ pieces: [XMLTextPiece], of document: XMLDocument
  ) -> (pieces: [XMLTextPiece], quotes: [Int]) {
    var output: [XMLTextPiece] = []
    var quotes: [Int] = []
    for piece in pieces {
      guard case .text(let range) = piece else {
        if piece.isCDATA { return (pieces, []) }
        output.append(piece)
        continue
      }
      var start = range.lowerBound
      for character in AndroidCharacters(range, isCDATA: false, in: document.bytes) {
        if character.scalar == "<" { return (pieces, []) }
        guard character.kind == .quote else { continue }
        let quote = character.range
        if start < quote.lowerBound { output.append(.text(start..<quote.lowerBound)) }
        let isOpening = quotes.count.isMultiple(of: 2)
        output.append(
          isOpening ? .codeStart(name: [], quote) : .codeEnd(name: [], quote))
        quotes.append(quote.lowerBound)
        start = quote.upperBound
      }
      if start < range.upperBound { output.append(.text(start..<range.upperBound)) }
    }
    return (output, quotes)
  }
}
