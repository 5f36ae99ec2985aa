/// Numbers of things in words.
package enum Counted {
  /// Such as `1 opt-out` and `2 opt-outs`; `things` is for what does not just take an s at its end.
  package static func text(_ count: Int, _ thing: String, _ things: String? = nil) -> String {
    "\(count) \(count == 1 ? thing : things ?? thing + "s")"
  }
}
