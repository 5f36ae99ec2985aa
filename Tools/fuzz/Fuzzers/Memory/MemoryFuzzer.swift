import SteleTokenizer
import SteleTranslation

/// English and French, as a memory names them.
private let languages: MemoryLanguages? = {
  let table = LanguageTable([.init(code: "eng_Latn", id: 1), .init(code: "fra_Latn", id: 2)])
  guard let source = try? table.language(matching: "en"),
    let target = try? table.language(matching: "fr")
  else { return nil }
  return MemoryLanguages(from: source, to: target, in: table)
}()

/// Reads `bytes` as a translation memory, adds sentences to it, and finds them there; starts from
/// `Tests/Corrupt/memory`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let source = Array("Open <the> file & go.".utf8)
  let target = Array("Ouvrez \"le\" fichier & partez.".utf8)
  guard let languages,
    let sentence = RecordedSentence(
      source: source, sourceMarks: [0..<4, 5..<5], target: target, targetMarks: [8..<12, 0..<0],
      fingerprint: 7)
  else { return 0 }
  do {
    let file = try TMXFile(parsing: input, path: "memory.tmx")
    let table = MemoryTable(file, languages)
    let isConfirmed = table.match(source, marks: [0..<4, 5..<5], fingerprint: nil) != nil
    guard let changed = file.updated(with: [sentence], languages) else { return 0 }
    precondition(!isConfirmed, "what was confirmed was changed")
    let again = try TMXFile(parsing: changed, path: "memory.tmx")
    precondition(again.updated(with: [sentence], languages) == nil, "the memory did not stay")
    let match = MemoryTable(again, languages).match(
      source, marks: [0..<4, 5..<5], fingerprint: 7)
    precondition(match?.text == target, "what was recorded was not found")
  } catch {
    precondition(!error.description.isEmpty, "an error without a text")
  }
  return 0
}
