/// Why a file in which a project annotates others cannot be followed, and where.
package struct ReuseError: Error, Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// What is wrong there, and what to do.
  package let reason: String
}

extension ReuseError: CustomStringConvertible {
  /// Where, what is wrong there, and what to do.
  package var description: String { "line \(line): \(reason)" }
}
