import SteleDocument
import SteleText

@testable import SteleTokenizer
@testable import SteleTranslation

extension Language {
  static let english = Language(code: "eng_Latn", id: 1, name: "English")
  static let french = Language(code: "fra_Latn", id: 2, name: "French")
}

/// A text translated by a toy.
struct TextRun {
  let engine: ToyEngine
  let translations: [TextTranslation]

  /// Translates `units`.
  init(
    _ units: [TextUnit], _ engine: ToyEngine = ToyEngine(),
    segmentation: TextSegmentation = .sentence, guards: Bool = true, glossary: Glossary? = nil,
    preprocessing: Preprocessing = .none
  ) throws {
    self.engine = engine
    let pipeline = TextPipeline(
      engine: engine,
      rules: TextRules(
        from: .english, to: .french, preprocessing: preprocessing,
        segmentation: segmentation, guards: guards, glossary: glossary))
    translations = try pipeline.translate(
      pipeline.prepare(units, numbers: Array(units.indices)))
  }

  /// Translates one text without marks.
  init(
    _ text: String, _ engine: ToyEngine = ToyEngine(), guards: Bool = true,
    segmentation: TextSegmentation = .sentence, glossary: Glossary? = nil
  ) throws {
    try self.init(
      [TextUnit(text: Array(text.utf8), marks: [], line: 1)], engine, segmentation: segmentation,
      guards: guards, glossary: glossary)
  }

  var texts: [String] { translations.map { String(decoding: $0.unit.text, as: UTF8.self) } }
  var text: String { texts[0] }
  var counts: TextCounts { translations[0].counts }
}

extension TextUnit {
  /// A text with marks written into it: `<b>` … `</b>` for a span, `<br/>` for a point,
  /// `` ` `` … `` ` `` for something verbatim.
  init(marked: String) {
    self.init(text: [], marks: [], line: 1)
    var open: [Int] = []
    var rest = marked[...]
    func begin(_ kind: InlineMark.Kind, _ unit: inout TextUnit) {
      unit.marks.append(
        InlineMark(
          kind: kind, range: unit.text.count..<unit.text.count, id: unit.marks.count,
          parent: open.last))
    }
    func end(_ index: Int, _ unit: inout TextUnit) {
      unit.marks[index].range = unit.marks[index].range.lowerBound..<unit.text.count
    }
    while let character = rest.first {
      if rest.hasPrefix("<br/>") {
        begin(.point, &self)
        rest = rest.dropFirst(5)
      } else if rest.hasPrefix("</") {
        if let index = open.popLast() { end(index, &self) }
        rest = rest.drop { $0 != ">" }.dropFirst()
      } else if character == "<" {
        begin(.span, &self)
        open.append(marks.count - 1)
        rest = rest.drop { $0 != ">" }.dropFirst()
      } else if character == "`" {
        if let last = open.last, marks[last].kind == .verbatim {
          open.removeLast()
          end(last, &self)
        } else {
          begin(.verbatim, &self)
          open.append(marks.count - 1)
        }
        rest = rest.dropFirst()
      } else {
        text += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
  }

  /// The text with brackets for its marks: `[0:…]`, `[1]` for points, `` `…` `` for verbatim ones.
  var bracketed: String {
    func write(_ range: Range<Int>, _ marks: ArraySlice<InlineMark>) -> String {
      var written = ""
      var position = range.lowerBound
      var rest = marks
      while let mark = rest.popFirst() {
        written += String(decoding: text[position..<mark.range.lowerBound], as: UTF8.self)
        let inner = rest.prefix {
          $0.range.upperBound <= mark.range.upperBound && mark.kind == .span
            && $0.range.lowerBound >= mark.range.lowerBound && !mark.range.isEmpty
        }
        rest = rest.dropFirst(inner.count)
        switch mark.kind {
        case .span: written += "[\(mark.id):" + write(mark.range, inner) + "]"
        case .point, .divider: written += "[\(mark.id)]"
        case .verbatim: written += "`" + write(mark.range, []) + "`"
        }
        position = mark.range.upperBound
      }
      return written + String(decoding: text[position..<range.upperBound], as: UTF8.self)
    }
    return write(0..<text.count, marks[...])
  }
}
