/// Prepares text as sentencepiece's normalizer does, before it is segmented.
struct Normalizer {
  let rules: NormalizerRules
  /// Nil where no character is replaced.
  let map: CharacterMap?
  /// Texts that are copied as they are, whatever the map says.
  let userDefined: UserDefinedPieces

  /// Appends the normalized form of `text` to `output`.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let first = output.count
    var position = rules.removeExtraWhitespaces ? endOfLeadingSpaces(text) : 0
    guard position < text.count else { return }
    if rules.addDummyPrefix, !rules.treatWhitespaceAsSuffix { appendSpace(to: &output) }
    var previousIsSpace = rules.removeExtraWhitespaces
    while position < text.count {
      let length = withPrefix(of: text, at: position) { prefix in
        var start = 0
        if previousIsSpace {
          while start < prefix.count, prefix[start] == UInt8(ascii: " ") { start += 1 }
        }
        for byte in prefix[start...] {
          if byte == UInt8(ascii: " ") { appendSpace(to: &output) } else { output.append(byte) }
        }
        if start < prefix.count { previousIsSpace = prefix[prefix.count - 1] == UInt8(ascii: " ") }
      }
      position += length
      if !rules.removeExtraWhitespaces { previousIsSpace = false }
    }
    if rules.removeExtraWhitespaces { removeTrailingSpaces(from: &output, downTo: first) }
    if rules.addDummyPrefix, rules.treatWhitespaceAsSuffix { appendSpace(to: &output) }
  }

  private func endOfLeadingSpaces(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var position = 0
    while position < text.count {
      var isSpace = false
      let length = withPrefix(of: text, at: position) { prefix in
        isSpace = prefix.count == 1 && prefix[0] == UInt8(ascii: " ")
      }
      guard isSpace else { break }
      position += length
    }
    return position
  }

  private func removeTrailingSpaces(from output: inout [UInt8], downTo first: Int) {
    let space = rules.escapeWhitespaces ? UTF8Character.spaceSymbol : [UInt8(ascii: " ")]
    while output.count - first >= space.count, output.suffix(space.count).elementsEqual(space) {
      output.removeLast(space.count)
    }
  }

  private func appendSpace(to output: inout [UInt8]) {
    if rules.escapeWhitespaces {
      output.append(contentsOf: UTF8Character.spaceSymbol)
    } else {
      output.append(UInt8(ascii: " "))
    }
  }

  /// Calls `body` with what the characters at `position` are replaced by; returns their length.
  @inline(__always)
  private func withPrefix(
    of text: UnsafeBufferPointer<UInt8>, at position: Int,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int {
    if let length = userDefined.longestMatch(in: text, at: position) {
      let piece = UnsafeBufferPointer(rebasing: text[position..<position + length])
      body(UnsafeRawBufferPointer(piece))
      return length
    }
    if let match = map?.longestMatch(in: text, from: position) {
      body(match.replacement)
      return match.length
    }
    guard let length = UTF8Character.length(in: text, at: position) else {
      UTF8Character.replacement.withUnsafeBytes(body)
      return 1
    }
    let character = UnsafeBufferPointer(rebasing: text[position..<position + length])
    body(UnsafeRawBufferPointer(character))
    return length
  }
}

/// The pieces that a model's maker declared to be symbols of their own; most models have none.
struct UserDefinedPieces {
  /// By first byte, the longest first.
  private var byFirstByte: [UInt8: [[UInt8]]] = [:]

  init(_ pieces: [[UInt8]]) {
    for piece in pieces {
      if let first = piece.first { byFirstByte[first, default: []].append(piece) }
    }
    for key in byFirstByte.keys { byFirstByte[key]?.sort { $0.count > $1.count } }
  }

  /// The length of the longest piece that `text` has at `position`, or nil.
  @inline(__always)
  func longestMatch(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    if byFirstByte.isEmpty { return nil }
    return byFirstByte[text[position]]?.first { piece in
      text[position...].starts(with: piece)
    }?.count
  }
}
