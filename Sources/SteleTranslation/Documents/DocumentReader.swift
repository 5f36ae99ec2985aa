import SteleDocument
import SteleFile

/// Reads documents, and finds out what is left to do for them.
struct DocumentReader: Sendable {
  /// How documents are taken apart.
  let options: DocumentOptions
  /// What decides on translations besides documents, as text.
  let settings: String
  /// What an earlier run did.
  let journal: JobJournal?

  /// What became of a document.
  enum Result {
    /// There may be something to translate.
    case open(OpenDocument)
    /// Nothing is left to do: an earlier run did it, or nobody can.
    case settled(DocumentJob.Outcome)
  }

  /// Reads the document `task`, which is number `index` of all.
  func read(_ task: DocumentTask, index: Int) -> Result {
    do throws(DocumentJobError) {
      let bytes = try task.contents()
      let format = try task.format(of: bytes)
      let fingerprint = DocumentFingerprint.of(bytes, settings: "\(settings) \(format.rawValue)")
      let earlier = journal?.progress(of: task.name, fingerprint: fingerprint)
      if let output = earlier?.output, let path = task.output, Self.has(path, output) {
        return .settled(.wasDone(task, fingerprint: fingerprint, output: output))
      }
      return .open(
        OpenDocument(
          try parse(bytes, task, format), task, format, index: index, fingerprint: fingerprint,
          known: earlier?.units ?? [:]))
    } catch {
      return .settled(.failed(task, error))
    }
  }

  private func parse(
    _ bytes: [UInt8], _ task: DocumentTask, _ format: DocumentFormat
  ) throws(DocumentJobError) -> Document {
    do {
      return try Document(parsing: bytes, as: format, options: options)
    } catch {
      throw .document(path: task.input, error)
    }
  }

  /// What is in the file at `path`, or comes from standard input.
  static func contents(of path: String) throws(DocumentJobError) -> [UInt8] {
    do throws(FileError) {
      return path == DocumentTask.standardInput
        ? try SequentialFile(path: path).contents(limit: Document.maximumByteCount)
        : try ForeignFile.contents(
          of: BytePath(path), limit: Document.maximumByteCount, followsLinks: true)
    } catch {
      throw .file(error)
    }
  }

  private static func has(_ path: String, _ checksum: String) -> Bool {
    guard let bytes = try? contents(of: path) else { return false }
    return DocumentFingerprint.of(output: bytes) == checksum
  }
}
