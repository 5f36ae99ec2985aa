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

  /// Whether there is something to translate besides what is protected.
  var hasWords: Bool {
    var position = 0
    for part in protected {
      if WordBoundaries.hasLetters(bytes[position..<part.range.lowerBound]) { return true }
      position = part.range.upperBound
    }
    return WordBoundaries.hasLetters(bytes[position...])
  }

  /// Something not to translate.
  struct ProtectedPart: Sendable, Equatable {
    /// What stands for it in ``SourceText/bytes``; empty if nothing does.
    var mask: [UInt8]
    /// Where the mask lies; empty where it would lie.
    var range: Range<Int>
    /// The thing itself.
    var original: [UInt8]
  }

  /// A part of a mark.
  struct MarkPart: Sendable, Equatable {
    /// Which of the unit's marks it is.
    var index: Int
    var range: Range<Int>
    /// Which protected part it consists of, if the mark's text is not translated.
    var protected: Int?
  }

  /// A glossary term.
  struct TermPart: Sendable, Equatable {
    var range: Range<Int>
    var target: [UInt8]
  }
}
