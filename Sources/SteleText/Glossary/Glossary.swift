/// Terms whose translations are given.
public struct Glossary: Sendable {
  /// A term in a text.
  public struct Match: Sendable, Equatable {
    /// Where the term is, in UTF-8 bytes.
    public let range: Range<Int>
    /// Its translation, in UTF-8.
    public let target: [UInt8]

    /// A term at `range` that is `target` in the other language.
    public init(range: Range<Int>, target: [UInt8]) {
      self.range = range
      self.target = target
    }
  }

  /// Without repetitions, in the order of their sources' bytes.
  package let terms: [Term]
  /// By a term's first byte, or the one of its capitalised form: whether there is such a term.
  let startsTerm: [Bool]
  /// By first byte, the first of `terms` that has it or a greater one; one more for the end.
  let firstTerms: [Int]

  /// Reads lines `source<TAB>target`, in UTF-8, of any number.
  ///
  /// White space around either is dropped. Blank lines and lines that begin with `#` are ignored. A
  /// term in two lines must have one translation. Errors name `path` and the line.
  public init(parsing bytes: [UInt8], path: String) throws(GlossaryError) {
    self.init(sorted: try GlossaryParser(path: path).terms(of: bytes))
  }

  private init(sorted terms: [Term]) {
    self.terms = terms
    var startsTerm = [Bool](repeating: false, count: 256)
    var counts = [Int](repeating: 0, count: 257)
    for term in terms {
      counts[Int(term.source[0]) + 1] += 1
      startsTerm[Int(term.source[0])] = true
      for form in Capital.forms(of: term.source) { startsTerm[Int(form)] = true }
    }
    for byte in 1..<257 { counts[byte] += counts[byte - 1] }
    self.startsTerm = startsTerm
    firstTerms = counts
  }

  /// The terms in `text`, sorted and not overlapping: of terms that overlap, the longest, and of
  /// equally long ones the first.
  ///
  /// A term begins and ends at the bounds of words, or anywhere in scripts that write none. Its
  /// case must be the text's, except that a term that begins with a small letter may have a capital
  /// there, as at the start of a sentence; its translation then begins with a capital too.
  /// Inflected forms are terms of their own. Any bytes will do; the time is linear in the text,
  /// times the length of the longest term at worst.
  public func matches(in text: [UInt8]) -> [Match] {
    text.withUnsafeBufferPointer {
      var search = GlossarySearch(self, in: $0)
      return search.matches()
    }
  }
}

/// A line of a glossary; neither side is empty.
package struct Term: Sendable {
  package let source: [UInt8]
  package let target: [UInt8]
  let line: Int
}
