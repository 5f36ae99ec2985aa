import SteleXML

/// Units of XLIFF 2: segments with a source and a target each.
extension XLIFFReader {
  /// States of a segment that has a translation.
  private static let doneStates = ["translated", "reviewed", "final"]

  mutating func addUnit(_ unit: Int, in scope: Scope) {
    openProtections = []
    for child in document.children(of: unit) {
      if isElement(child, "segment") {
        addSegment(child, in: self.scope(of: child, in: scope))
      } else if isElement(child, "ignorable"), let source = source(of: child) {
        _ = pieces(of: source)
      }
    }
  }

  private func source(of segment: Int) -> Int? {
    document.child("source", in: namespace, of: segment)
  }

  private mutating func addSegment(_ segment: Int, in scope: Scope) {
    guard let source = source(of: segment) else { return }
    let old = document.child("target", in: namespace, of: segment)
    let state = document.attribute("state", of: segment)?.text ?? ""
    // A state that is not written is `initial`, but a translation that is there comes first.
    let isKept =
      Self.doneStates.contains(state)
      || state != "initial"
        && old.map { !document.isBlank($0) && !isCopy($0, of: source) } == true
    guard !isKept else {
      _ = pieces(of: source)
      return
    }
    let slotCount = parts.slots.count
    add(
      tag: document.startTag(
        of: segment,
        setting: [
          ("state", "translated"), ("subState", options.marksFuzzy ? "stele:needs-review" : nil),
        ]), in: document.tokens[segment].range, isWrittenEmpty: false)
    let target = target(of: source, old: old, behind: source, changes: [])
    add(target, of: source, segments: [source], in: self.scope(of: source, in: scope))
    if parts.slots.count == slotCount + 1 { parts.slots.removeLast() }
  }
}
