/// A text and its translation, as a translation memory has them.
struct MemoryEntry: Sendable {
  var source: MemorySegment
  var target: MemorySegment
  var rank: Rank

  /// Which of several translations of one text is taken: the greatest.
  struct Rank: Sendable, Comparable {
    /// Whether it holds wherever its text stands, rather than in one place of one file.
    var isGeneral = true
    /// Whether its codes are codes, rather than text that is written in their place.
    var hasCodes = true
    /// When it was changed last, as TMX writes it; empty where nobody says.
    var date: [UInt8] = []
    /// Which of the memory's units it is: later ones are newer.
    var number = 0

    static func < (one: Rank, other: Rank) -> Bool {
      if one.isGeneral != other.isGeneral { return other.isGeneral }
      if one.hasCodes != other.hasCodes { return other.hasCodes }
      if one.date != other.date { return one.date.lexicographicallyPrecedes(other.date) }
      return one.number < other.number
    }
  }
}
