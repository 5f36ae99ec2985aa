extension TextUnit {
  /// Something that is met on the way through a text with marks.
  package enum Part {
    /// A stretch of text that no edge of a mark lies in; never that of a verbatim mark.
    case text(Range<Int>)
    /// Where a mark begins, or stands: only spans have an end of their own.
    case opening(InlineMark)
    /// Where a span ends.
    case closing(InlineMark)
  }

  /// Goes through the text from its start to its end, and calls `body` with each part in order.
  package func traverse(_ body: (Part) -> Void) {
    var position = 0
    var open: [InlineMark] = []

    func goOn(to end: Int) {
      guard position < end else { return }
      body(.text(position..<end))
      position = end
    }
    func close() {
      guard let mark = open.popLast() else { return }
      goOn(to: mark.range.upperBound)
      body(.closing(mark))
    }

    for mark in marks {
      while let last = open.last, last.id != mark.parent,
        last.range.upperBound <= mark.range.lowerBound
      {
        close()
      }
      goOn(to: mark.range.lowerBound)
      body(.opening(mark))
      switch mark.kind {
      case .span: open.append(mark)
      case .point, .divider: break
      case .verbatim: position = max(position, mark.range.upperBound)
      }
    }
    while !open.isEmpty { close() }
    goOn(to: text.count)
  }
}
