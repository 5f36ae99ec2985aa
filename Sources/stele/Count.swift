/// Numbers of things, for people.
enum Count {
  /// `1 document` or `2 documents`.
  static func text(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
