/// Warnings of which only the first are printed one by one.
struct LimitedWarnings {
  private static let limit = 10
  private var count = 0

  /// Prints a warning, if not too many were.
  mutating func warn(_ text: String) {
    count += 1
    if count <= Self.limit { StandardOutput.warn("Warning: \(text)") }
  }

  /// Says how many were not printed.
  func close() {
    if count > Self.limit {
      StandardOutput.warn("Warning: \(count - Self.limit) more of this kind")
    }
  }
}
