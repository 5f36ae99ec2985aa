/// Memory that a batch needs besides weights, in bytes.
struct BatchMemory {
  /// From the first step on.
  var fixed: Int
  /// Of one page of keys and values of the translations, and how many may be needed.
  var pageByteCount: Int
  var pages: Int
  /// Tokens that are looked up at once, at most.
  var tokens: Int
  /// What steps read of the output projection.
  var reads = StepReads()
  var sentences: Int
  var beams: Int

  /// If all translations become as long as they may.
  var largest: Int { fixed + pages * pageByteCount }
}
