import SteleBase

/// Prepares text as sentencepiece's normalizer does, before it is cut into pieces.
struct Normalizer {
  let rules: NormalizerRules
  /// Nil where no character is replaced.
  let map: CharacterMap?
  /// Texts that are copied as they are, whatever the map says.
  let userDefined: UserDefinedPieces

  /// Appends the normalized form of `text` to `output`.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  func append<Output: NormalizedText & ~Copyable>(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout Output
  ) {
    guard let base = text.baseAddress else { return }
    var position = rules.removeExtraWhitespaces ? endOfLeadingSpaces(text, base) : 0
    guard position < text.count else { return }
    if rules.addDummyPrefix, !rules.treatWhitespaceAsSuffix { appendSpace(to: &output) }
    var previousIsSpace = rules.removeExtraWhitespaces
    while position < text.count {
      let prefix = prefix(of: text, base, at: position)
      output.followsHere(from: position)
      position += prefix.consumed
      append(prefix, to: &output, &previousIsSpace)
    }
    if rules.removeExtraWhitespaces { removeTrailingSpaces(from: &output) }
    if rules.addDummyPrefix, rules.treatWhitespaceAsSuffix { appendSpace(to: &output) }
  }

  @inline(__always)
  private func append<Output: NormalizedText & ~Copyable>(
    _ prefix: Prefix, to output: inout Output, _ previousIsSpace: inout Bool
  ) {
    var start = 0
    if previousIsSpace {
      while start < prefix.count, prefix.bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    for offset in start..<prefix.count {
      let byte = prefix.bytes[offset]
      if byte == UInt8(ascii: " ") { appendSpace(to: &output) } else { output.bytes.append(byte) }
    }
    if !rules.removeExtraWhitespaces {
      previousIsSpace = false
    } else if start < prefix.count {
      previousIsSpace = prefix.bytes[prefix.count - 1] == UInt8(ascii: " ")
    }
  }

  private func endOfLeadingSpaces(
    _ text: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>
  ) -> Int {
    var position = 0
    while position < text.count {
      let prefix = prefix(of: text, base, at: position)
      guard prefix.count == 1, prefix.bytes[0] == UInt8(ascii: " ") else { break }
      position += prefix.consumed
    }
    return position
  }

  private func removeTrailingSpaces<Output: NormalizedText & ~Copyable>(
    from output: inout Output
  ) {
    let space = rules.escapeWhitespaces ? UTF8Character.spaceSymbol : [UInt8(ascii: " ")]
    while output.bytes.hasSuffix(space) { output.bytes.removeLast(space.count) }
  }

  @inline(__always)
  private func appendSpace<Output: NormalizedText & ~Copyable>(to output: inout Output) {
    if rules.escapeWhitespaces {
      output.bytes.append(0xE2)
      output.bytes.append(0x96)
      output.bytes.append(0x81)
    } else {
      output.bytes.append(UInt8(ascii: " "))
    }
  }

  /// What the first characters of a text are replaced by, and how many bytes they are.
  private struct Prefix {
    var bytes: UnsafePointer<UInt8>
    var count: Int
    var consumed: Int
  }

  @inline(__always)
  private func prefix(
    of text: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>, at position: Int
  ) -> Prefix {
    let start = base + position
    if let length = userDefined.longestMatch(in: text, at: position) {
      return Prefix(bytes: start, count: length, consumed: length)
    }
    if let match = map?.longestMatch(in: text, from: position) {
      return Prefix(bytes: match.replacement, count: match.count, consumed: match.length)
    }
    guard let length = UTF8Character.length(in: text, at: position) else {
      return Prefix(
        bytes: UTF8Character.replacement, count: UTF8Character.replacementCount, consumed: 1)
    }
    return Prefix(bytes: start, count: length, consumed: length)
  }
}
