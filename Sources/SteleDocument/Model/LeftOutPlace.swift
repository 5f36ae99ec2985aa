/// A place of a document that holds text but was left as it is: its markup could not be followed,
/// or it belongs to nothing that the format knows.
public struct LeftOutPlace: Sendable, Equatable {
  /// The line where it begins, from 1.
  public var line: Int
  /// What is there, such as `text that belongs to no cue`.
  public var what: String

  /// A place with these parts.
  public init(line: Int, what: String) {
    self.line = line
    self.what = what
  }
}
