import SteleFile

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

  /// How to make the twin of such a text; nil if it has no line ends, and so no twin.
  var twin: LineEnds? {
    if lineFeeds == 0 { return nil }
    return pairs > 0
      ? LineEnds(change: .toLineFeeds, byteCountChange: -pairs)
      : LineEnds(change: .toPairs, byteCountChange: lineFeeds)
  }
}

/// Gives a text the other line ends, piece by piece.
///
/// Text with carriage returns before line feeds, even if only before some, loses these; text without
/// any gets one before each line feed. Carriage returns that stand alone stay.
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
  /// Whether the last piece ended in a carriage return of which the next one decides.
  private var isWaiting = false

  init(change: Change, byteCountChange: Int) {
    self.change = change
    self.byteCountChange = byteCountChange
  }

  /// Appends `bytes` with the other line ends to `output`.
  mutating func convert(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
    guard let first = bytes.first else { return }
    if isWaiting, first != Self.lineFeed { output.append(Self.carriageReturn) }
    isWaiting = false
    var rest = bytes
    while let end = rest.firstPosition(of: Self.lineFeed) {
      var line = rest[..<end]
      switch change {
      case .toLineFeeds: if line.last == Self.carriageReturn { line.removeLast() }
      case .toPairs: break
      }
      output += line
      if change == .toPairs { output.append(Self.carriageReturn) }
      output.append(Self.lineFeed)
      rest = rest[(end + 1)...]
    }
    if change == .toLineFeeds, rest.last == Self.carriageReturn {
      isWaiting = true
      rest.removeLast()
    }
    output += rest
  }

  /// Appends what was held back.
  mutating func finish(into output: inout [UInt8]) {
    if isWaiting { output.append(Self.carriageReturn) }
    isWaiting = false
  }
}
