/// What a project says of its files' licences in one place: a `REUSE.toml`, or `.reuse/dep5`.
///
/// ```swift
/// let annotations = try ReuseAnnotations(toml: bytes)
/// annotations[Array("src/main.c".utf8)]?.licenses  // ["MIT"]
/// ```
package struct ReuseAnnotations: Sendable {
  /// How an annotation and what files say of themselves go together.
  package enum Precedence: String, Sendable {
    /// Both hold.
    case aggregate
    /// The annotation holds for files that say nothing.
    case closest
    /// Only the annotation holds.
    case override
  }

  /// What is said of the files that one of the patterns matches.
  package struct Annotation: Sendable {
    let patterns: [ReusePattern]
    /// What holds beside it.
    package let precedence: Precedence
    /// Licence expressions as they are written, all of which hold; none if only other things are said.
    package let licenses: [String]
  }

  /// The annotations in the order of the file.
  package let annotations: [Annotation]

  /// Longer files are refused.
  package static let maximumByteCount = 1 << 20

  /// What is said of the file at `path`, as seen from where the paths begin: the last that matches.
  package subscript(path: some Collection<UInt8>) -> Annotation? {
    let bytes = Array(path)
    return annotations.last { $0.patterns.contains { $0.matches(bytes) } }
  }

  static func text(_ bytes: [UInt8]) throws(ReuseError) -> String {
    guard bytes.count <= maximumByteCount else {
      throw ReuseError(
        line: 1,
        reason:
          "\(bytes.count) bytes are more than the \(maximumByteCount) that are read; shorten it")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReuseError(line: 1, reason: "it is not UTF-8; write it as UTF-8")
    }
    return text
  }
}
