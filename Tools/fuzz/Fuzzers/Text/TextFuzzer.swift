import SteleText

/// Splits, cuts, prepares and searches `bytes`; starts from `Tests/Corrupt/text`.
///
/// The first byte chooses the language, the rest is the text, and a glossary as well.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let languages = [
    "eng_Latn", "deu_Latn", "ell_Grek", "jpn_Jpan", "tha_Thai", "bod_Tibt", "arb_Arab",
  ]
  let text = Array(input.dropFirst())
  let splitter = SentenceSplitter(language: languages[Int(first) % languages.count])

  let protected = ProtectedSpans.spans(in: text).map(\.range)
  checkOrder(protected, in: text)
  let sentences = splitter.sentences(of: text, protecting: protected)
  checkOrder(sentences, in: text)
  for sentence in sentences {
    precondition(!sentence.isEmpty, "a sentence of nothing")
    let pieces = splitter.cut(sentence, of: text, protecting: protected) { $0.count <= 12 }
    checkOrder(pieces, in: text)
    precondition(pieces.allSatisfy { sentence.contains($0.lowerBound) }, "a piece from elsewhere")
  }

  let prepared = Preprocessing.nllb.applied(to: text)
  precondition(prepared.count <= 64 * text.count + 64, "preparation grows without bound")

  if let glossary = try? Glossary(parsing: text, path: "glossary") {
    checkOrder(glossary.matches(in: text).map(\.range), in: text)
  }
  return 0
}

private func checkOrder(_ ranges: [Range<Int>], in text: [UInt8]) {
  var end = 0
  for range in ranges {
    precondition(range.lowerBound >= end && range.upperBound <= text.count, "ranges out of order")
    end = range.upperBound
  }
}
