import SteleBase

/// Finds tags in a file that comes in pieces, however long it is.
///
/// Of a line around a tag, ``contextByteCount`` bytes are looked at on either side; a tag that goes on
/// beyond them is kept, but cannot be read.
package struct LicenseTagScanner: Sendable {
  /// What was found so far.
  package private(set) var tags: [LicenseTag] = []
  /// What comes from the pieces before: the context of what is still to be read, then that itself.
  private var kept: [UInt8] = []
  /// How much of ``kept`` is context.
  private var contextCount = 0
  /// Where ``kept`` begins in the file.
  private var keptOffset = 0
  private var isIgnoring = false

  /// Bytes of a line that are looked at before a tag, and behind it.
  package static let contextByteCount = 1 << 14

  private static let tag = Marker("SPDX-License-Identifier:", rareOffset: 3)
  private static let ignoreStart = Marker("REUSE-IgnoreStart", rareOffset: 2)
  private static let ignoreEnd = Marker("REUSE-IgnoreEnd", rareOffset: 2)

  /// A scanner at the start of a file.
  package init() {}

  /// Reads the next piece of the file; nothing may be added behind the last one.
  package mutating func add(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
    guard !kept.isEmpty || !isLast else {
      read(bytes, from: bytes.startIndex, to: bytes.endIndex, offset: -bytes.startIndex)
      return
    }
    kept += bytes
    let end = isLast ? kept.count : kept.count - Self.contextByteCount
    guard end > contextCount else { return }
    // A marker that begins before the end may reach beyond it; the next piece does not see it again.
    read(kept[...], from: contextCount, to: end, offset: keptOffset)
    let dropped = max(0, end - Self.contextByteCount)
    kept.removeFirst(dropped)
    keptOffset += dropped
    contextCount = end - dropped
  }

  /// Reads all markers that begin in part of `bytes`, which begin at `offset` of the file.
  private mutating func read(_ bytes: ArraySlice<UInt8>, from start: Int, to end: Int, offset: Int)
  {
    let places = Self.tag.places(in: bytes, from: start, to: end)
    // Nearly all files have no tag; those that come whole need no second look.
    if places.isEmpty, kept.isEmpty { return }
    let starts = Self.ignoreStart.places(in: bytes, from: start, to: end)
    let ends = Self.ignoreEnd.places(in: bytes, from: start, to: end)
    var marks = places.map { (place: $0, kind: Kind.tag) }
    marks += starts.map { ($0, .ignoreStart) } + ends.map { ($0, .ignoreEnd) }
    marks.sort { $0.place < $1.place }
    for (index, mark) in marks.enumerated() {
      switch mark.kind {
      case .ignoreStart: isIgnoring = true
      case .ignoreEnd: isIgnoring = false
      case .tag:
        if isIgnoring { continue }
        let next = marks[(index + 1)...].first?.place
        tags.append(
          LicenseTag(
            offset: offset + mark.place, text: Self.text(at: mark.place, before: next, in: bytes)))
      }
    }
  }

  private enum Kind {
    case tag
    case ignoreStart
    case ignoreEnd
  }

  private static func text(
    at place: Int, before next: Int?, in bytes: ArraySlice<UInt8>
  ) -> String {
    let start = place + tag.bytes.count
    let window = bytes[start..<min(start + contextByteCount, next ?? bytes.endIndex)]
    let rest = window.prefix { !isLineEnd($0) }
    let before = bytes[max(place - contextByteCount, bytes.startIndex)..<place]
    let lineStart = before.lastIndex(where: isLineEnd).map { $0 + 1 } ?? before.startIndex
    return LicenseTagText.text(
      rest, after: before[lineStart...], isCut: rest.count == contextByteCount)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

/// A word to look for, found by a letter of it that is rare in programs.
private struct Marker {
  let bytes: [UInt8]
  private let rareOffset: Int

  init(_ word: String, rareOffset: Int) {
    bytes = Array(word.utf8)
    self.rareOffset = rareOffset
  }

  /// Where the word begins between `start` and `end`.
  ///
  /// Taking all lines apart would take longer than hashing them.
  func places(in text: ArraySlice<UInt8>, from start: Int, to end: Int) -> [Int] {
    var places: [Int] = []
    var rest = text[start...]
    while let letter = rest.firstPosition(of: bytes[rareOffset]) {
      rest = rest[(letter + 1)...]
      let place = letter - rareOffset
      if place >= end { break }
      if place >= start, text[place] == bytes[0], text[place...].starts(with: bytes) {
        places.append(place)
      }
    }
    return places
  }
}
