import SteleBase
import SteleTokenizer
import SteleTransformer
import Synchronization

@testable import SteleTranslation

/// An engine whose translations are known: words one by one, in an order of its choice.
///
/// Tokens are words with the space before them, and single other characters, as sentencepiece makes
/// them. A snowman is unknown to it.
final class ToyEngine: SentenceEngine {
  /// What it makes of the pieces of a sentence: pieces, and from which each came.
  typealias Rule = @Sendable (_ pieces: [String], Manner) -> [(piece: String, origin: Int)]

  let longestSource: Int
  private let rule: Rule
  private let state = Mutex(State())

  private struct State {
    var ids: [String: TokenID] = [:]
    var pieces: [TokenID: String] = [:]
    /// By source and target, since attention is asked for afterwards.
    var origins: [String: [Int]] = [:]
    var translated: [String] = []
  }

  static let language: TokenID = 1
  static let end: TokenID = 2
  static let unknown: TokenID = 3

  init(longestSource: Int = 200, _ rule: @escaping Rule = ToyEngine.identity) {
    self.longestSource = longestSource
    self.rule = rule
  }

  static let identity: Rule = { pieces, _ in pieces.enumerated().map { ($1, $0) } }

  /// Sentences it was asked to translate, in order.
  var translated: [String] { state.withLock { $0.translated } }

  let batchTokens = 20

  func tokenCount(of source: [UInt8]) -> Int { pieces(of: source).count + 2 }

  func tokenize(_ sources: [[UInt8]], numbers: [Int]) -> [[UInt8]] { sources }

  func tokenCounts(of sentences: [[UInt8]]) -> [Int] { sentences.map(tokenCount) }

  func part(_ numbers: [Int], of sentences: [[UInt8]]) -> [[UInt8]] {
    numbers.map { sentences[$0] }
  }

  func translate(
    _ sentences: [[UInt8]], _ manner: Manner
  ) throws(TranslationError) -> [Result<Translation, TranslationError>] {
    sentences.map { source in
      let text = String(decoding: source, as: UTF8.self)
      state.withLock { $0.translated.append(text) }
      if text.contains("FAIL") { return .failure(.textTooLong(tokens: 2000, limit: 1024)) }
      let pieces = pieces(of: source).map { String(decoding: source[$0.range], as: UTF8.self) }
      if pieces.isEmpty { return .success(.blank) }
      let made = rule(pieces, manner)
      let tokens = [Self.language] + made.map { id(of: $0.piece) } + [Self.end]
      state.withLock { $0.origins["\(text)|\(tokens)"] = made.map(\.origin) }
      let located = locatedText(of: tokens)
      return .success(
        Translation(
          text: String(decoding: located.text, as: UTF8.self), tokens: tokens, score: nil))
    }
  }

  private func id(of piece: String) -> TokenID {
    if piece.contains("☃") { return Self.unknown }
    return state.withLock { state in
      if let id = state.ids[piece] { return id }
      let id = TokenID(10 + state.ids.count)
      state.ids[piece] = id
      state.pieces[id] = piece
      return id
    }
  }

  let longestAligned = 100

  /// Of a text that it did not make, each word came from the source's word of that place.
  func tokens(ofTarget text: [UInt8]) -> (tokens: [TokenID], text: LocatedText) {
    let pieces = pieces(of: text)
    return (
      [Self.language] + pieces.map(\.id) + [Self.end],
      LocatedText(
        text: text, ranges: [0..<0] + pieces.map(\.range) + [text.count..<text.count])
    )
  }

  func pieces(of source: [UInt8]) -> [LocatedPiece] {
    var ranges: [Range<Int>] = []
    var start = 0
    var position = 0
    while position < source.count {
      while position < source.count, source[position].isASCIIWhiteSpace { position += 1 }
      guard position < source.count else { break }
      if source[position].isWordByte {
        while position < source.count, source[position].isWordByte { position += 1 }
      } else {
        position += 1
      }
      ranges.append(start..<position)
      start = position
    }
    return ranges.map { range in
      LocatedPiece(id: id(of: String(decoding: source[range], as: UTF8.self)), range: range)
    }
  }

  func locatedText(of tokens: [TokenID]) -> LocatedText {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    for token in tokens {
      var piece = Array((state.withLock { $0.pieces[token] } ?? "").utf8)
      if text.isEmpty, piece.first == .space { piece.removeFirst() }
      ranges.append(text.count..<text.count + piece.count)
      text += piece
    }
    return LocatedText(text: text, ranges: ranges)
  }

  func isUnknown(_ token: TokenID) -> Bool { token == Self.unknown }

  func scores(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [Float] {
    // Likely is what its rule makes of the source when nothing is forbidden.
    pairs.map { source, target in
      let pieces = pieces(of: source).map { String(decoding: source[$0.range], as: UTF8.self) }
      let expected = rule(pieces, .asAsked).map { id(of: $0.piece) }
      return target.dropFirst().dropLast().elementsEqual(expected) ? -0.1 : -3
    }
  }

  func attention(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [PieceAttention] {
    pairs.map { source, target in
      let text = String(decoding: source, as: UTF8.self)
      let count = pieces(of: source).count
      let made = state.withLock { $0.origins["\(text)|\(target)"] }
      let origins = made ?? (0..<target.count - 2).map { min($0, count - 1) }
      let rows = [nil] + origins.map(Optional.some) + [nil]
      return PieceAttention(
        weights: rows.map { origin in (0..<count).map { $0 == origin ? 1 : 0.01 } })
    }
  }
}
