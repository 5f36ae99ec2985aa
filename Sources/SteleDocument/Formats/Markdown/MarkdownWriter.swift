import SteleBase

/// Writes a text into a Markdown block, with its line ends where they were as far as possible.
struct MarkdownWriter: SlotWriter {
  /// Stands before the `[` of a link.
  ///
  /// No UTF-8 has it.
  static let linkMarker: UInt8 = 0xFD

  /// Stands around what closes a link whose text is its label, and behind the label.
  private static let labelMarker: UInt8 = 0xFB

  let markup: InlineMarkup
  let layout: SourceLayout
  let spelling: SourceSpelling
  let context: MarkdownContext
  /// Whether a line of it could begin a block.
  let beginsLines: Bool

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var translation = translation
    translation.text = translation.text.inOneLine
    var speller = spelling.speller(for: translation)
    var brackets = LiteralBrackets()
    let rendered = markup.rendered(translation) { text, output in
      escape(text, speller: &speller, brackets: &brackets, to: &output)
    }
    let lines = layout.lines(of: Self.withoutLinkMarkers(rendered), over: original)
    for (index, line) in lines.enumerated() {
      output += line.opening
      var text = line.text
      if beginsLines, !line.isKept,
        let offset = MarkdownBlockMarker.offset(in: text, isFirst: index == 0)
      {
        text.insert(UInt8(ascii: "\\"), at: offset)
      }
      output += text
    }
  }

  /// What closes a link whose text is `label`, with its brackets, and that the document closes with
  /// `closing`.
  static func labelled(_ closing: [UInt8], label: [UInt8]) -> [UInt8] {
    [labelMarker] + closing + [labelMarker] + label + [labelMarker]
  }

  /// `rendered` without the markers of links.
  ///
  /// An exclamation mark before a link is escaped, which would make an image of it. A link whose
  /// text is its label gets a label if it is another text now.
  private static func withoutLinkMarkers(_ rendered: [UInt8]) -> [UInt8] {
    guard rendered.contains(where: { $0 == linkMarker || $0 == labelMarker }) else {
      return rendered
    }
    var output: [UInt8] = []
    output.reserveCapacity(rendered.count)
    var position = 0
    while position < rendered.count {
      let byte = rendered[position]
      position += 1
      if byte == labelMarker {
        let closing = rendered[position...].prefix { $0 != labelMarker }
        let label = rendered[closing.endIndex...].dropFirst().prefix { $0 != labelMarker }
        position = min(rendered.count, label.endIndex + 1)
        output +=
          isLabel(label.dropLast(), atEndOf: output) ? Array(closing) : Array("]".utf8) + label
      } else if byte != linkMarker {
        output.append(byte)
      } else if output.last == UInt8(ascii: "!"), output.dropLast().last != UInt8(ascii: "\\") {
        output.insert(UInt8(ascii: "\\"), at: output.count - 1)
      }
    }
    return output
  }

  /// Whether `output` ends with `label`, in any case and with any white space.
  private static func isLabel(_ label: ArraySlice<UInt8>, atEndOf output: [UInt8]) -> Bool {
    func isAlike(_ first: UInt8, _ second: UInt8) -> Bool {
      first.asciiLowercased == second.asciiLowercased
        || first == LineWrapping.space && second == 0x20
    }
    return output.suffix(label.count).elementsEqual(label, by: isAlike)
  }

  /// Writes `text` so that nothing in it is markup, as it was written where that is known to do.
  private func escape(
    _ text: ArraySlice<UInt8>, speller: inout SourceSpelling.Speller,
    brackets: inout LiteralBrackets, to output: inout [UInt8]
  ) {
    func writePlain(_ character: ArraySlice<UInt8>) {
      if brackets.becomeLink(before: text[character.startIndex...], behind: output) {
        output.insert(UInt8(ascii: "\\"), at: output.count - 1)
      }
      brackets.note(text[character.startIndex], behind: output)
      output += character
    }

    var position = text.startIndex
    var isBehindWide = false
    while position < text.endIndex {
      let character = SourceSpelling.character(at: position, of: text)
      let isWide = ScalarAt.breaksLines(Array(character))
      if isWide, isBehindWide { output.append(LineWrapping.characterBreak) }
      isBehindWide = isWide
      switch speller.choice(at: position, of: text, behind: output) {
      case .spelled(let spelling): output += spelling
      case .plain: writePlain(character)
      case .unknown:
        if needsEscape(position, of: text) {
          // In a table, cmark-gfm takes a backslash before a cell's end for part of an escaped bar.
          output +=
            text[position] == UInt8(ascii: "\\") && context == .table
            ? Array("&#92;".utf8) : [UInt8(ascii: "\\"), text[position]]
        } else {
          writePlain(character)
        }
      }
      position = character.endIndex
    }
  }

  private func needsEscape(_ index: Int, of text: ArraySlice<UInt8>) -> Bool {
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index), text[index] < LineWrapping.space else { return false }
      return text[index] >= 0x80 || text[index].isASCIILetter || text[index].isASCIIDigit
    }
    switch text[index] {
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      return true
    case UInt8(ascii: "_"): return !(isWord(index - 1) && isWord(index + 1))
    case UInt8(ascii: "&"):
      return index + 1 < text.endIndex
        && (isWord(index + 1) || text[index + 1] == UInt8(ascii: "#"))
    case UInt8(ascii: "|"): return context == .table
    case UInt8(ascii: "#"): return context == .heading
    default: return false
    }
  }
}

/// Finds what would make a block of its own of a line of text.
enum MarkdownBlockMarker {
  /// Where a backslash must go so that `line` does not begin a block; nil if none must.
  ///
  /// - Parameters:
  ///   - line: A line of a paragraph.
  ///   - isFirst: Whether it is the paragraph's first one.
  /// - Returns: The place in the line.
  static func offset(in line: [UInt8], isFirst: Bool) -> Int? {
    guard let first = line.first else { return nil }
    let next = line.count > 1 ? line[1] : 0x20
    let run = line.prefix { $0 == first }.count
    let isOnly = line.allSatisfy { $0 == first || $0 == 0x20 }
    switch first {
    case UInt8(ascii: ">"): return 0
    case UInt8(ascii: "#"): return run <= 6 && (run == line.count || line[run] == 0x20) ? 0 : nil
    case UInt8(ascii: "="): return isOnly && !isFirst ? 0 : nil
    case UInt8(ascii: "|"):
      return line.allSatisfy { "|-: ".utf8.contains($0) } || isFirst ? 0 : nil
    case UInt8(ascii: ":"):
      let isRule = line.allSatisfy { "|-: ".utf8.contains($0) }
      return isRule || next == 0x20 || run > 2 ? 0 : nil
    case UInt8(ascii: "+"): return next == 0x20 ? 0 : nil
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      return next == 0x20 && first == UInt8(ascii: "*") || isOnly && run > 0 && line.count > 2
        ? 0 : nil
    case UInt8(ascii: "~"): return run > 2 ? 0 : nil
    case UInt8(ascii: "-"):
      return next == 0x20 || line.allSatisfy { "|-: ".utf8.contains($0) } ? 0 : nil
    case let digit where digit.isASCIIDigit:
      let count = line.prefix(10).prefix { $0.isASCIIDigit }.count
      guard count < 10, count < line.count else { return nil }
      let isMarker = line[count] == UInt8(ascii: ".") || line[count] == UInt8(ascii: ")")
      return isMarker && (count + 1 == line.count || line[count + 1] == 0x20) ? count : nil
    default: return nil
    }
  }
}
