import SteleDocument
import SteleText

/// A message in a text that chooses from several texts, such as a plural, each of which is
/// translated on its own.
struct MessageBranches: Sendable {
  /// Where the message lies in its text without tags.
  let range: Range<Int>
  /// The message as it is written.
  private let source: [UInt8]
  /// In order, by their places in ``source``.
  let branches: [Branch]

  struct Branch: Sendable {
    let range: Range<Int>
    let text: PreparedText
    fileprivate let quoting: Quoting
  }

  /// Prepares the branches of the message at `range` of `text`; nil if it has none.
  init?(
    of text: [UInt8], at range: Range<Int>, line: Int, prepared: (TextUnit, Bool) -> PreparedText
  ) {
    guard let pattern = MessagePattern(parsing: text, in: range) else { return nil }
    self.range = range
    source = Array(text[range])
    branches = pattern.branches.map { branch in
      let own = text[branch.text]
      let quoting = Quoting(of: own)
      let unit = TextUnit(text: quoting.read(own), line: line)
      let start = branch.text.lowerBound - range.lowerBound
      return Branch(
        range: start..<start + branch.text.count, text: prepared(unit, branch.hasNumberSign),
        quoting: quoting)
    }
    sentenceCount = branches.reduce(0) { $0 + $1.text.sentenceCount }
  }

  /// How many sentences all branches have.
  let sentenceCount: Int

  /// The message with its branches translated; `finished` are all their sentences.
  func joined(_ finished: ArraySlice<FinishedSentence>, _ rules: TextRules) -> [UInt8] {
    var output: [UInt8] = []
    var rest = finished
    var position = 0
    for branch in branches {
      let own = rest.prefix(branch.text.sentenceCount)
      rest = rest.dropFirst(own.count)
      let translated = branch.text.joined(own, rules).text
      output += source[position..<branch.range.lowerBound]
      position = branch.range.upperBound
      let original = source[branch.range]
      // A branch without words would show nothing where something was meant to stand.
      let isUnchanged =
        own.contains(where: \.isSilent) || translated == branch.quoting.read(original)
      output += isUnchanged ? Array(original) : branch.quoting.written(translated)
    }
    return output + source[position...]
  }
}

extension MessageBranches {
  /// What apostrophes mean in a branch.
  ///
  /// In ICU's syntax two are one, and one before a brace or number sign quotes it.
  enum Quoting: Sendable {
    /// None is special, or there is none.
    case plain
    /// Each is written as two.
    case doubled
    /// Some quote: they stay as they are.
    case quoting

    init(of text: ArraySlice<UInt8>) {
      let apostrophe = UInt8(ascii: "'")
      self = .plain
      var position = text.startIndex
      while position < text.endIndex {
        defer { position += 1 }
        guard text[position] == apostrophe, position + 1 < text.endIndex else { continue }
        let next = text[position + 1]
        if next == apostrophe {
          self = .doubled
          position += 1
        } else if Self.isSpecial(next) {
          self = .quoting
          return
        }
      }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { "{}#|".utf8.contains(byte) }

    /// The text that the model is to read.
    func read(_ text: ArraySlice<UInt8>) -> [UInt8] {
      guard self == .doubled else { return Array(text) }
      var plain: [UInt8] = []
      var isSecond = false
      for byte in text {
        isSecond = byte == UInt8(ascii: "'") && !isSecond && plain.last == byte
        if !isSecond { plain.append(byte) }
      }
      return plain
    }

    /// `text` such that no apostrophe in it quotes.
    func written(_ text: [UInt8]) -> [UInt8] {
      if self == .quoting { return text }
      var output: [UInt8] = []
      for (index, byte) in text.enumerated() {
        output.append(byte)
        guard byte == UInt8(ascii: "'") else { continue }
        let wouldQuote = index + 1 < text.count && Self.isSpecial(text[index + 1])
        if self == .doubled || wouldQuote { output.append(byte) }
      }
      return output
    }
  }
}
