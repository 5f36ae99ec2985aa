/// Finds which tags of a text belong together.
package enum TagPairs {
  /// Elements of one text that nest more deeply have no partners: each of their tags stands alone.
  static let maximumDepth = 64

  /// A tag that opens an element, or one that closes it.
  package enum Tag {
    /// Its name.
    case opening([UInt8])
    /// The name of what it closes.
    case closing([UInt8])
  }

  /// Which of `tags` closes or opens what another opens or closes; nil for those without a partner,
  /// and for what is no such tag.
  package static func partners(of tags: [Tag?]) -> [Int?] {
    var partners = [Int?](repeating: nil, count: tags.count)
    var open: [(name: [UInt8], index: Int)] = []
    for (index, tag) in tags.enumerated() {
      switch tag {
      case .opening(let name):
        // The outermost gives way, which most likely is never closed.
        if open.count == maximumDepth { open.removeFirst() }
        open.append((name, index))
      case .closing(let name):
        guard let match = open.lastIndex(where: { $0.name == name }) else { continue }
        partners[index] = open[match].index
        partners[open[match].index] = index
        open.removeSubrange(match...)
      case nil: continue
      }
    }
    return partners
  }
}
