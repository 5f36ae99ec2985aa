import SteleBase
import SteleXML

/// Texts of a property list in XML: `.strings` and `.stringsdict`.
///
/// Plural forms of `.stringsdict` become those of the target language.
struct PropertyListTexts {
  private let document: XMLDocument
  private var messages: MessageTree

  /// Keys of `.stringsdict` whose values name how an argument is read.
  private static let dataKeys = ["NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"]

  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .appleStrings)
    var texts = PropertyListTexts(document: document, messages: MessageTree(options))
    try texts.read()
    return texts.messages.parts(of: bytes)
  }

  private func error(_ reason: String, at token: Int) -> DocumentError {
    .malformed(
      .appleStrings, at: document.tokens[token].range.lowerBound, of: document.bytes, reason)
  }

  private mutating func read() throws(DocumentError) {
    let root = document.root
    guard document.localName(of: root).isEqual(to: "plist") else {
      throw error("expected a property list", at: root)
    }
    // Elements are met in order, with their ends.
    var open: [Bool] = []
    var token = root + 1
    while token < document.tokens[root].partner {
      let (next, kind) = (document.tokens[token], document.tokens[token].kind)
      let name = document.tokens[token].kind == .text ? [] : document.localName(of: token)
      switch kind {
      case .startTag where name.isEqual(to: "dict"), .startTag where name.isEqual(to: "array"):
        let isMap = name.isEqual(to: "dict")
        if isMap { messages.beginMap() } else { messages.beginList() }
        open.append(isMap)
      case .endTag:
        if open.popLast() == true { messages.endMap() } else { messages.endList() }
      case .startTag, .emptyTag:
        if open.last == true, name.isEqual(to: "key") {
          addKey(token)
        } else if name.isEqual(to: "string"), kind == .startTag {
          add(token)
        } else {
          messages.skipValue()
        }
        token = next.partner
      default: break
      }
      token += 1
    }
  }

  private mutating func addKey(_ token: Int) {
    messages.key(
      Array(document.content(of: token)),
      at: MessageTree.KeyPlace(
        name: document.contentRange(ofElement: token) ?? 0..<0,
        start: document.tokens[token].range.lowerBound))
  }

  /// Adds the text of the element that begins with `token`.
  private mutating func add(_ token: Int) {
    guard messages.translatesValue,
      let content = document.contentRange(ofElement: token),
      !Self.dataKeys.contains(where: { messages.currentKey.elementsEqual($0.utf8) })
    else { return messages.skipValue() }
    var literal = LiteralText(at: content.lowerBound)
    var hasSections = false
    for inner in (token + 1)..<document.tokens[token].partner {
      let range = document.tokens[inner].range
      switch document.tokens[inner].kind {
      case .text: append(range, to: &literal)
      case .cdata:
        hasSections = true
        literal.append([], for: range.lowerBound..<(range.lowerBound + 9))
        literal.append(document.bytes[(range.lowerBound + 9)..<(range.upperBound - 3)])
        literal.append([], for: (range.upperBound - 3)..<range.upperBound)
      default: literal.append([], for: range, as: .point)
      }
    }
    guard literal.hasText else { return messages.skipValue() }
    let unit = literal.unit(of: document.bytes)
    // Sections are not written again, so nothing around the text may be left of one.
    let around = hasSections ? literal.around : ([], [])
    messages.add(
      MessageTree.Message(
        text: unit.text, marks: unit.marks, range: hasSections ? content : unit.range,
        writer: EscapedTextWriter(
          escapes: XMLEscapes(), markup: unit.markup, spelling: unit.spelling,
          opening: around.0, closing: around.1),
        end: document.range(ofElement: token).upperBound))
  }

  /// Adds text that lies between tags.
  private func append(_ range: Range<Int>, to literal: inout LiteralText) {
    let bytes = document.bytes
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position] == UInt8(ascii: "&") else {
        literal.append(bytes[position])
        position += 1
        continue
      }
      if let reference = XMLMarkup.reference(at: position, of: bytes[range]) {
        literal.append(reference.text, for: position..<reference.end)
        position = reference.end
      } else {
        // One to an entity of the document.
        let end = bytes[position..<range.upperBound].firstPosition(of: UInt8(ascii: ";"))
        let next = end.map { $0 + 1 } ?? range.upperBound
        literal.append([], for: position..<next, as: .point)
        position = next
      }
    }
  }
}

/// How XML writes characters between tags.
private struct XMLEscapes: CharacterEscapes {
  func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, wasPlain: Bool, to output: inout [UInt8]
  ) {
    switch character.first {
    case UInt8(ascii: ">"), 0x0D:
      if wasPlain, output.last != UInt8(ascii: "]") {
        output += character
      } else {
        XMLMarkup.write(character, to: &output)
      }
    default: XMLMarkup.write(character, to: &output)
    }
  }
}
