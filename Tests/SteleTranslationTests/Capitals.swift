import SteleDocument
import SteleTransformer
import Synchronization

@testable import SteleTranslation

/// Turns letters into capitals, counts, and can be told to fail.
final class Capitals: UnitTranslating {
  private let limit: Int
  private let count = Mutex(0)

  /// A translator that fails when it is asked for more than `limit` texts.
  init(limit: Int = .max) { self.limit = limit }

  var translated: Int { count.withLock { $0 } }

  func translate(
    _ units: [TextUnit], numbers: [Int]
  ) throws(TranslationError) -> [TextTranslation] {
    let sum = count.withLock { count in
      count += units.count
      return count
    }
    guard sum <= limit else { throw .outOfMemory(byteCount: 1) }
    return units.map { unit in
      var unit = unit
      unit.text = Array(String(decoding: unit.text, as: UTF8.self).uppercased().utf8)
      return TextTranslation(unit: unit, sentences: [], counts: TextCounts(), error: nil)
    }
  }
}
