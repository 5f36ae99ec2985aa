/// A place where what a document says depends on the language of its translations: mostly, in which
/// language it is.
struct LanguageSlot: Sendable {
  var range: Range<Int>
  /// What to write before the language's tag.
  var prefix: [UInt8] = []
  /// What to write behind it.
  var suffix: [UInt8] = []
  /// What is written there for a language's NLLB code.
  var tag: @Sendable (String) -> [UInt8]
  /// Whether it stays as it is where no text of the document changes.
  var followsText = false
}

extension LanguageSlot {
  /// The place `range` of `bytes`, which says `name`, a language's tag.
  ///
  /// A tag that means the target language stays as it is written, with its region; `name` is what
  /// stands there if nothing is given, and `tag` says what else to write for an NLLB code.
  init(
    naming range: Range<Int>, of bytes: [UInt8], saying name: String? = nil,
    followsText: Bool = false, tag: @escaping @Sendable (String) -> String = LanguageTag.bcp47
  ) {
    let own = Array(bytes[range])
    let name = name ?? String(decoding: own, as: UTF8.self)
    self.init(
      range: range,
      tag: { LanguageTag.isTag(name, of: $0) ? own : Array(tag($0).utf8) },
      followsText: followsText)
  }
}
