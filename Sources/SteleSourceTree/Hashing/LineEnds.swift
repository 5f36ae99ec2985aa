import SteleBase

/// Counts the line ends of a text that comes in pieces.
struct LineEndCounts {
  /// Line feeds, those behind carriage returns included.
  private(set) var lineFeeds = 0
  /// Carriage returns with a line feed behind them.
  private(set) var pairs = 0
  private var endsInCarriageReturn = false

  /// Adds a piece.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return }
    if endsInCarriageReturn, first == LineEnds.lineFeed { pairs += 1 }
    var rest = bytes
    while let end = rest.firstPosition(of: LineEnds.lineFeed) {
      lineFeeds += 1
      if end > bytes.startIndex, bytes[end - 1] == LineEnds.carriageReturn { pairs += 1 }
      rest = rest[(end + 1)...]
    }
    endsInCarriageReturn = bytes.last == LineEnds.carriageReturn
  }

  /// How to make the twins of such a text: none if it has no line ends, two if it has both kinds.
  var twins: [LineEnds] {
    var twins: [LineEnds] = []
    if pairs > 0 { twins.append(LineEnds(change: .toLineFeeds, byteCountChange: -pairs)) }
    if pairs < lineFeeds {
      twins.append(LineEnds(change: .toPairs, byteCountChange: lineFeeds - pairs))
    }
    return twins
  }
}

/// Gives a text the other line ends, piece by piece.
///
/// Carriage returns before line feeds go, or each line feed that has none before it gets one. Carriage
/// returns that stand alone stay.
struct LineEnds {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The two ways.
  enum Change {
    case toLineFeeds
    case toPairs
  }

  let change: Change
  /// What the text's length changes by.
  let byteCountChange: Int
  /// Whether the last piece ended in a carriage return; if these may have to go, it is held back.
  private var endsInCarriageReturn = false

  init(change: Change, byteCountChange: Int) {
    self.change = change
    self.byteCountChange = byteCountChange
  }

  /// Appends `bytes` with the other line ends to `output`.
  mutating func convert(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
    guard let first = bytes.first else { return }
    let removes = change == .toLineFeeds
    if endsInCarriageReturn, removes, first != Self.lineFeed { output.append(Self.carriageReturn) }
    var isInPair = endsInCarriageReturn && first == Self.lineFeed
    var rest = bytes
    while let end = rest.firstPosition(of: Self.lineFeed) {
      var line = rest[..<end]
      if line.last == Self.carriageReturn {
        isInPair = true
        if removes { line.removeLast() }
      }
      output += line
      if !removes, !isInPair { output.append(Self.carriageReturn) }
      output.append(Self.lineFeed)
      isInPair = false
      rest = rest[(end + 1)...]
    }
    endsInCarriageReturn = rest.last == Self.carriageReturn
    if endsInCarriageReturn, removes { rest.removeLast() }
    output += rest
  }

  /// Appends what was held back.
  mutating func finish(into output: inout [UInt8]) {
    if endsInCarriageReturn, change == .toLineFeeds { output.append(Self.carriageReturn) }
    endsInCarriageReturn = false
  }
}
