/// Numbers of things, for people.
public enum Count {
  /// Such as `1 file` and `2 files`; `plural` for what does not end in an s.
  public static func text(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
