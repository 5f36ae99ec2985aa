import SteleTransformer

/// Translations of sentences that were asked for lately, up to so many bytes; those that were not
/// asked for the longest go first.
///
/// A sentence's key is all that decides on its translation, so what is found is exact.
struct RecentTranslations {
  private let byteLimit: Int
  private var places: [BatchSentence: Int] = [:]
  /// A ring through entry 0, which holds nothing: from there on the latest first.
  private var entries: [Entry]
  private var free: [Int] = []
  /// About how many bytes they take.
  private(set) var byteCount = 0

  private struct Entry {
    var key: BatchSentence?
    var translation = Translation.blank
    var byteCount = 0
    var newer = 0
    var older = 0
  }

  /// What an entry and each of its translations take besides text and tokens, about.
  private static let overhead = 256

  /// Room for about `byteLimit` bytes.
  init(byteLimit: Int) {
    self.byteLimit = byteLimit
    entries = [Entry()]
  }

  /// The translation of `sentence`, which then was asked for last.
  mutating func find(_ sentence: BatchSentence) -> Translation? {
    guard let place = places[sentence] else { return nil }
    unlink(place)
    linkFirst(place)
    return entries[place].translation
  }

  /// Keeps the translation of `sentence`, if it is not too large on its own.
  mutating func insert(_ translation: Translation, for sentence: BatchSentence) {
    let size = Self.byteCount(sentence, translation)
    guard size <= byteLimit, places[sentence] == nil else { return }
    let place = free.popLast() ?? entries.count
    let entry = Entry(key: sentence, translation: translation, byteCount: size)
    if place == entries.count { entries.append(entry) } else { entries[place] = entry }
    places[sentence] = place
    linkFirst(place)
    byteCount += size
    while byteCount > byteLimit { removeOldest() }
  }

  private mutating func removeOldest() {
    let place = entries[0].newer
    guard place != 0, let key = entries[place].key else { return }
    byteCount -= entries[place].byteCount
    places[key] = nil
    unlink(place)
    entries[place] = Entry()
    free.append(place)
  }

  /// Puts an entry between what was asked for last and the beginning of the ring.
  private mutating func linkFirst(_ place: Int) {
    let latest = entries[0].older
    entries[place].newer = 0
    entries[place].older = latest
    entries[latest].newer = place
    entries[0].older = place
  }

  private mutating func unlink(_ place: Int) {
    let (newer, older) = (entries[place].newer, entries[place].older)
    entries[newer].older = older
    entries[older].newer = newer
  }

  private static func byteCount(_ sentence: BatchSentence, _ translation: Translation) -> Int {
    let parts = [translation] + translation.alternatives
    return overhead + 2 * sentence.source.count * MemoryLayout<Int32>.stride
      + parts.reduce(0) {
        $0 + overhead + $1.text.utf8.count + $1.tokens.count * MemoryLayout<Int32>.stride
      }
  }
}
