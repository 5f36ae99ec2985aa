import SteleBase
import SteleDocument

/// What the model reads of one sentence, and where in it lies what has to be found again.
struct SourceText: Sendable, Equatable {
  /// The prepared text.
  var bytes: [UInt8] = []
  /// The things not to translate, in order.
  var protected: [ProtectedPart] = []
  /// Where in ``bytes`` the unit's marks lie, those that touch the sentence, in their order.
  var marks: [MarkPart] = []
  /// Glossary terms, in order.
  var terms: [TermPart] = []

  /// Whether there is something to translate besides what is protected: letters, but not a single
  /// one of ASCII alone, which is a name, such as that of a column or key.
  var hasWords: Bool {
    let inner = bytes[...].trimmingASCIIWhiteSpace()
    if inner.count == 1 { return false }
    var position = 0
    for part in protected {
      if WordBoundaries.hasLetters(bytes[position..<part.range.lowerBound]) { return true }
      position = part.range.upperBound
    }
    return WordBoundaries.hasLetters(bytes[position...])
  }

  /// Something not to translate; things that touch each other are one.
  struct ProtectedPart: Sendable, Equatable {
    /// What stands for it in ``SourceText/bytes``; empty if nothing does.
    var mask: [UInt8]
    /// Where the mask lies; empty where it would lie.
    var range: Range<Int>
    /// The thing itself.
    var original: [UInt8]
    /// What stands before it in the text.
    var before: Edge
    /// What stands behind it in the text.
    var after: Edge
  }

  /// How something not to translate stands beside the text.
  enum Edge: Sendable, Equatable {
    /// White space is between them, or nothing is there.
    case spaced
    /// They touch, and do so in what the model reads.
    case touching
    /// They touch, but the model reads a space between them.
    case parted
  }

  /// A part of a mark.
  struct MarkPart: Sendable, Equatable {
    /// Which of the unit's marks it is.
    var index: Int
    /// Where in ``SourceText/bytes`` its text lies, white space at its edges included.
    var range: Range<Int>
    /// Whether white space at its start belongs to it.
    var beginsWithSpace: Bool
    /// Whether white space at its end belongs to it.
    var endsWithSpace: Bool
    /// The things not to translate in it, wholly or in part.
    var protected: [ProtectedStretch]
    /// The thing right before it that the model does not read, or nil.
    var gapBefore: Int?
  }

  /// Bytes of something not to translate.
  struct ProtectedStretch: Sendable, Equatable {
    /// Which of ``SourceText/protected`` it is.
    var part: Int
    /// Counted from its start.
    var bytes: Range<Int>
  }

  /// A glossary term.
  struct TermPart: Sendable, Equatable {
    var range: Range<Int>
    var target: [UInt8]
  }
}
