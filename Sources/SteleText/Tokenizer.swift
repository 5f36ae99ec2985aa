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
  public init(reading container: Container) throws(TextError) {
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
  ) throws(TextError) -> UserDefinedPieces {
    guard zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .invalidPieces("the user-defined pieces are not in order; convert the checkpoint again")
    }
    return UserDefinedPieces(indices.compactMap { table.piece($0)?.text })
  }

  private static func readConfiguration(
    _ container: Container
  ) throws(TextError) -> TokenizerConfiguration {
    let json: [UInt8]
    do {
      json = try container.text(named: TokenizerConfiguration.section)
    } catch {
      throw .file(error)
    }
    do {
      return try JSONDecoder().decode(TokenizerConfiguration.self, from: Data(json))
    } catch {
      throw .unreadableConfiguration(path: container.file.path, reason: "\(error)")
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
    let space = UTF8Character.spaceSymbol
    var bytes: [UInt8] = []
    for id in ids {
      guard let piece = table.piece(Int(id) - TokenLayout.pieceOffset),
        piece.kind != .control, piece.kind != .unknown
      else { continue }
      var position = 0
      while position < piece.text.count {
        if piece.text[position...].starts(with: space) {
          bytes.append(UInt8(ascii: " "))
          position += space.count
        } else {
          bytes.append(piece.text[position])
          position += 1
        }
      }
    }
    let trimmed = bytes.drop { $0 == UInt8(ascii: " ") }
    let end = trimmed.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? trimmed.startIndex
    return String(decoding: trimmed[..<end], as: UTF8.self)
  }

  private func pieceIDs(of text: UnsafeBufferPointer<UInt8>) -> [TokenID] {
    withExtendedLifetime(table) {
      guard let characterMap else { return segmentation(map: nil).segment(text) { $1 } }
      return characterMap.withUnsafeBufferPointer { map in
        segmentation(map: CharacterMap(UnsafeRawBufferPointer(map))).segment(text) { $1 }
      }
    }
  }

  private func segmentation(map: CharacterMap?) -> Segmentation {
    Segmentation(
      pieces: table.view, normalizer: Normalizer(rules: rules, map: map, userDefined: userDefined),
      wordsAreIndependent: wordsAreIndependent)
  }
}
