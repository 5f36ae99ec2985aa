/// One line of input, or what is wrong with it.
struct InputLine: Sendable {
  /// The line's bytes; none where it was too long to be kept.
  var content: [UInt8]
  /// Why there is no content.
  var error: String?
  /// Why the content is not UTF-8, if it is not.
  var invalid: String?

  /// Longer lines are not kept: no sentence is a mebibyte long.
  static let longest = 1 << 20

  /// A line of these bytes.
  init(content: [UInt8]) {
    self.content = content
    invalid = InvalidText.problem(of: content)
  }

  /// A line that cannot be used.
  init(error: String) {
    content = []
    self.error = error
  }

  /// A line of more bytes than are kept.
  init(tooLong byteCount: Int) {
    self.init(
      error: "the line has \(byteCount) bytes, of which no more than \(Self.longest) are read; "
        + "split it into sentences")
  }
}
