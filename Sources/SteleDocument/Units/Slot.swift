/// A place in a document where a translation goes.
struct Slot: Sendable {
  /// What it takes the place of, in bytes from the start of the decoded document.
  var range: Range<Int>
  /// The unit that goes there.
  var unit: Int
  /// How a translation is written there.
  var writer: any SlotWriter
  /// The slot around it, if it lies in the markup of another slot's text, as an attribute does.
  var host: Host?
  /// What is written before the slot besides, if its text is translated; of slots that share one,
  /// the first that is written writes it.
  var addition: Addition?
  /// Whether a translation is written even if it equals its unit, since the place is empty in the
  /// document.
  ///
  /// An empty translation leaves it so.
  var isWrittenAlways = false
  /// Whether an empty translation is written as well, since others stand in the same element.
  var isWrittenEmpty = false

  struct Addition: Sendable {
    var offset: Int
    var bytes: [UInt8]
  }

  struct Host: Sendable {
    var slot: Int
    /// The mark in whose opening markup it lies.
    var mark: Int
    /// Where it lies in the markup.
    var range: Range<Int>
  }
}
