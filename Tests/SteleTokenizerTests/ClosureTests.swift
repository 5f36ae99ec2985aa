import SteleFile
import SteleTestSupport
import SteleTokenizer
import Testing

/// A tokenizer with the closure of some pieces segments text of these pieces as the full one does.
@Suite struct ClosureTests {
  private static let specials = [("<unk>", .unknown), ("<s>", .control), ("</s>", .control)].map {
    (text: String, kind: PieceKind) in
    TokenizerTables.Piece(text: Array(text.utf8), score: 0, kind: kind)
  }

  /// A random tokenizer over few letters, so that merges compete; scores are tied here and there.
  private func pieces(_ random: inout SplitMix64, kinds: [PieceKind]) -> [TokenizerTables.Piece] {
    var pieces = Self.specials
    var texts: Set<String> = []
    for letter in ["▁", "a", "b", "c"] where Int.random(in: 0..<8, using: &random) > 0 {
      texts.insert(letter)
    }
    for _ in 0..<40 {
      let length = Int.random(in: 2...5, using: &random)
      texts.insert(
        String((0..<length).map { _ in "aab▁c"[Int.random(in: 0..<5, using: &random)] }))
    }
    for text in texts.sorted().shuffled(using: &random) {
      let isSpecial = text.count > 1 && Int.random(in: 0..<12, using: &random) == 0
      pieces.append(
        .init(
          text: Array(text.utf8), score: Float(Int.random(in: -30...0, using: &random)),
          kind: isSpecial ? kinds.randomElement(using: &random) ?? .normal : .normal))
    }
    return pieces
  }

  /// All texts of up to `length` letters.
  private func texts(upTo length: Int) -> [String] {
    var all = [""]
    var longest = all
    for _ in 0..<length {
      longest = longest.flatMap { text in ["a", "b", "c", " "].map { text + $0 } }
      all += longest
    }
    return all
  }

  private func tables(_ pieces: [TokenizerTables.Piece]) throws -> TokenizerTables {
    try TokenizerTables(
      pieces: pieces, normalizer: NormalizerRules(precompiledCharacterMap: []),
      layout: TokenLayout(languages: []))
  }

  /// The texts that a tokenizer of `kept` pieces segments otherwise, though the full one makes
  /// kept pieces of them, and how many there are of which it does.
  private func differing(
    _ pieces: [TokenizerTables.Piece], kept: Set<Int>, among texts: [String]
  ) throws -> (differing: Int, compared: Int) {
    let full = try TokenizerFixture(pieces: pieces).tokenizer
    let order = kept.sorted()
    let trimmed = try TokenizerFixture(pieces: order.map { pieces[$0] }).tokenizer
    var counts = (differing: 0, compared: 0)
    for text in texts {
      let ids = full.pieceIDs(of: text)
      let expected = ids.map { id in
        id == TokenLayout.unknown ? id : order.firstIndex(of: Int(id) - 1).map { TokenID($0 + 1) }
      }
      guard !expected.contains(nil) else { continue }
      counts.compared += 1
      if trimmed.pieceIDs(of: text) != expected { counts.differing += 1 }
    }
    return counts
  }

  @Test(
    arguments: [[.normal], [.normal, .userDefined], [.normal, .unused], [.unused, .userDefined]]
      as [[PieceKind]])
  func `Text of kept pieces is segmented as before`(_ kinds: [PieceKind]) throws {
    let texts = texts(upTo: 5)
    var withClosure = (differing: 0, compared: 0)
    var without = (differing: 0, compared: 0)
    for seed in 0..<12 {
      var random = SplitMix64(seed: seed)
      let pieces = pieces(&random, kinds: kinds)
      let kept = Set(
        pieces.indices.filter { index in
          pieces[index].kind != .normal || Int.random(in: 0..<4, using: &random) == 0
        })
      let closure = try tables(pieces).closure(of: kept)
      #expect(closure.isSuperset(of: kept))
      #expect(try tables(pieces).closure(of: closure) == closure)
      let counts = try differing(pieces, kept: closure, among: texts)
      withClosure = (
        withClosure.differing + counts.differing, withClosure.compared + counts.compared
      )
      let control = try differing(pieces, kept: kept, among: texts)
      without = (without.differing + control.differing, without.compared + control.compared)
    }
    #expect(withClosure.differing == 0 && withClosure.compared > 500, "\(withClosure)")
    // The same without the closure, to show that the test can fail.
    #expect(without.differing > 0, "\(without)")
  }

  @Test func `Usage is that of the tokenizer in the file`() throws {
    var random = SplitMix64(seed: 3)
    let pieces = pieces(&random, kinds: [.normal])
    let tokenizer = try TokenizerFixture(pieces: pieces).tokenizer
    var usage = PieceUsage(try tables(pieces))
    var expected: Set<TokenID> = []
    for text in texts(upTo: 4).shuffled(using: &random).prefix(40) + ["é\u{1F98A}"] {
      usage.add(Array(text.utf8))
      expected.formUnion(tokenizer.pieceIDs(of: text))
    }
    let used = usage.isUsed.indices.filter { usage.isUsed[$0] }.map { TokenID($0 + 1) }
    #expect(Set(used) == expected.subtracting([TokenLayout.unknown]))
    #expect(usage.unknownCount > 0 && usage.tokenCount > used.count)
    #expect(usage.characters.map(String.init) == ["a", "b", "c", "é", "▁", "\u{1F98A}"])
  }
}

extension String {
  fileprivate subscript(_ offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
