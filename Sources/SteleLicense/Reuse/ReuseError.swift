/// Why a file in which a project annotates others cannot be followed, and where.
public struct ReuseError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong there, and what to do.
  public let reason: String
}

extension ReuseError: CustomStringConvertible {
  /// Where, what is wrong there, and what to do.
  public var description: String { "line \(line): \(reason)" }
}
