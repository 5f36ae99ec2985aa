import SteleDocument
import Synchronization

/// A document that was read and taken apart, and whose texts wait to be translated.
final class OpenDocument: Sendable {
  /// Which of the plan's documents it is.
  let index: Int
  /// What it is called, and where its translation goes.
  let task: DocumentTask
  /// How it was read.
  let format: DocumentFormat
  /// The document itself.
  let document: Document
  /// Of the document and all that decides on its translation.
  let fingerprint: String
  /// What an earlier run translated, by the number of the text.
  let known: [Int: TextUnit]
  /// The numbers of all other texts, in order.
  let waiting: [Int]
  private let failed = Atomic(false)

  /// The document `task`, which is number `index` of all, and was read as `format`.
  init(
    _ document: Document, _ task: DocumentTask, _ format: DocumentFormat, index: Int,
    fingerprint: String, known: [Int: TextUnit]
  ) {
    self.index = index
    self.task = task
    self.format = format
    self.document = document
    self.fingerprint = fingerprint
    self.known = known
    waiting = document.units.indices.filter { known[$0] == nil }
  }

  /// Whether there will be no translation, so that its other texts need none.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Notes that there will be no translation.
  func fail() { failed.store(true, ordering: .relaxed) }
}
