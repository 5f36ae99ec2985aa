/// Tells whether a text ends a sentence, by its punctuation.
enum SentenceEnd {
  private static let ends = [
    ".", "!", "?", ":", "…", "。", "！", "？", "：", "।", "۔", "؟", "።", "။", "។",
  ]
  .map { Array($0.utf8) }
  private static let closers = ["\"", "'", ")", "]", "”", "’", "»", "」", "』", "）"].map {
    Array($0.utf8)
  }

  /// Whether `text` ends with a mark that ends a sentence, or with one and quotes or brackets.
  static func isAtEnd(of text: ArraySlice<UInt8>) -> Bool {
    var text = text
    while let closer = closers.first(where: { text.hasSuffix($0) }) {
      text.removeLast(closer.count)
    }
    return ends.contains { text.hasSuffix($0) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
