/// What may have been meant by a name that is not there.
enum NearestName {
  /// Longer names are not compared.
  private static let longest = 64

  /// The one of `names` that takes the fewest letters to be changed, whatever their case; nil where more
  /// than a third of them would have to be.
  static func of(_ name: String, in names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    guard (1...longest).contains(wanted.count) else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in names where candidate.utf8.count <= 4 * longest {
      let distance = distance(wanted, Array(candidate.lowercased()))
      guard distance * 3 <= wanted.count, distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// Letters to be changed, added, left out, or exchanged with the next.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var next = [place + 1]
      for (column, other) in right.enumerated() {
        var least = min(row[column + 1], next[column]) + 1
        least = min(least, row[column] + (letter == other ? 0 : 1))
        if place > 0, column > 0, letter == right[column - 1], left[place - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
