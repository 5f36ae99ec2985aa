import SteleDocument
import SteleFile
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a job has done, on the disk as soon as it is done, so that a later run goes on from there.
///
/// JSON Lines, only ever appended to. A process that is killed leaves an incomplete line at most,
/// which is ignored. While a job runs it holds a lock on the file.
final class JobJournal: Sendable {
  private let file: JournalFile
  private let known: [String: Progress]
  private let isUnfinished: Bool
  /// Keeps lines whole.
  private let writing = Mutex(())

  /// What was done of one document.
  struct Progress: Sendable {
    /// Of the document and all that decides on its translation.
    var fingerprint: String
    /// Texts that were translated, by their number in the document.
    var units: [Int: TextUnit] = [:]
    /// The checksum of the output, once that is on the disk.
    var output: String?
  }

  /// One line.
  private struct Entry: Codable {
    var document: String
    var fingerprint: String
    var output: String?
    var units: [Unit]?

    struct Unit: Codable {
      var number: Int
      var text: String
      var line: Int
      /// Kind, identifier, begin, end and parent of each mark, one after the other; -1 for no
      /// parent.
      var marks: [Int]?
    }
  }

  /// Opens or makes the journal at `path`.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - resumes: Whether what it holds is used; else it must hold no unfinished document.
  /// - Throws: An error if it does, or if the file cannot be used.
  init(path: String, resumes: Bool) throws(DocumentJobError) {
    do {
      file = try JournalFile(path: path)
      let (known, length) = Self.parse(try file.contents())
      isUnfinished = known.values.contains { $0.output == nil }
      self.known = resumes ? known : [:]
      // What a killed process wrote of its last line is cut off.
      if resumes || !isUnfinished { try file.truncate(to: resumes ? length : 0) }
    } catch {
      throw .file(error)
    }
    guard resumes || !isUnfinished else { throw .interruptedRun(journal: path) }
  }

  /// What an earlier run did of the document, if neither it nor anything that decides on its
  /// translation has changed since.
  func progress(of document: String, fingerprint: String) -> Progress? {
    known[document].flatMap { $0.fingerprint == fingerprint ? $0 : nil }
  }

  /// Texts of a document that were translated, by their numbers.
  struct Units {
    var document: String
    var fingerprint: String
    var units: [(number: Int, unit: TextUnit)]
  }

  /// A document whose output, with this checksum, is on the disk.
  typealias Finished = (document: String, fingerprint: String, output: String)

  /// Notes that texts of some documents were translated.
  func add(_ translated: [Units]) throws(DocumentJobError) {
    try append(
      translated.map { document in
        let units = document.units.map { number, unit in
          Entry.Unit(
            number: number, text: String(decoding: unit.text, as: UTF8.self), line: unit.line,
            marks: unit.marks.isEmpty ? nil : unit.marks.flatMap(Self.numbers))
        }
        return Entry(
          document: document.document, fingerprint: document.fingerprint, units: units)
      })
  }

  /// Notes that the outputs of some documents are on the disk.
  func finish(_ documents: [Finished]) throws(DocumentJobError) {
    try append(
      documents.map {
        Entry(document: $0.document, fingerprint: $0.fingerprint, output: $0.output)
      })
  }

  /// Takes the journal away: all is done.
  func remove() { file.remove() }

  /// Keeps only which documents are finished, which is all that a later run needs to know.
  func compact(_ finished: [Finished]) throws(DocumentJobError) {
    var lines: [UInt8] = []
    for entry in finished {
      lines += try line(
        Entry(document: entry.document, fingerprint: entry.fingerprint, output: entry.output))
    }
    do {
      try SmallFile.write(lines, to: file.path)
    } catch {
      throw .file(error)
    }
  }
}

// MARK: - The file

extension JobJournal {
  private static func numbers(_ mark: InlineMark) -> [Int] {
    let kind =
      switch mark.kind {
      case .span: 0
      case .point: 1
      case .verbatim: 2
      case .divider: 3
      }
    return [kind, mark.id, mark.range.lowerBound, mark.range.upperBound, mark.parent ?? -1]
  }

  /// The marks that `numbers` describe, or nil if they are not of a text of `byteCount` bytes.
  private static func marks(_ numbers: [Int], byteCount: Int) -> [InlineMark]? {
    guard numbers.count.isMultiple(of: 5) else { return nil }
    let kinds: [InlineMark.Kind] = [.span, .point, .verbatim, .divider]
    var marks: [InlineMark] = []
    for start in stride(from: 0, to: numbers.count, by: 5) {
      let (begin, end) = (numbers[start + 2], numbers[start + 3])
      guard kinds.indices.contains(numbers[start]), 0 <= begin, begin <= end, end <= byteCount
      else { return nil }
      let parent = numbers[start + 4]
      marks.append(
        InlineMark(
          kind: kinds[numbers[start]], range: begin..<end, id: numbers[start + 1],
          parent: parent < 0 ? nil : parent))
    }
    return marks
  }

  private func line(_ entry: Entry) throws(DocumentJobError) -> [UInt8] {
    do {
      return [UInt8](try JSONEncoder().encode(entry)) + [.lineFeed]
    } catch {
      throw .journal(path: file.path, reason: "\(error)")
    }
  }

  /// Writes `entries` and sees them to the disk, all at once: that takes longer than to write them.
  private func append(_ entries: [Entry]) throws(DocumentJobError) {
    if entries.isEmpty { return }
    var lines: [UInt8] = []
    for entry in entries { lines += try line(entry) }
    let result = writing.withLock { _ in
      Result { () throws(FileError) in try file.append(lines) }
    }
    do {
      try result.get()
    } catch {
      throw .file(error)
    }
  }

  /// What a journal holds, and how many bytes of it are complete lines.
  private static func parse(_ bytes: [UInt8]) -> (known: [String: Progress], length: Int) {
    var known: [String: Progress] = [:]
    var length = 0
    while let end = bytes[length...].firstIndex(of: .lineFeed) {
      // A line that is no entry was written by someone else: it says nothing.
      if let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes[length..<end])) {
        take(entry, into: &known)
      }
      length = end + 1
    }
    return (known, length)
  }

  private static func take(_ entry: Entry, into known: inout [String: Progress]) {
    var progress = Progress(fingerprint: entry.fingerprint)
    if let old = known[entry.document], old.fingerprint == entry.fingerprint { progress = old }
    if let output = entry.output {
      progress = Progress(fingerprint: entry.fingerprint, output: output)
    }
    for unit in entry.units ?? [] {
      let text = Array(unit.text.utf8)
      guard let marks = marks(unit.marks ?? [], byteCount: text.count) else { continue }
      progress.units[unit.number] = TextUnit(text: text, marks: marks, line: unit.line)
    }
    known[entry.document] = progress
  }
}
