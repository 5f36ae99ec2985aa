import SteleFile
import SteleTokenizer

/// Sentences of plain text that show what goes into each matrix of a model.
///
/// Each line is translated into its own language, as it were: it is the source and the target, both
/// with the token of some language. Measured on the demo model, that serves as well as pairs of
/// translations; so texts need no language and no order.
struct CalibrationText {
  /// What the encoder reads of each line, and what the decoder does.
  private(set) var sentences: [(source: [TokenID], target: [TokenID])] = []

  /// The texts.
  let files: [MappedFile]

  /// Tokens that are enough: more change little and take time.
  private static let mostTokens = 8192
  /// Of a longer line only so many are taken.
  private static let mostTokensOfLine = 256
  /// Of a longer line only so many bytes are looked at.
  private static let mostBytesOfLine = 8192

  /// Lines of the texts at `paths` in turns, as many as are wanted, cut up by `tables`.
  ///
  /// - Throws: An error if a text has no line with tokens, or bytes that no text has, as far as it
  ///   is read.
  init(
    _ paths: [String], _ tables: TokenizerTables, _ layout: TokenLayout,
    startingWith start: TokenID, endingWith end: TokenID
  ) throws(ConversionError) {
    let texts = try paths.map { path throws(ConversionError) in
      do throws(FileError) { return try MappedFile(path: path) } catch {
        throw .unreadableText(error)
      }
    }
    files = texts
    var positions = texts.map { _ in 0 }
    var lineCounts = positions
    var tokenCount = 0
    while tokenCount < Self.mostTokens, zip(texts, positions).contains(where: { $1 < $0.byteCount })
    {
      for (index, text) in texts.enumerated() {
        guard let line = try Self.line(of: text, from: &positions[index]) else { continue }
        let tokens = tables.tokens(of: line).prefix(Self.mostTokensOfLine)
        guard !tokens.isEmpty, !layout.languages.isEmpty else { continue }
        let language = layout.languages[sentences.count % layout.languages.count].id
        let source =
          layout.sourceLanguageFirst ? [language] + tokens + [end] : tokens + [end, language]
        sentences.append((source, [start, language] + tokens))
        tokenCount += source.count
        lineCounts[index] += 1
      }
    }
    if let empty = lineCounts.firstIndex(of: 0) {
      throw .notText(path: texts[empty].path, reason: "there is nothing but blank lines")
    }
  }

  /// The line at `position`, which moves to the next; nil at the end.
  private static func line(
    of text: MappedFile, from position: inout Int
  ) throws(ConversionError) -> [UInt8]? {
    guard position < text.byteCount else { return nil }
    let (line, next) = text.withUnsafeBytes { bytes in
      let rest = bytes[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      return (Array(rest[..<end].prefix(mostBytesOfLine)), end + 1)
    }
    if let zero = line.firstIndex(of: 0) {
      throw .notText(path: text.path, reason: "byte \(position + zero) is zero")
    }
    position = next
    return line
  }
}
