import SteleXML

/// A paragraph's text: as several where tabs part it.
struct OpenDocumentParagraph {
  private(set) var runs: [XMLRun] = []

  private let document: XMLDocument
  private var run = XMLRun()
  /// The elements that are open.
  private var open: [Open] = []
  /// How many of them are marks.
  private var markCount = 0

  /// An element whose end is to come.
  private enum Open {
    case hollow
    /// `kind` joins it with its like; what closes it begins at its end tag and ends with `end`.
    case mark(name: [UInt8], kind: Int?, end: Int?)
  }

  /// The text of the element that begins with `token`.
  init(in token: Int, of document: XMLDocument, styles: inout OpenDocumentStyles) {
    self.document = document
    var index = token + 1
    let end = document.tokens[token].partner
    while index < end {
      switch document.tokens[index].kind {
      case .text, .cdata:
        run.add(textOf: index, of: document)
        index += 1
      case .startTag, .emptyTag: index = startTag(index, styles: &styles)
      case .endTag: index = endTag(index)
      case .comment, .instruction, .documentType:
        let range = document.tokens[index].range
        run.pieces.append(
          .init(content: .inline(.point(markup: Array(document.bytes[range]))), range: range))
        index += 1
      }
    }
    runs.append(run)
  }

  /// Handles a tag that begins an element; returns the token to go on with.
  private mutating func startTag(_ token: Int, styles: inout OpenDocumentStyles) -> Int {
    let isEmpty = document.tokens[token].kind == .emptyTag
    let next = document.tokens[token].partner + 1
    switch OpenDocumentElement.inline(OpenDocumentName.name(of: token, in: document)) {
    case .span where !isEmpty:
      guard let kind = styles.kind(of: token, in: document) else {
        open.append(.hollow)
        run.pieces.append(
          .init(content: .hollow(isOpening: true), range: document.tokens[token].range))
        return token + 1
      }
      begin(token, through: token, kind: kind)
      return token + 1
    case .link where !isEmpty:
      // What happens when it is followed stands first in it.
      let listeners = token + 1
      let last =
        document.isStart(listeners, of: "event-listeners", in: OpenDocumentName.namespace("office"))
        ? document.tokens[listeners].partner : token
      begin(token, through: last, kind: last == token ? styles.kind(of: token, in: document) : nil)
      return last + 1
    case .ruby where !isEmpty:
      guard isRuby(token) else { return field(token) }
      begin(token, through: token + 1, kind: nil, end: document.tokens[token].partner)
      return token + 2
    case .tab where markCount == 0:
      runs.append(run)
      run = XMLRun()
      return next
    case .tab, .space:
      let range = document.range(ofElement: token)
      run.pieces.append(
        .init(content: .spacer(Array(document.bytes[range])), range: range))
      return next
    case .nested:
      run.add(elementAt: token, of: document)
      return next
    case .span, .link, .ruby, .field: return field(token)
    }
  }

  /// Begins a mark whose markup goes from the token `token` to the end of `last`.
  private mutating func begin(_ token: Int, through last: Int, kind: Int?, end: Int? = nil) {
    let range =
      document.tokens[token].range.lowerBound..<document.tokens[last].range.upperBound
    let name = Array(document.name(of: token))
    open.append(.mark(name: name, kind: kind, end: end))
    markCount += 1
    guard kind == nil || !joinsLast(kind) else { return }
    run.pieces.append(
      .init(
        content: .inline(.open(name: name, markup: Array(document.bytes[range]))), range: range))
  }

  /// Takes back the end of the last mark if one of the same kind goes on right behind it.
  private mutating func joinsLast(_ kind: Int?) -> Bool {
    let last = run.pieces.lastIndex { piece in
      if case .hollow = piece.content { return false }
      return true
    }
    guard let last, case .inline(.close) = run.pieces[last].content, run.pieces[last].kind == kind
    else { return false }
    run.pieces.remove(at: last)
    return true
  }

  private mutating func endTag(_ token: Int) -> Int {
    let range = document.tokens[token].range
    switch open.popLast() {
    case .hollow: run.pieces.append(.init(content: .hollow(isOpening: false), range: range))
    case .mark(let name, let kind, let end):
      markCount -= 1
      let end = end ?? token
      let all = range.lowerBound..<document.tokens[end].range.upperBound
      run.pieces.append(
        .init(
          content: .inline(.close(name: name, markup: Array(document.bytes[all]))), range: all,
          kind: kind))
      return end + 1
    case nil: break
    }
    return token + 1
  }

  /// Whether a ruby element is its base and the text beside it, and nothing else.
  private func isRuby(_ token: Int) -> Bool {
    let text = OpenDocumentName.namespace("text")
    let base = token + 1
    guard document.isStart(base, of: "ruby-base", in: text), document.tokens[base].kind == .startTag
    else { return false }
    let beside = document.tokens[base].partner + 1
    return document.isStart(beside, of: "ruby-text", in: text)
      && document.tokens[beside].partner + 1 == document.tokens[token].partner
  }

  /// Adds an element that stays as it is; returns the token behind it.
  private mutating func field(_ token: Int) -> Int {
    let end = document.tokens[token].partner
    let text = OpenDocumentName.namespace("text")
    let holdsTexts = (token...end).contains { inner in
      document.isStart(inner, of: "p", in: text) || document.isStart(inner, of: "h", in: text)
    }
    var content: [UInt8] = []
    if !holdsTexts {
      for byte in document.content(of: token) where !byte.isSpace || content.last != 0x20 {
        content.append(byte.isSpace ? 0x20 : byte)
      }
    }
    let shown = Array(content[...].trimmed)
    run.add(elementAt: token, of: document, text: XMLRun.isBlank(shown) ? nil : shown)
    return end + 1
  }
}
