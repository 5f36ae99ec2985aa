import SteleFile

extension SourceText {
  /// What tells whether a sentence would be translated as it was: its text before it was prepared,
  /// all that was made of it, and what else decides.
  func fingerprint(of original: [UInt8], settings: String) -> UInt64 {
    var all: [UInt8] = []
    func add(_ bytes: [UInt8]) {
      // The lengths keep texts apart.
      all += Array("\(bytes.count) ".utf8) + bytes
    }
    func add(_ text: String) { add(Array(text.utf8)) }
    add(settings)
    add(original)
    add(bytes)
    for part in protected {
      add("\(part.range) \(part.before) \(part.after)")
      add(part.mask)
      add(part.original)
    }
    for mark in marks {
      let stretches = mark.protected.map { "\($0.part) \($0.bytes)" }.joined(separator: ",")
      add(
        "\(mark.range) \(mark.beginsWithSpace) \(mark.endsWithSpace) \(mark.gapBefore ?? -1) "
          + stretches)
    }
    for term in terms {
      add("\(term.range)")
      add(term.target)
    }
    return all.withUnsafeBytes(Checksum.of)
  }
}
