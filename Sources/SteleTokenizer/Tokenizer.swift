import SteleBase
public import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns text into token ids and back, with the tables of a mapped model file.
///
/// Ids are those of the sentencepiece model that the file was made from, in NLLB's layout. Text may
/// be any bytes: each byte that is not UTF-8 counts as U+FFFD. No text is ever read as a special
/// token: `</s>` is five characters.
public struct Tokenizer: Sendable {
  /// The languages that have a token.
  public let languages: LanguageTable
  private let layout: TokenLayout
  private let table: PieceTable
  private let characterMap: MappedArray<UInt8>?
  private let rules: NormalizerRules
  private let userDefined: UserDefinedPieces
  private let wordsAreIndependent: Bool

  /// Opens the tokenizer of a model file.
  ///
  /// - Complexity: O(number of languages); no piece is read.
  public init(reading container: Container) throws(TokenizerError) {
    let configuration = try Self.readConfiguration(container)
    table = try PieceTable(container)
    do {
      let name = TokenizerConfiguration.characterMapSection
      characterMap =
        container.contains(name)
        ? try container.array(named: name, of: UInt8.self, elementType: .uint8) : nil
    } catch {
      throw .file(error)
    }
    layout = configuration.layout
    rules = configuration.normalizerRules(characterMap: [])
    userDefined = try Self.userDefinedPieces(configuration.userDefined, table)
    wordsAreIndependent = configuration.wordsAreIndependent
    languages = LanguageTable(layout.languages)
  }

  /// The pieces with these indices, which must rise: each is read once at most.
  private static func userDefinedPieces(
    _ indices: [Int], _ table: PieceTable
  ) throws(TokenizerError) -> UserDefinedPieces {
    guard zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .invalidPieces("the user-defined pieces are not in order; convert the checkpoint again")
    }
    return UserDefinedPieces(indices.compactMap { table.piece($0)?.text })
  }

  private static func readConfiguration(
    _ container: Container
  ) throws(TokenizerError) -> TokenizerConfiguration {
    let json: [UInt8]
    do {
      json = try container.text(named: TokenizerConfiguration.section)
    } catch {
      throw .file(error)
    }
    do {
      return try JSONDecoder().decode(TokenizerConfiguration.self, from: Data(json))
    } catch {
      throw .unreadableConfiguration(path: container.path, reason: "\(error)")
    }
  }
}

extension Tokenizer {
  /// The ids of the pieces of `text`, without any special token.
  public func pieceIDs(of text: [UInt8]) -> [TokenID] {
    text.withUnsafeBufferPointer { pieceIDs(of: $0) }
  }

  /// The ids of the pieces of `text`, without any special token.
  public func pieceIDs(of text: String) -> [TokenID] { pieceIDs(of: Array(text.utf8)) }

  /// The ids of a source: `[language] text </s>`, or in the order that the checkpoint was made for.
  public func sourceIDs(of text: [UInt8], language: Language) -> [TokenID] {
    let pieces = pieceIDs(of: text)
    return layout.sourceLanguageFirst
      ? [language.id] + pieces + [TokenLayout.end]
      : pieces + [TokenLayout.end, language.id]
  }

  /// The ids of a target: `[language] text </s>`.
  public func targetIDs(of text: [UInt8], language: Language) -> [TokenID] {
    [language.id] + pieceIDs(of: text) + [TokenLayout.end]
  }

  /// The text that `ids` stand for.
  ///
  /// Specials, languages and ids that the tokenizer does not have are left out, as are spaces at
  /// both ends.
  public func text(of ids: some Sequence<TokenID>) -> String {
    var bytes: [UInt8] = []
    for id in ids { appendText(of: id, to: &bytes) }
    return String(decoding: bytes[Self.withoutOuterSpaces(bytes)], as: UTF8.self)
  }

  /// Whether `id` is the unknown piece, which stands for whatever no piece covers.
  public func isUnknown(_ id: TokenID) -> Bool { id == TokenLayout.unknown }

  /// The pieces of `text` and where each came from: ids as `pieceIDs(of:)`, and for each its range
  /// of UTF-8 offsets in `text`.
  ///
  /// Ranges follow each other and together cover all of `text`, if it has any piece. Spaces belong
  /// to the piece after them, as do those at the start; what else normalization drops belongs to
  /// the piece before it, and to the last one what is dropped at the end. Where several pieces come
  /// from one character, such as a ligature, the first has its range and the others are empty. An
  /// unknown piece has its whole run of characters.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes.
  public func locatedPieces(of text: [UInt8]) -> [LocatedPiece] {
    text.withUnsafeBufferPointer { text in withPipeline { $0.locatedPieces(of: text) } }
  }

  /// The text that `ids` stand for, and the part that each of them has in it.
  ///
  /// The bytes are those of ``text(of:)``. Ranges follow each other and cover the text; ids that
  /// have no text, such as specials, have empty ones, and spaces that are left out at both ends
  /// have none.
  public func locatedText(of ids: [TokenID]) -> LocatedText {
    var bytes: [UInt8] = []
    let ranges = ids.map { id in
      let start = bytes.count
      appendText(of: id, to: &bytes)
      return start..<bytes.count
    }
    let kept = Self.withoutOuterSpaces(bytes)
    return LocatedText(
      text: Array(bytes[kept]),
      ranges: ranges.map { range in
        let range = range.clamped(to: kept)
        return range.lowerBound - kept.lowerBound..<range.upperBound - kept.lowerBound
      })
  }

  /// All of `bytes` but the spaces at both ends.
  private static func withoutOuterSpaces(_ bytes: [UInt8]) -> Range<Int> {
    let space = UInt8(ascii: " ")
    guard let first = bytes.firstIndex(where: { $0 != space }),
      let last = bytes.lastIndex(where: { $0 != space })
    else { return 0..<0 }
    return first..<last + 1
  }

  /// Appends what `id` stands for, with a space for each U+2581; nothing for a special.
  func appendText(of id: TokenID, to bytes: inout [UInt8]) {
    withExtendedLifetime(table) {
      let view = table.view
      guard let piece = view.entry(Int(id) - TokenLayout.pieceOffset),
        piece.kind != .control, piece.kind != .unknown
      else { return }
      var rest = view.text[piece.range]
      while let first = rest.first {
        let isSpace = first == 0xE2 && rest.starts(with: UTF8Character.spaceSymbol)
        bytes.append(isSpace ? UInt8(ascii: " ") : first)
        rest = rest.dropFirst(isSpace ? UTF8Character.spaceSymbol.count : 1)
      }
    }
  }

  private func pieceIDs(of text: UnsafeBufferPointer<UInt8>) -> [TokenID] {
    withPipeline { $0.withPieces(of: text) { $1 } }
  }

  private func withPipeline<Result>(_ body: (TokenizerPipeline) -> Result) -> Result {
    withExtendedLifetime(table) {
      guard let characterMap else { return body(pipeline(map: nil)) }
      return characterMap.withUnsafeBufferPointer { map in
        body(pipeline(map: CharacterMap(UnsafeRawBufferPointer(map))))
      }
    }
  }

  private func pipeline(map: CharacterMap?) -> TokenizerPipeline {
    TokenizerPipeline(
      pieces: table.view, normalizer: Normalizer(rules: rules, map: map, userDefined: userDefined),
      wordsAreIndependent: wordsAreIndependent)
  }
}

extension Tokenizer {
  /// Where `container` has what tokenizing and detokenizing look up, in bytes from the start of its
  /// file: read here and there, and in no decoder step.
  package static func lookedUpRanges(in container: Container) -> [Range<Int>] {
    PieceTable.ranges(in: container)
  }
}
