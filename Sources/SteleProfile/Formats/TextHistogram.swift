/// A histogram of at most 10 lines.
struct TextHistogram {
  private static let maximumLines = 10
  private static let barLength = 40.0

  /// One line for each bin, or for as many neighbors as it takes.
  let lines: [String]

  init(_ bins: [ProfileSummary.Bin]) {
    let group = max((bins.count + Self.maximumLines - 1) / Self.maximumLines, 1)
    let merged = stride(from: 0, to: bins.count, by: group).map { start in
      let neighbors = bins[start..<min(start + group, bins.count)]
      return ProfileSummary.Bin(
        from: neighbors.first?.from ?? 0, to: neighbors.last?.to ?? 0,
        count: Int(saturating: Statistics.sum(neighbors.lazy.map(\.count))))
    }
    guard !merged.isEmpty else {
      lines = []
      return
    }
    let highest = Double(merged.map(\.count).max() ?? 0)
    var table = TextTable("", "from ms", "to", "steps")
    for bin in merged {
      table.append(
        "", Figure.milliseconds(bin.from), Figure.milliseconds(bin.to), "\(bin.count)")
    }
    let rows = table.text.split(separator: "\n").map(String.init)
    let bars = merged.map { Self.bar(Statistics.ratio(Double($0.count), highest)) }
    lines = zip(rows, [""] + bars).map { row, bar in bar.isEmpty ? row : "\(row)  \(bar)" }
  }

  /// At least one mark for what is there at all.
  private static func bar(_ share: Double) -> String {
    guard share > 0 else { return "" }
    return String(repeating: "█", count: max(Int((min(share, 1) * barLength).rounded()), 1))
  }
}
