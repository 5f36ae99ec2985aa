import SteleBase
import SteleFile

/// The texts of a translation memory in one pair of languages, to be looked up.
package struct MemoryTable: Sendable {
  /// What somebody confirmed, by what `MemorySegment.key(of:)` makes of its source; the best first.
  private var confirmed: [[UInt8]: [MemoryEntry]] = [:]
  /// What Stele made itself, by what it was made of.
  private var made: [UInt64: MemoryEntry] = [:]

  /// More translations of one text are not kept: this bounds the time of a look.
  private static let mostOfOneText = 16

  /// What `file` says in these languages.
  package init(_ file: TMXFile, _ languages: MemoryLanguages) {
    file.forEachUnit(languages) { add($0) }
  }

  private mutating func add(_ unit: TMXUnit) {
    if let origin = unit.origin {
      made[origin.fingerprint] = unit.entries.first
      return
    }
    for entry in unit.entries {
      let key = MemorySegment.key(of: entry.source.text)
      var same = confirmed.removeValue(forKey: key) ?? []
      let place = same.firstIndex { $0.rank < entry.rank } ?? same.count
      if place < Self.mostOfOneText { same.insert(entry, at: place) }
      if same.count > Self.mostOfOneText { same.removeLast() }
      confirmed[key] = same
    }
  }

  /// The best translation of `text` with marks at `marks`: a confirmed one, or else one that Stele
  /// made of what has this fingerprint.
  package func match(
    _ text: [UInt8], marks: [Range<Int>], fingerprint: UInt64?
  ) -> MemoryMatch? {
    if !confirmed.isEmpty, let same = confirmed[MemorySegment.key(of: text)] {
      return match(text, marks: marks, among: same)
    }
    guard let fingerprint, let entry = made[fingerprint], entry.source.text == text,
      let places = entry.source.places(of: marks, in: text, from: entry.target)
    else { return nil }
    return MemoryMatch(text: entry.target.text, marks: places, isConfirmed: false)
  }

  /// Of entries that hold equally widely, the first with the codes that the text has, else the first
  /// without any.
  private func match(
    _ text: [UInt8], marks: [Range<Int>], among same: [MemoryEntry]
  ) -> MemoryMatch? {
    var best: (entry: MemoryEntry, fit: Int, places: [Range<Int>]?)?
    for entry in same {
      let places = entry.source.places(of: marks, in: text, from: entry.target)
      let fit = places != nil ? 2 : entry.target.codes.isEmpty ? 1 : 0
      if let best, best.entry.rank.isGeneral != entry.rank.isGeneral || best.fit >= fit { continue }
      best = (entry, fit, places)
    }
    return best.map { best in
      MemoryMatch(
        text: Self.written(best.entry.target.text, for: text), marks: best.places,
        isConfirmed: true)
    }
  }

  /// `target` with spaces for line ends where `source` has none: then they are of the memory's
  /// layout.
  private static func written(_ target: [UInt8], for source: [UInt8]) -> [UInt8] {
    guard target.contains(where: \.isLineEnd), !source.contains(where: \.isLineEnd) else {
      return target
    }
    return target.map { $0.isLineEnd ? .space : $0 }
  }

  /// The checksum of all that was confirmed, which decides on translations.
  ///
  /// What Stele made itself only spares the time to make it again.
  var checksum: UInt64 {
    var sum: UInt64 = 0
    for (key, entries) in confirmed {
      var all: [UInt8] = []
      func add(_ bytes: [UInt8]) {
        // The lengths keep texts apart.
        all += Array("\(bytes.count) ".utf8) + bytes
      }
      add(key)
      for entry in entries {
        for segment in [entry.source, entry.target] {
          add(segment.text)
          for code in segment.codes {
            add(code.name)
            add(Array("\(code.range)".utf8))
          }
        }
        add([entry.rank.isGeneral ? 1 : 0])
      }
      // In no order, as the table is.
      sum &+= all.withUnsafeBytes(Checksum.of)
    }
    return sum
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == .lineFeed || self == UInt8(ascii: "\r") }
}
