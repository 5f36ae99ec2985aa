/// The slots of a document whose places depend on the language that it is translated into.
protocol SlotLayout: Sendable {
  /// The slots for translations into the language with the NLLB code `targetLanguage`, in order.
  func slots(for targetLanguage: String?) -> [Slot]
}
