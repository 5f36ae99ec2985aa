import HTTPTypes
import SteleDocument
import SteleTokenizer
import Synchronization

@testable import SteleServer

/// A service with known answers: it puts the target's code before a text.
final class StandInService: TranslationService {
  let languages: LanguageTable
  let detectsLanguages: Bool
  let maximumAlternatives = 63

  private struct Held {
    var waiting = 0
    var cancelled = 0
    var works: [TranslationWork] = []
  }

  private let held = Mutex(Held())
  /// Texts that begin so wait until their task is cancelled, or for five seconds.
  static let slow = "slow"

  init(
    _ codes: [String] = ["eng_Latn", "fra_Latn", "deu_Latn", "por_Latn", "zho_Hans", "zho_Hant"],
    detectsLanguages: Bool = true
  ) {
    languages = LanguageTable(
      codes.enumerated().map { TokenLayout.LanguageToken(code: $1, id: TokenID($0)) })
    self.detectsLanguages = detectsLanguages
  }

  /// What was asked for.
  var works: [TranslationWork] { held.withLock(\.works) }
  /// Texts that wait.
  var waiting: Int { held.withLock(\.waiting) }
  /// Texts whose clients left.
  var cancelled: Int { held.withLock(\.cancelled) }
  var state: ServiceState { ServiceState(running: waiting, cancelled: cancelled) }

  func translate(
    _ work: TranslationWork, settled: (@Sendable (SettledText) async -> Void)?
  ) async throws(RequestError) -> [TranslatedText] {
    held.withLock { $0.works.append(work) }
    if work.texts.contains(where: { $0.hasPrefix(Self.slow) }) {
      held.withLock { $0.waiting += 1 }
      let wasCancelled = (try? await Task.sleep(for: .seconds(5))) == nil
      held.withLock {
        $0.waiting -= 1
        $0.cancelled += wasCancelled ? 1 : 0
      }
      if wasCancelled { throw .clientLeft }
    }
    if work.texts.contains("full") {
      throw RequestError(.tooManyRequests, "Slowdown: full", fields: [.retryAfter: "2"])
    }
    if let settled, work.format == .text {
      for (number, text) in work.texts.enumerated() {
        await settled(SettledText(number: number, piece: "\(work.target.code.prefix(3)):"))
        await settled(SettledText(number: number, piece: text))
      }
    }
    return work.texts.map { text in
      TranslatedText(
        text: "\(work.target.code.prefix(3)):\(text)",
        alternatives: (0..<work.alternatives).map { "\($0):\(text)" })
    }
  }

  func translate(_ work: DocumentWork) async throws(RequestError) -> [UInt8] {
    Array("\(work.format.rawValue) \(work.source.code)>\(work.target.code)\n".utf8) + work.bytes
  }

  /// French where there is an accent, English where there are other letters.
  func detect(_ text: String) -> [DetectedSource] {
    guard text.contains(where: \.isLetter) else { return [] }
    let code = text.contains("é") ? "fra_Latn" : "eng_Latn"
    return languages.all.filter { $0.code == code || $0.code == "deu_Latn" }
      .map { DetectedSource(language: $0, confidence: $0.code == code ? 0.9 : 0.05) }
      .sorted { $0.confidence > $1.confidence }
  }
}
