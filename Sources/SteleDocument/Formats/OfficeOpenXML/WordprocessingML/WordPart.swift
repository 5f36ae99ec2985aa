import SteleBase
import SteleXML

/// A part of a document with paragraphs: its body, a header, its notes or comments.
final class WordPart {
  let part: OfficeXML
  private var parts = DocumentParts()
  /// What is in text boxes in text boxes more deeply is left as it is.
  private static let maximumBoxDepth = 3

  private init(_ part: OfficeXML) { self.part = part }

  /// The parts of `bytes`.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let word = WordPart(try OfficeXML(bytes, as: .docx))
    for unit in word.units(in: word.part.xml.tokens.indices, depth: 0) { word.parts.add(unit) }
    return word.parts
  }

  /// The texts of what the tokens of `range` are.
  func units(in range: Range<Int>, depth: Int) -> [OfficeUnit] {
    var units: [OfficeUnit] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard part.xml.tokens[index].isElementStart else {
        index += 1
        continue
      }
      switch part.vocabulary(of: index) {
      case .word:
        let name = part.xml.localName(of: index)
        if name.isEqual(to: "p") {
          if depth > Self.maximumBoxDepth {
            parts.leaveOut(
              "text in text boxes that nest", at: part.xml.tokens[index].range.lowerBound)
          } else {
            units += paragraph(index, depth: depth)
          }
          index = part.end(of: index)
          continue
        }
        if name.isEqual(to: "tr"), isDeletedRow(index) {
          index = part.end(of: index)
          continue
        }
      case .drawing:
        if part.xml.localName(of: index).isEqual(to: "p") {
          let own = DrawingParagraph.units(index, of: part)
          units += own.units
          for place in own.leftOut { parts.leaveOut(place.what, at: place.offset) }
          if let slot = DrawingDirection.slot(ofParagraph: index, in: part) {
            parts.languageSlots.append(slot)
          }
          index = part.end(of: index)
          continue
        }
      case .wordDrawing:
        if part.xml.localName(of: index).isEqual(to: "docPr") {
          units += OfficeAttributeText.units(["title", "descr"], of: index, in: part)
        }
      case .vector:
        let name = part.xml.localName(of: index)
        units += OfficeAttributeText.units(
          name.isEqual(to: "textpath") ? ["string"] : ["alt"], of: index, in: part)
      default: break
      }
      index += 1
    }
    return units
  }

  private func paragraph(_ token: Int, depth: Int) -> [OfficeUnit] {
    if let slot = WordDirection.slot(ofParagraph: token, in: part) {
      parts.languageSlots.append(slot)
    }
    var reader = WordParagraph(word: self, prefix: prefix(of: token), depth: depth)
    reader.read(token)
    let found = OfficeUnitBuilder.units(of: reader.paragraph)
    for place in found.leftOut { parts.leaveOut(place.what, at: place.offset) }
    return found.units
  }

  private func prefix(of token: Int) -> [UInt8] {
    Array(part.xml.name(of: token).dropLast(part.xml.localName(of: token).count))
  }

  /// Whether a tracked change has deleted the row of a table that begins with `token`.
  private func isDeletedRow(_ token: Int) -> Bool {
    for child in part.xml.children(of: token).prefix(4) where part.isStart(child, "trPr", .word) {
      return part.xml.children(of: child).contains { part.isStart($0, "del", .word) }
    }
    return false
  }
}
