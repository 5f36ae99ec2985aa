/// How the texts that a page's parser collects become units.
extension HTMLDocument {
  /// Adds the value of `attribute` as a unit, in the markup of a mark if it lies in one.
  mutating func add(_ attribute: HTMLAttributes.Attribute, host: Slot.Host? = nil) {
    // A reference that nothing here knows could not be written again.
    guard syntax == .html || text.knowsReferences(in: attribute.value) else { return }
    let value = text.decoded(attribute.value)
    let trimmed = value[...].trimmed
    guard !HTMLText.isBlank(trimmed), MarkedUnit([.text(Array(trimmed))]).hasText else { return }
    var spelling = SourceSpelling()
    text.add(
      attribute.value, hasReferences: bytes[attribute.value].contains(UInt8(ascii: "&")),
      to: &spelling)
    parts.add(
      Array(trimmed), in: attribute.value,
      writer: HTMLAttributeWriter(
        before: Array(value[..<trimmed.startIndex]), after: Array(value[trimmed.endIndex...]),
        quote: attribute.quote, spelling: spelling, syntax: syntax), host: host)
  }

  /// Adds the collected text as a unit.
  ///
  /// In XML a tag whose other is in another text may not move, so that the text ends there.
  mutating func endRun() {
    putSpacesAtLineBreaks()
    let run = self.run
    self.run.removeAll(keepingCapacity: true)
    let partners = MarkedUnit.partners(of: run.map(\.token))
    guard syntax == .xml else { return add(run[...], partners: partners[...]) }
    var start = 0
    for (index, piece) in run.enumerated() where partners[index] == nil {
      switch piece.token {
      case .open, .close:
        add(run[start..<index], partners: partners[start..<index])
        for attribute in piece.attributes { add(attribute) }
        start = index + 1
      default: continue
      }
    }
    add(run[start...], partners: partners[start...])
  }

  /// Adds pieces of the collected text as a unit.
  private mutating func add(_ run: ArraySlice<Piece>, partners: ArraySlice<Int?>) {
    // Markup at the ends that encloses nothing of the text is no part of it.
    let isContent = { (index: Int) in
      switch run[index].token {
      case .text(let text): !HTMLText.isBlank(text)
      case .verbatim: true
      case .open, .close: partners[index] != nil
      case .point, .divider: false
      }
    }
    guard let first = run.indices.first(where: isContent),
      let last = run.indices.last(where: isContent)
    else {
      for attribute in run.flatMap(\.attributes) { add(attribute) }
      return
    }
    var pieces = run[first...last]
    trim(&pieces[first], atStart: true)
    trim(&pieces[last], atStart: false)
    let unit = MarkedUnit(pieces.map(\.token))
    for attribute in run[..<first].flatMap(\.attributes) { add(attribute) }
    if unit.hasText {
      add(unit, of: pieces)
    } else {
      for attribute in pieces.flatMap(\.attributes) { add(attribute) }
    }
    for attribute in run[(last + 1)...].flatMap(\.attributes) { add(attribute) }
  }

  /// Lets a space of no bytes stand for each line break between words.
  private mutating func putSpacesAtLineBreaks() {
    var tokens = run.map(\.token)
    let bare = HTMLTag.bareLineBreaks(in: &tokens)
    for index in run.indices { run[index].token = tokens[index] }
    guard !bare.isEmpty else { return }
    var spaced: [Piece] = []
    var next = bare[...]
    for (index, piece) in run.enumerated() {
      spaced.append(piece)
      guard next.first == index else { continue }
      next.removeFirst()
      let end = piece.range.upperBound
      spaced.append(Piece(token: .text([0x20]), range: end..<end))
    }
    run = spaced
  }

  /// Takes white space, no-break spaces among it, from the start or the end of a text.
  private func trim(_ piece: inout Piece, atStart: Bool) {
    guard case .text(let written) = piece.token else { return }
    guard piece.isPlain else {
      piece.token = .text(Array(written[...].trimmed))
      return
    }
    let range = text.trimmed(piece.range)
    piece.range =
      atStart
      ? range.lowerBound..<piece.range.upperBound : piece.range.lowerBound..<range.upperBound
    piece.token = .text(text.decoded(piece.range))
  }

  private func spelling(of pieces: ArraySlice<Piece>) -> SourceSpelling {
    let texts = pieces.filter { piece in
      if case .text = piece.token { return piece.isPlain }
      return false
    }
    let hasReferences = texts.contains { bytes[$0.range].contains(UInt8(ascii: "&")) }
    var spelling = SourceSpelling()
    for piece in texts { text.add(piece.range, hasReferences: hasReferences, to: &spelling) }
    return spelling
  }

  private mutating func add(_ unit: MarkedUnit, of pieces: ArraySlice<Piece>) {
    guard let first = pieces.first, let last = pieces.last else { return }
    let slot = parts.slots.count
    parts.add(
      unit.text, marks: unit.marks, in: first.range.lowerBound..<last.range.upperBound,
      writer: HTMLTextWriter(
        markup: unit.markup, spelling: spelling(of: pieces), syntax: syntax))
    // Marks are numbered in the order of the tokens that begin one.
    var mark = 0
    let partners = MarkedUnit.partners(of: pieces.map(\.token))
    for (index, piece) in pieces.enumerated() {
      switch piece.token {
      case .text: continue
      case .close where partners[index] != nil: continue
      default: break
      }
      for attribute in piece.attributes {
        // The value alone: where it has no quotes, the writer gives it some.
        let range = attribute.value
        let offset = piece.range.lowerBound
        add(
          attribute,
          host: Slot.Host(
            slot: slot, mark: mark,
            range: (range.lowerBound - offset)..<(range.upperBound - offset)))
      }
      mark += 1
    }
  }
}
