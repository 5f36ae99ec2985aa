/// A place of a document that holds text but was left as it is, since its markup could not be followed.
public struct LeftOutPlace: Sendable, Equatable {
  /// The line where it begins, from 1.
  public var line: Int
  /// What is there, such as `a table in a form that is not known`.
  public var what: String

  /// A place with these parts.
  public init(line: Int, what: String) {
    self.line = line
    self.what = what
  }
}
