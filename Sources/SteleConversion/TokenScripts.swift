import SteleModelFormat
import SteleTokenizer

/// Which script each token of a vocabulary is written in, and the order of the embedding's rows
/// that follows from it; see `TokenRows`.
///
/// A piece belongs to the script of most of its letters and marks, of equally many to the one that
/// comes first in it. To no script belong what has no letters, such as digits, punctuation and
/// tokens that are no pieces, and single ASCII letters, by which names are spelt everywhere.
struct TokenScripts {
  /// The codes of the groups: `TokenRows.common`, then the scripts that tokens have, in the order
  /// of their code points.
  let codes: [String]
  /// The group of each token.
  let groupOfToken: [UInt8]

  /// The scripts of all `vocabularyCount` tokens, some of which are `pieces`.
  init(of pieces: [TokenizerTables.Piece], vocabularyCount: Int) {
    var scripts = PieceScripts()
    var places = [Int](repeating: 0, count: vocabularyCount)
    for (index, piece) in pieces.enumerated() where index + TokenLayout.pieceOffset < places.count {
      guard piece.kind != .control, piece.kind != .unknown else { continue }
      places[index + TokenLayout.pieceOffset] = scripts.place(of: piece.text)
    }
    let used = Set(places).union([0]).sorted()
    let groups = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, UInt8($0)) })
    codes = used.map { $0 == 0 ? TokenRows.common : LetterScript.all[$0 - 1].code }
    groupOfToken = places.map { groups[$0] ?? 0 }
  }

  /// The token of each row: group after group, ascending in each.
  var tokens: [Int] {
    var tokens = [[Int]](repeating: [], count: codes.count)
    for (token, group) in groupOfToken.enumerated() { tokens[Int(group)].append(token) }
    return tokens.flatMap { $0 }
  }
}

/// Finds the scripts of pieces, each character's once.
private struct PieceScripts {
  private var known: [Unicode.Scalar: Int] = [:]

  /// 0 for what belongs to no script, or one more than the place in ``LetterScript/all``.
  mutating func place(of piece: [UInt8]) -> Int {
    let scalars = String(decoding: piece, as: UTF8.self).unicodeScalars.filter { $0 != "\u{2581}" }
    if scalars.count == 1, scalars.allSatisfy(\.isASCII) { return 0 }
    var counts: [(place: Int, count: Int)] = []
    for scalar in scalars {
      let place = place(of: scalar)
      guard place > 0 else { continue }
      if let index = counts.firstIndex(where: { $0.place == place }) {
        counts[index].count += 1
      } else {
        counts.append((place, 1))
      }
    }
    let most = counts.map(\.count).max()
    return counts.first { $0.count == most }?.place ?? 0
  }

  private mutating func place(of scalar: Unicode.Scalar) -> Int {
    if let place = known[scalar] { return place }
    let place = LetterScript.place(of: scalar).map { $0 + 1 } ?? 0
    known[scalar] = place
    return place
  }
}
