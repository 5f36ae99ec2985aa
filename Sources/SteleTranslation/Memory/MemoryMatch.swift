/// What a translation memory has for a sentence.
package struct MemoryMatch: Sendable, Equatable {
  /// The translation.
  package var text: [UInt8]
  /// Where in it each of the sentence's marks lies; nil if the memory does not say.
  var marks: [Range<Int>]?
  /// Whether somebody confirmed it; else it is what Stele itself once made of the same sentence.
  var isConfirmed: Bool
}
