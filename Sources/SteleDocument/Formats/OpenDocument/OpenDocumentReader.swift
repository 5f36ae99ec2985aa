import SteleBase
import SteleXML

/// Finds the texts of an OpenDocument file, or of a part of one.
///
/// Paragraphs may lie in frames, notes and comments of others. The outer one has a mark for them, and
/// theirs are texts of their own that lie in the markup of that mark.
struct OpenDocumentReader {
  /// Texts that lie in one another more deeply stay: each level holds what is in it once more.
  private static let maximumDepth = 8

  /// What is still to do, in order.
  private enum Work {
    /// To look for texts in these tokens.
    case tokens(Range<Int>, Place)
    /// To add a text, and then what lies in it.
    case text(XMLRun, XMLRun.Stretch, Place)
  }

  /// Where texts lie: in the markup of another, or nowhere in particular.
  private struct Place {
    var depth = 0
    var host: (slot: Int, mark: Int, start: Int)?
  }

  private let document: XMLDocument
  private var styles: OpenDocumentStyles
  private var parts = DocumentParts()
  private var work: [Work] = []
  /// The token where the pages end that others are made after.
  private var mastersEnd = 0

  /// The parts of `bytes`, which are XML.
  static func parts(
    of bytes: [UInt8], as format: DocumentFormat
  ) throws(DocumentError) -> DocumentParts {
    var reader = OpenDocumentReader(try XMLDocument(bytes, as: format))
    reader.read()
    return reader.parts
  }

  private init(_ document: XMLDocument) {
    self.document = document
    styles = OpenDocumentStyles(of: document)
  }

  private mutating func read() {
    work.append(.tokens(0..<document.tokens.count, Place()))
    while let next = work.popLast() {
      switch next {
      case .tokens(let range, let place): read(range, at: place)
      case .text(let run, let stretch, let place): add(stretch, of: run, at: place)
      }
    }
  }

  /// Goes through tokens until there is other work to do first.
  private mutating func read(_ range: Range<Int>, at place: Place) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = document.tokens[index]
      guard token.kind == .startTag || token.kind == .emptyTag else {
        index += 1
        continue
      }
      let end = token.partner + 1
      switch OpenDocumentElement.block(OpenDocumentName.name(of: index, in: document)) {
      case .paragraph, .label:
        let found = texts(in: index, at: place)
        index = end
        guard !found.isEmpty else { continue }
        work.append(.tokens(index..<range.upperBound, place))
        work += found.reversed()
        return
      case .fixed: index = end
      case .frame where isPrompt(index): index = end
      case .textProperties:
        OpenDocumentLanguages.add(index, of: document, to: &parts)
        index += 1
      case .language:
        if let range = document.contentRange(ofElement: index), !range.isEmpty {
          parts.languageSlots.append(
            LanguageSlot(
              naming: range, of: document.bytes,
              saying: String(decoding: document.content(of: index), as: UTF8.self)))
        }
        index = end
      case .masters:
        mastersEnd = token.partner
        index += 1
      case .frame, .container: index += 1
      }
    }
  }

  /// Whether a frame holds but a prompt, such as "Click to add a title".
  private func isPrompt(_ token: Int) -> Bool {
    let namespace = OpenDocumentName.namespace("presentation")
    if let placeholder = document.attribute("placeholder", in: namespace, of: token),
      placeholder.value.isEqual(to: "true")
    {
      return true
    }
    guard token < mastersEnd, let kind = document.attribute("class", in: namespace, of: token)
    else {
      return false
    }
    return OpenDocumentElement.promptClasses.contains(kind.text)
  }

  // MARK: - Texts

  /// What is to do for the texts of a paragraph and what lies in it.
  private mutating func texts(in token: Int, at place: Place) -> [Work] {
    guard document.tokens[token].kind == .startTag else { return [] }
    let paragraph = OpenDocumentParagraph(in: token, of: document, styles: &styles)
    var found: [Work] = []
    for run in paragraph.runs {
      let stretch = run.stretch(of: document)
      if let stretch, stretch.isTooDeep {
        parts.leaveOut("a text whose elements nest too deeply", at: stretch.range.lowerBound)
      }
      let translated = stretch.flatMap { $0.isTooDeep ? nil : $0 }
      let own = translated?.pieces ?? 0..<0
      for (index, piece) in run.pieces.enumerated() {
        if let translated, index == own.lowerBound { found.append(.text(run, translated, place)) }
        guard !own.contains(index), let range = nested(in: piece) else { continue }
        found.append(.tokens(range, place))
      }
    }
    return found
  }

  /// The tokens in the element that a piece is, if there are texts in it.
  private func nested(in piece: XMLRun.Piece) -> Range<Int>? {
    guard case .element(text: nil) = piece.content, let element = piece.element,
      document.tokens[element].kind == .startTag
    else { return nil }
    return element..<(document.tokens[element].partner + 1)
  }

  private mutating func add(_ stretch: XMLRun.Stretch, of run: XMLRun, at place: Place) {
    let slot = parts.slots.count
    let host = place.host.map { host in
      Slot.Host(
        slot: host.slot, mark: host.mark,
        range: (stretch.range.lowerBound - host.start)..<(stretch.range.upperBound - host.start))
    }
    parts.add(
      stretch.unit.text, marks: stretch.unit.marks, in: stretch.range, writer: stretch.writer,
      host: host)
    var found: [Work] = []
    for (index, mark) in zip(stretch.pieces, stretch.marks) {
      let piece = run.pieces[index]
      guard let mark, let range = nested(in: piece) else { continue }
      guard place.depth < Self.maximumDepth else {
        parts.leaveOut("texts that lie in one another too deeply", at: piece.range.lowerBound)
        continue
      }
      found.append(
        .tokens(
          range, Place(depth: place.depth + 1, host: (slot, mark, piece.range.lowerBound))))
    }
    work += found.reversed()
  }
}
