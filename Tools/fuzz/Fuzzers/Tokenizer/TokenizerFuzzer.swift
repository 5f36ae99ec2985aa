import Glibc
import SteleFile
import SteleTokenizer

/// Segments `bytes` with a sound tokenizer and with one whose tables the input damages.
///
/// The first 24 bytes name eight places in the file (16 bits each) and what to put there; the rest
/// is the text. Starts from `Tests/Corrupt/tokenizer`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard input.count >= 24 else { return 0 }
  let text = Array(input[24...])
  let ids = sound.pieceIDs(of: text)
  precondition(ids.allSatisfy { (3..<sound.languages.all[0].id).contains($0) }, "impossible id")
  _ = sound.text(of: ids)

  var damaged = soundBytes
  for place in 0..<8 {
    let offset = Int(input[2 * place]) << 8 | Int(input[2 * place + 1])
    damaged[firstTable + offset % (damaged.count - firstTable)] = input[16 + place]
  }
  write(damaged)
  if let tokenizer = try? Tokenizer(reading: Container(opening: path)) {
    _ = tokenizer.text(of: tokenizer.pieceIDs(of: text))
  }
  return 0
}

/// In memory, and of this process alone, so that several can run beside each other.
private let path = "/dev/shm/stele-fuzz-tokenizer-\(getpid())"

private func write(_ bytes: [UInt8]) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
    perror(path)
    exit(1)
  }
  close(descriptor)
}

private let sound = makeSound()
nonisolated(unsafe) private var soundBytes: [UInt8] = []
nonisolated(unsafe) private var firstTable = 0

private func makeSound() -> Tokenizer {
  let words = [
    "▁", "a", "b", "c", "ab", "▁ab", "abc", "é", "東", "東京", "▁the", "th", "e", "▁th", "<x>", "bc",
  ]
  var pieces: [TokenizerTables.Piece] = [
    .init(text: Array("<unk>".utf8), score: 0, kind: .unknown),
    .init(text: Array("<s>".utf8), score: 0, kind: .control),
  ]
  for (index, word) in words.enumerated() {
    let kind: PieceKind = word == "<x>" ? .userDefined : word == "bc" ? .unused : .normal
    pieces.append(.init(text: Array(word.utf8), score: -Float(index % 7), kind: kind))
  }
  do {
    let tables = try TokenizerTables(
      pieces: pieces, normalizer: NormalizerRules(precompiledCharacterMap: []),
      layout: TokenLayout(languages: [.init(code: "eng_Latn", id: TokenID(pieces.count + 1))]))
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: tables.sections.map {
        SectionPlan(name: $0.name, elementType: $0.elementType, shape: $0.shape)
      })
    for section in tables.sections { try writer.append(contentsOf: section.bytes) }
    try writer.finish()
    let container = try Container(opening: path)
    container.file.withUnsafeBytes { soundBytes = Array($0) }
    firstTable = try container.section(named: "tokenizer.text").range.lowerBound
    return try Tokenizer(reading: container)
  } catch {
    preconditionFailure("\(error)")
  }
}
