public import SteleDocument

/// Texts that are to be translated together, from one language into another.
public struct TranslationRequest: Sendable {
  /// The texts, each of any length.
  public var texts: [String]
  /// How they are translated: without sampling and shortlist.
  ///
  /// Threads and batches are the engine's, and nothing is scored.
  public var options: TextOptions
  /// What each text is; nil is plain text.
  public var format: DocumentFormat?
  /// How urgent it is.
  public var urgency: Urgency

  /// How urgent a request is.
  public enum Urgency: Sendable {
    /// Somebody waits for it.
    case interactive
    /// It may wait for others, but never stands still for them.
    case background
  }

  /// A request of these parts.
  public init(
    _ texts: [String], options: TextOptions, format: DocumentFormat? = nil,
    urgency: Urgency = .interactive
  ) {
    self.texts = texts
    self.options = options
    self.format = format
    self.urgency = urgency
  }
}
