import SteleModelFormat
import SteleTokenizer

/// Pieces drawn about as often as a text in Latin letters has them.
///
/// Byte pair encoding numbers pieces in the order in which it made them, the most frequent first.
/// So the logarithm of a piece's rank among those of its script is drawn evenly, which is Zipf's
/// law. One piece in six has no letters, as punctuation.
struct FrequentPieces {
  private let rows: TokenRows
  /// Pieces without letters; those of the script.
  private let common, script: Range<Int>

  /// The pieces of `rows` that come before token `end`, where languages begin: of Latin script, or
  /// of the largest if there is none in it.
  init(_ rows: TokenRows, endingBefore end: Int) {
    self.rows = rows
    // Specials are the first of those without letters, languages and what follows the last.
    let behind = rows.scripts.map(\.rows.count).reduce(0, +) - end
    let first = Int(TokenLayout.unknown) + 1
    common = first..<max(rows.scripts[0].rows.upperBound - behind, first + 1)
    let scripts = rows.scripts.dropFirst()
    let latin = scripts.first { $0.code == "Latn" }
    script = (latin ?? scripts.max { $0.rows.count < $1.rows.count })?.rows ?? common
  }

  /// A piece; `random` gives numbers below its argument.
  func piece(_ random: (UInt64) -> UInt64) -> TokenID {
    let range = random(6) == 0 ? common : script
    // As many ranks again as there are before: each doubling is as likely as any other.
    let doublings = UInt64(Int.bitWidth - range.count.leadingZeroBitCount)
    let before = UInt64(1) << random(doublings) - 1
    let rank = min(Int(before + random(before + 1)), range.count - 1)
    return rows.token(ofRow: Int32(range.lowerBound + rank))
  }
}
