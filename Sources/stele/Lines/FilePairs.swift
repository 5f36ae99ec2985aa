/// Two files that have one sentence per line, read side by side in groups.
struct FilePairs {
  /// The same line of both.
  struct Pair {
    var number: Int
    var source: [UInt8]
    var target: [UInt8]
    /// Why there is no content.
    var error: String?
    /// Why lines of it are not UTF-8, if that is no error.
    var invalid: [String] = []
  }

  /// Pairs that are worked on together.
  struct Group {
    var pairs: [Pair] = []
    /// Whether one of the files ended before the other.
    var isUneven = false
  }

  /// Bytes of text that are worked on together.
  private static let groupByteCount = 1 << 18

  private var source: FileLines
  private var target: FileLines
  private var isAtEnd = false

  /// Opens both files; `-` is standard input, which only one of them can be.
  init(source: String, target: String) throws {
    self.source = try FileLines(path: source)
    self.target = try FileLines(path: target)
  }

  /// The next group, or nil at the end.
  ///
  /// It holds what is there now, at least one pair, so that a slow writer is answered line by line.
  ///
  /// Lines that are not UTF-8 are dealt with as `choice` says.
  mutating func next(_ choice: InvalidTextChoice) throws -> Group? {
    if isAtEnd { return nil }
    var group = Group()
    var byteCount = 0
    while group.pairs.isEmpty
      || (byteCount < Self.groupByteCount && source.hasWaiting && target.hasWaiting)
    {
      let (first, second) = (try source.next(), try target.next())
      guard let first, let second else {
        isAtEnd = true
        group.isUneven = first != nil || second != nil
        return group.pairs.isEmpty && !group.isUneven ? nil : group
      }
      let pair = pair(first, second, choice)
      byteCount += pair.source.count + pair.target.count
      group.pairs.append(pair)
    }
    return group
  }

  private func pair(
    _ first: InputLine, _ second: InputLine, _ choice: InvalidTextChoice
  ) -> Pair {
    var pair = Pair(number: source.number, source: first.content, target: second.content)
    for (line, file) in [(first, source), (second, target)] {
      let place = "\(file.name): line \(file.number): "
      if let invalid = line.invalid {
        if choice == .replace {
          pair.invalid.append(place + invalid)
        } else {
          pair.error = pair.error ?? place + invalid
        }
      }
      pair.error = pair.error ?? line.error.map { place + $0 }
    }
    return pair
  }
}
