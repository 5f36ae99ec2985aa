/// Finds what somebody may have meant who misspelt a name.
enum NearestName {
  /// The name of `names` that `word` may have been meant as: the nearest one, if no more than a third of
  /// the letters are wrong, or the only one that it begins.
  static func of(_ word: String, in names: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let ranked = names.map { (name: $0, distance: distance(Array(word), Array($0))) }
    if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit {
      return best.name
    }
    let longer = names.filter { word.count >= 3 && $0.hasPrefix(word) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// How many letters are missing, too many, wrong, or the wrong way round with the next one.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let isSame = left[i] == right[j]
        var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (isSame ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
