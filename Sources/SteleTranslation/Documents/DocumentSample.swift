package import SteleDocument

/// The first texts of a document, by which its language can be told.
package struct DocumentSample: Sendable {
  /// The document's file.
  package let input: String
  /// The texts, with a line feed behind each.
  package let text: [UInt8]

  /// Texts beyond so many bytes are left out.
  private static let byteLimit = 1 << 14

  /// The sample of the document at `path`, or of standard input for `-`; what is no document of a known
  /// type is read as text.
  package init(path: String) throws(DocumentJobError) {
    let bytes = try DocumentReader.contents(of: path)
    let format = DocumentFormat(path: path, content: bytes) ?? .text
    try self.init(bytes, path, format, DocumentOptions())
  }

  fileprivate init(
    _ bytes: [UInt8], _ input: String, _ format: DocumentFormat, _ options: DocumentOptions
  ) throws(DocumentJobError) {
    let document: Document
    do {
      document = try Document(parsing: bytes, as: format, options: options)
    } catch {
      throw .document(path: input, error)
    }
    var text: [UInt8] = []
    for unit in document.units where text.count < Self.byteLimit {
      text += unit.text.prefix(Self.byteLimit - text.count) + [UInt8(ascii: "\n")]
    }
    self.input = input
    self.text = text
  }
}

extension DocumentPlan {
  /// The samples of all documents that can be read; the others' errors come when they are translated.
  ///
  /// Standard input is kept in the plan, for it can be read once.
  package mutating func samples(_ options: DocumentOptions) -> [DocumentSample] {
    var samples: [DocumentSample] = []
    for index in tasks.indices {
      guard let bytes = try? tasks[index].contents() else { continue }
      if tasks[index].input == DocumentTask.standardInput { hold(bytes, of: index) }
      guard let format = try? tasks[index].format(of: bytes),
        let sample = try? DocumentSample(bytes, tasks[index].input, format, options)
      else { continue }
      samples.append(sample)
    }
    return samples
  }
}
