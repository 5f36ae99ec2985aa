public import SteleDocument

/// One document to translate.
public struct DocumentTask: Sendable, Equatable {
  /// The file to read.
  public let input: String
  /// The file to write; nil is standard output.
  public let output: String?
  /// Where the output lies in the folder that all are written to.
  public let name: String
  /// How the file is read; nil for standard input that nobody named a type for: there the content
  /// tells.
  public let format: DocumentFormat?
  /// The input's length; 0 where nobody knows.
  public let byteCount: Int

  /// What is in the file, where it was read already.
  var held: [UInt8]?

  /// The path that stands for standard input.
  public static let standardInput = "-"

  /// How the file is read, whose bytes are `content`.
  ///
  /// - Throws: ``DocumentJobError/unknownType(path:)`` if nothing tells.
  func format(of content: [UInt8]) throws(DocumentJobError) -> DocumentFormat {
    guard let format = format ?? DocumentFormat(path: name, content: content) else {
      throw .unknownType(path: name)
    }
    return format
  }

  /// What is in the file.
  func contents() throws(DocumentJobError) -> [UInt8] {
    if let held { return held }
    return try DocumentReader.contents(of: input)
  }
}
