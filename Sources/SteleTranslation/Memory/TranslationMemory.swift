import SteleBase
import SteleFile
import SteleTokenizer
import Synchronization

/// Translations of sentences that are kept in a file, so that what was confirmed once is used again.
///
/// The file is TMX, which programs for translators exchange. What they hold is taken for confirmed,
/// and stands in the place of what the model would make of the same text. What Stele makes itself is
/// recorded in it as not confirmed: that is taken only where it would be made again just so, which
/// takes no time then. The texts of one job are looked up among what the file held when it was
/// opened, so that results do not depend on the order of the work.
///
/// It may be used by several threads.
public final class TranslationMemory: Sendable {
  /// Where the file lies.
  public let path: String
  /// The checksum of all confirmed translations, which decides on results.
  let checksum: UInt64
  private let languages: MemoryLanguages
  /// What decides on a translation besides the sentence; nil where it is drawn at random.
  private let settings: String?
  private let table: MemoryTable
  private let state = Mutex(State())

  private struct State {
    /// Sentences that are not yet in the file.
    var waiting: [RecordedSentence.Key: RecordedSentence] = [:]
    /// The fingerprints of all that were recorded, by the checksums of their keys.
    var recorded: [UInt64: UInt64] = [:]
    var nextSave: ContinuousClock.Instant?
  }

  /// Opens the memory at `path`, or makes one there.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - source: The language of the texts.
  ///   - target: The language that they are translated into.
  ///   - table: All languages, by which those of the file are told.
  ///   - settings: What decides on a translation besides the sentence; nil if what is made shall
  ///     neither be recorded nor taken.
  /// - Throws: An error if the file is no memory, or cannot be read or written.
  init(
    path: String, from source: Language, to target: Language, in table: LanguageTable,
    settings: String?
  ) throws(TranslationMemoryError) {
    self.path = path
    self.settings = settings
    let languages = MemoryLanguages(from: source, to: target, in: table)
    self.languages = languages
    // Begun, and ended by being forgotten: who cannot write the file shall know before the work.
    let bytes = try Self.update(path) { (update) throws(FileError) in
      if let bytes = try update.contents(limit: TMXFile.maximumByteCount), !bytes.isEmpty {
        return bytes
      }
      let empty = TMXWriter.emptyMemory(source: languages.sourceTag)
      try update.replace(with: empty)
      return empty
    }
    self.table = MemoryTable(try TMXFile(parsing: bytes, path: path), languages)
    checksum = self.table.checksum
  }

  private static func update<Result>(
    _ path: String, _ body: (SmallFileUpdate) throws(FileError) -> Result
  ) throws(TranslationMemoryError) -> Result {
    do throws(FileError) {
      return try body(try SmallFileUpdate(path: path))
    } catch {
      throw .file(error)
    }
  }
}

// MARK: - Looking up

extension TranslationMemory {
  /// The translation of `text`, which has marks at `marks`, and of whose preparation `fingerprint`
  /// tells; nil if there is none.
  func match(_ text: [UInt8], marks: [Range<Int>], fingerprint: UInt64?) -> MemoryMatch? {
    table.match(text, marks: marks, fingerprint: fingerprint)
  }

  /// What decides on the translation of `text`, of which `source` was made; nil where that is drawn
  /// at random.
  func fingerprint(of text: [UInt8], _ source: SourceText) -> UInt64? {
    settings.map { source.fingerprint(of: text, settings: $0) }
  }
}

// MARK: - Recording

extension TranslationMemory {
  /// Records what was made of a sentence; whether it was not recorded before.
  ///
  /// Of two sentences of the same text that were prepared differently, by what stands around them,
  /// one is kept, whichever comes first.
  func record(_ sentence: RecordedSentence) -> Bool {
    let key = RecordedSentence.Key(sentence.source)
    let checksum = key.checksum
    return state.withLock { state in
      let known = state.recorded[checksum]
      if let known, known <= sentence.fingerprint { return false }
      state.recorded[checksum] = sentence.fingerprint
      state.waiting[key] = sentence
      return known == nil
    }
  }

  /// Writes what was recorded into the file, unless that was done just now: then it waits, so that
  /// writing takes a small part of the time.
  ///
  /// - Throws: An error if the file is no memory any more, or cannot be written.
  public func saveIfDue() throws(TranslationMemoryError) {
    let isDue = state.withLock { state in state.nextSave.map { $0 <= .now } ?? true }
    if isDue { try save() }
  }

  /// Writes what was recorded into the file, which changes at once or not at all.
  ///
  /// What others wrote into it meanwhile stays.
  ///
  /// - Throws: An error if the file is no memory any more, or cannot be written.
  public func save() throws(TranslationMemoryError) {
    let start = ContinuousClock.now
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = [:]
      return waiting
    }
    guard !waiting.isEmpty else { return }
    do throws(TranslationMemoryError) {
      try write(Array(waiting.values))
    } catch {
      state.withLock { $0.waiting.merge(waiting) { newer, _ in newer } }
      throw error
    }
    state.withLock { $0.nextSave = .now + (.now - start) * 20 }
  }

  private func write(_ sentences: [RecordedSentence]) throws(TranslationMemoryError) {
    let update: SmallFileUpdate
    let bytes: [UInt8]?
    do throws(FileError) {
      update = try SmallFileUpdate(path: path)
      bytes = try update.contents(limit: TMXFile.maximumByteCount)
    } catch {
      throw .file(error)
    }
    let present = bytes.flatMap { $0.isEmpty ? nil : $0 }
    let file = try TMXFile(
      parsing: present ?? TMXWriter.emptyMemory(source: languages.sourceTag), path: path)
    guard let changed = file.updated(with: sentences, languages) else { return }
    guard changed.count <= TMXFile.maximumByteCount else {
      throw .file(
        .tooLarge(path: path, byteCount: changed.count, limit: TMXFile.maximumByteCount))
    }
    do throws(FileError) {
      try update.replace(with: changed)
    } catch {
      throw .file(error)
    }
  }
}
