import SteleDocument
import SteleText

/// A text with tags in it, such as a message with `<b>` or `<1>`, taken apart: the tags become
/// marks, so that the model reads the words alone, and are put back into the translation.
struct TaggedText: Sendable {
  /// The text without tags.
  let unit: TextUnit
  /// What of the text is not to be translated: sorted, disjoint.
  let protected: [ProtectedSpan]
  /// Where blocks such as paragraphs begin and end in it, in order.
  let boundaries: [Int]
  /// By mark.
  private let markup: [Markup]

  private struct Markup: Sendable {
    var opening: [UInt8]
    var closing: [UInt8] = []
    /// Whether the text has a space behind it that only parts the words on both sides.
    var hasAddedSpace = false
  }

  /// Takes `unit`, which has no marks, apart; nil if it has no tags among its protected `spans`.
  ///
  /// Tags of blocks stay protected spans if `keepsBlocks`.
  init?(_ unit: TextUnit, _ spans: [ProtectedSpan], keepsBlocks: Bool) {
    let tags = spans.compactMap { Tag($0, in: unit.text) }.filter { !(keepsBlocks && $0.isBlock) }
    guard unit.marks.isEmpty, !tags.isEmpty else { return nil }
    var draft = Draft(partners: Self.partners(of: tags, in: unit.text))
    var rest = spans[...]
    var position = 0
    for (index, tag) in tags.enumerated() {
      draft.append(unit.text[position..<tag.range.lowerBound])
      while let span = rest.first, span.range.lowerBound <= tag.range.lowerBound {
        if span.range != tag.range { draft.protect(span) }
        rest.removeFirst()
      }
      draft.append(tag, index, Array(unit.text[tag.range]))
      position = tag.range.upperBound
    }
    draft.append(unit.text[position...])
    for span in rest { draft.protect(span) }
    self.unit = TextUnit(text: draft.text, marks: draft.marks, line: unit.line)
    protected = draft.protected
    boundaries = draft.boundaries
    markup = draft.markup
  }

  /// Which tag closes or opens what a tag opens or closes; nil for those without a partner.
  private static func partners(of tags: [Tag], in text: [UInt8]) -> [Int?] {
    TagPairs.partners(
      of: tags.map { tag in
        switch tag.form {
        case .opening: .opening(Array(text[tag.name]))
        case .closing: .closing(Array(text[tag.name]))
        case .empty: nil
        }
      })
  }

  /// `translation`, which is one of ``unit``, with its tags.
  func restored(_ translation: TextUnit) -> TextUnit {
    var output: [UInt8] = []
    var leavesSpaceOut = false
    translation.traverse { part in
      switch part {
      case .text(let range):
        let text = translation.text[range]
        output += leavesSpaceOut && text.first == .space ? text.dropFirst() : text
        leavesSpaceOut = false
      case .opening(let mark):
        output += markup[mark.id].opening
        leavesSpaceOut = leavesSpaceOut || markup[mark.id].hasAddedSpace
      case .closing(let mark): output += markup[mark.id].closing
      }
    }
    return TextUnit(text: output, marks: [], line: translation.line)
  }
}

// MARK: - Tags

extension TaggedText {
  private struct Tag {
    var range: Range<Int>
    var form: ProtectedSpan.TagForm
    var name: Range<Int>
    var isBlock: Bool

    init?(_ span: ProtectedSpan, in text: [UInt8]) {
      guard case .tag(let form, let name) = span.kind else { return nil }
      range = span.range
      self.form = form
      self.name = name
      let word = String(decoding: text[name].prefix(16), as: UTF8.self).lowercased()
      isBlock = Self.blocks.contains(word)
    }

    /// HTML's elements that are blocks of text.
    private static let blocks: Set<String> = Set(
      """
      address article aside blockquote body caption center dd details dialog div dl dt fieldset
      figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu
      nav ol optgroup option p pre search section select summary table tbody td tfoot th thead title
      tr ul
      """.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// What is made of a text as its tags are taken out one after the other.
  private struct Draft {
    /// By tag.
    let partners: [Int?]
    var text: [UInt8] = []
    var marks: [InlineMark] = []
    var markup: [Markup] = []
    var protected: [ProtectedSpan] = []
    var boundaries: [Int] = []
    /// By tag: the mark that it opened.
    private var opened: [Int: Int] = [:]
    private var open: [Int] = []
    /// The point that stands at the text's end.
    private var lastPoint: Int?
    /// The tag that stands at the text's end, and which side of its mark it is.
    private var lastTag: (mark: Int, side: WritableKeyPath<Markup, [UInt8]>)?
    /// How many bytes the text is shorter than the whole one up to here.
    private var removed = 0

    init(partners: [Int?]) { self.partners = partners }

    mutating func append(_ part: ArraySlice<UInt8>) {
      var part = part
      // Of two spaces on both sides of a tag, the model reads one: the other belongs to the tag.
      while let tag = lastTag, text.last == .space, part.first == .space {
        markup[tag.mark][keyPath: tag.side].append(.space)
        part.removeFirst()
        removed += 1
      }
      guard let first = part.first else { return }
      if let point = lastPoint, text.last?.isWordByte == true, first.isWordByte {
        text.append(.space)
        markup[point].hasAddedSpace = true
        removed -= 1
      }
      text += part
      (lastPoint, lastTag) = (nil, nil)
    }

    /// Notes that `span` of the whole text, which was appended last, is not to be translated.
    mutating func protect(_ span: ProtectedSpan) {
      var own = span
      own.range = span.range.lowerBound - removed..<span.range.upperBound - removed
      protected.append(own)
    }

    mutating func append(_ tag: Tag, _ index: Int, _ source: [UInt8]) {
      removed += source.count
      if tag.isBlock { boundaries.append(text.count) }
      if tag.form == .closing, let mark = partners[index].flatMap({ opened[$0] }) {
        marks[mark].range = marks[mark].range.lowerBound..<text.count
        markup[mark].closing = source
        lastTag = (mark, \.closing)
        open.removeLast()
        return
      }
      let isSpan = tag.form == .opening && partners[index] != nil
      let mark = marks.count
      marks.append(
        InlineMark(
          kind: isSpan ? .span : .point, range: text.count..<text.count, id: mark,
          parent: open.last))
      markup.append(Markup(opening: source))
      lastTag = (mark, \.opening)
      if isSpan {
        opened[index] = mark
        open.append(mark)
      } else if !tag.isBlock {
        lastPoint = mark
      }
    }
  }
}
