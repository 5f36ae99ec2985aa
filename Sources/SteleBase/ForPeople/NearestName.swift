/// Finds what somebody may have meant who misspelt a name.
package enum NearestName {
  /// Longer words and names are not compared, in characters.
  private static let longest = 64

  /// The name of `names` that `word` may have been meant as, whatever their case: the nearest one,
  /// if no more than a third of the letters are wrong, or one of three or more; else the only one
  /// that it begins.
  package static func of(_ word: String, in names: [String]) -> String? {
    let wanted = Array(word.lowercased())
    guard (1...longest).contains(wanted.count) else { return nil }
    var best: (distance: Int, name: String)?
    for name in names where name.utf8.count <= 4 * longest {
      let distance = EditDistance.between(wanted, Array(name.lowercased()))
      if distance < best?.distance ?? .max { best = (distance, name) }
    }
    if let best, best.distance <= (wanted.count < 3 ? 0 : max(1, wanted.count / 3)) {
      return best.name
    }
    let longer = names.filter { wanted.count >= 3 && $0.lowercased().hasPrefix(String(wanted)) }
    return longer.count == 1 ? longer[0] : nil
  }
}
