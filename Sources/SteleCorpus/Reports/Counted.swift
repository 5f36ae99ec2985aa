/// Numbers of things in words.
public enum Counted {
  /// `1 opt-out`, `2 opt-outs`.
  public static func text(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
