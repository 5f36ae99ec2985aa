/// Why a glossary cannot be read.
public enum GlossaryError: Error, Sendable, Equatable {
  /// A line is no term with its translation; lines count from 1.
  case invalidLine(path: String, line: Int, reason: String)
  /// Two lines translate one term differently; lines count from 1.
  case conflictingTerms(path: String, term: String, firstLine: Int, line: Int)
}

extension GlossaryError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .invalidLine(let path, let line, let reason):
      "\(path):\(line): \(reason); a line of a glossary is a term, a tab and its translation"
    case .conflictingTerms(let path, let term, let firstLine, let line):
      "\(path):\(line): \"\(term)\" has another translation in line \(firstLine); keep one"
    }
  }
}
