/// Where in an input a row stands.
public enum RowPosition: Sendable, Equatable, CustomStringConvertible {
  /// A line of JSON Lines, counted from 1.
  case line(Int)
  /// A byte of a row stream, counted from 0.
  case byte(Int)

  /// `line 3` or `byte 120`.
  public var description: String {
    switch self {
    case .line(let number): "line \(number)"
    case .byte(let offset): "byte \(offset)"
    }
  }
}
