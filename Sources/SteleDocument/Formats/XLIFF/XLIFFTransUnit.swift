import SteleBase
import SteleXML

/// Units of XLIFF 1: a source and a target, which segments may divide.
extension XLIFFReader {
  /// States of a target that holds no translation, or one that its source no longer has.
  private static let openStates = ["new", "needs-translation"]
  /// States of a target that is done.
  private static let finalStates = ["final", "signed-off", "translated"]

  mutating func addTransUnit(_ unit: Int, in scope: Scope) {
    let children = document.children(of: unit)
    guard let source = children.first(where: { isElement($0, "source") }) else { return }
    let segmented = children.first { isElement($0, "seg-source") }
    let old = children.first { isElement($0, "target") }
    let state = old.flatMap { document.attribute("state", of: $0)?.text } ?? ""
    let isApproved = document.attribute("approved", of: unit)?.value.isEqual(to: "yes") == true
    guard !isApproved, !Self.finalStates.contains(state) else { return }

    let segments = segmented.map(segments) ?? []
    let isOpen =
      Self.openStates.contains(state)
      || state.isEmpty && old.map { isCopy($0, of: source) } == true
    if let old, !isOpen, !document.isBlank(old) {
      addSegments(segments, to: old, in: self.scope(of: segmented ?? source, in: scope))
      return
    }
    let text = segments.isEmpty ? source : segmented ?? source
    let target = target(
      of: source, old: old, behind: segmented ?? source, changes: stateAttributes(besides: state))
    add(
      target, of: text, segments: segments.isEmpty ? [text] : segments,
      in: self.scope(of: text, in: scope))
  }

  /// Fills those segments of a target that are empty, as a tool leaves them that makes the
  /// segments of both sides; what a target has no place for stays.
  private mutating func addSegments(_ segments: [Int], to target: Int, in scope: Scope) {
    var sources: [[UInt8]: Int] = [:]
    for segment in segments {
      if let id = document.attribute("mid", of: segment) { sources[id.value] = segment }
    }
    let places = self.segments(of: target)
    leaveOut(segments, without: places)
    var isFirst = true
    for place in places where document.isBlank(place) {
      guard let id = document.attribute("mid", of: place),
        let segment = sources.removeValue(forKey: id.value),
        var text = inlineText(of: segment, in: scope)
      else { continue }
      if isFirst {
        let state = document.attribute("state", of: target)?.text ?? ""
        add(
          tag: document.startTag(of: target, setting: stateAttributes(besides: state)),
          in: document.tokens[target].range, isWrittenEmpty: true)
      }
      isFirst = false
      text.writer.prefix = document.startTag(of: place)
      text.writer.suffix = document.endTag(of: place)
      add(text, in: document.range(ofElement: place), isWrittenEmpty: true)
    }
  }

  /// Notes segments whose translations `places`, the segments of their target, have no place for.
  private mutating func leaveOut(_ segments: [Int], without places: [Int]) {
    let known = Set(places.compactMap { document.attribute("mid", of: $0)?.value })
    guard !known.isEmpty else { return }
    for segment in segments where !document.isBlank(segment) {
      guard let id = document.attribute("mid", of: segment), !known.contains(id.value) else {
        continue
      }
      parts.leaveOut(
        "a segment that the target has no place for",
        at: document.tokens[segment].range.lowerBound)
    }
  }

  /// The elements that mark the segments of a source or target.
  private func segments(of element: Int) -> [Int] {
    var segments: [Int] = []
    var token = element + 1
    while token < document.tokens[element].partner {
      let isSegment =
        document.isStart(token, of: "mrk", in: namespace)
        && document.attribute("mtype", of: token)?.value.isEqual(to: "seg") == true
      if isSegment { segments.append(token) }
      token = isSegment ? document.tokens[token].partner + 1 : token + 1
    }
    return segments
  }

  /// What a target's attributes say of a new translation; `state` is what they said before.
  ///
  /// The first version has neither states of its own nor a qualifier.
  private func stateAttributes(besides state: String) -> [(name: String, value: String?)] {
    let hasStates = version != "1.0"
    if options.marksFuzzy {
      return [
        ("state", "needs-review-translation"),
        ("state-qualifier", hasStates ? "mt-suggestion" : nil),
      ]
    }
    return [("state", "translated"), ("state-qualifier", nil)]
  }
}
