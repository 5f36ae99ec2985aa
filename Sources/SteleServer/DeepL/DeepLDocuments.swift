import HTTPTypes
import SteleDocument
import SteleTokenizer
import Synchronization

/// Documents that are being translated, or were, and wait to be fetched.
///
/// Those that nobody asked for in half an hour are forgotten, and so are the oldest where there are
/// too many.
final class DeepLDocuments: Sendable {
  private let service: any TranslationService
  private let files: TranslatedFiles
  private let entries = Mutex<[Entry]>([])

  private static let lifetime: Duration = .seconds(30 * 60)
  private static let maximumCount = 256

  /// How far a document is.
  enum Progress: Sendable, Equatable {
    case translating
    /// Done, and kept by the name `file`.
    case done(file: String)
    case failed(String)
  }

  private struct Entry: Sendable {
    let identifier: String
    let key: String
    let characters: Int
    var progress = Progress.translating
    var lastAsked: ContinuousClock.Instant
    var task: Task<Void, Never>?
  }

  /// What clients name a document by.
  struct Ticket: Sendable {
    let identifier: String
    let key: String
  }

  /// No documents yet; what is done goes to `files`.
  init(_ service: any TranslationService, files: TranslatedFiles) {
    self.service = service
    self.files = files
  }

  deinit {
    for entry in entries.withLock({ $0 }) { entry.task?.cancel() }
  }

  /// Begins to translate `work`, which is to be saved as `saveName`.
  ///
  /// - Throws: 429 where too many documents are being translated.
  func begin(
    _ work: DocumentWork, characters: Int, as saveName: String
  ) throws(RequestError) -> Ticket {
    let ticket = Ticket(
      identifier: Self.token().uppercased(), key: (Self.token() + Self.token()).uppercased())
    let now = ContinuousClock.now
    let entry = Entry(
      identifier: ticket.identifier, key: ticket.key, characters: characters, lastAsked: now)
    let isTaken = entries.withLock { entries -> Bool in
      entries.removeAll {
        $0.progress != .translating && $0.lastAsked + Self.lifetime < now
      }
      if entries.count >= Self.maximumCount {
        guard let old = entries.firstIndex(where: { $0.progress != .translating }) else {
          return false
        }
        entries.remove(at: old)
      }
      entries.append(entry)
      return true
    }
    guard isTaken else {
      throw RequestError(
        .tooManyRequests, "Too many documents are being translated.", fields: [.retryAfter: "10"])
    }
    let task = Task { [weak self, service, files] in
      let progress: Progress
      do throws(RequestError) {
        let bytes = try await service.translate(work)
        progress = .done(file: try await files.keep(bytes, as: saveName))
      } catch {
        progress = .failed(error.message)
      }
      self?.update(ticket.identifier) { $0.progress = progress }
    }
    update(ticket.identifier) { $0.task = task }
    return ticket
  }

  /// How far the document is that `identifier` and `key` name, and its characters; nil if there is
  /// none.
  func progress(of identifier: String, key: String) -> (progress: Progress, characters: Int)? {
    var found: (Progress, Int)?
    update(identifier) { entry in
      guard entry.key == key else { return }
      entry.lastAsked = .now
      found = (entry.progress, entry.characters)
    }
    return found
  }

  /// Answers `request` with the translation that is kept by the name `file`.
  func reply(to request: IncomingRequest, file: String) async throws(RequestError) -> Reply {
    try await files.reply(to: request, named: file)
  }

  private func update(_ identifier: String, _ body: (inout Entry) -> Void) {
    entries.withLock { entries in
      guard let index = entries.firstIndex(where: { $0.identifier == identifier }) else { return }
      body(&entries[index])
    }
  }

  private static func token() -> String { Token.random().filter { $0 != "-" } }
}
