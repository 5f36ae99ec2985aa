import SteleDocument
import SteleTestSupport

/// Texts with marks at random places.
enum RandomUnit {
  private static let words = [
    "dogs", "H2O", "10", "play", "naïve", "語", "日本語", "snow", "a", "—", "(now)", "it's", "x.y",
    "Two,", "ça", "☃", "ok!", "\"so\"", "1,5",
  ]
  /// What is not to be translated.
  private static let fixed = ["{name}", "%d", "{a}{b}", "https://a.example/b", "`x y`", "%1$s"]

  /// A text of one or more sentences with marks in it, their edges between any two characters.
  static func unit(
    _ generator: inout SplitMix64, hasFixed: Bool = false, hasUnknown: Bool = true
  ) -> TextUnit {
    var unit = TextUnit(text: [])
    var open: [Int] = []
    let words = hasUnknown ? words : words.filter { $0 != "☃" }

    func add(_ kind: InlineMark.Kind) {
      let mark = InlineMark(
        kind: kind, range: unit.text.count..<unit.text.count, id: unit.marks.count,
        parent: open.last)
      unit.marks.append(mark)
    }
    func mark() {
      switch Int.random(in: 0..<16, using: &generator) {
      case 0, 1:
        guard open.count < 4 else { return }
        add(.span)
        open.append(unit.marks.count - 1)
      case 2, 3:
        guard let index = open.popLast() else { return }
        unit.marks[index].range = unit.marks[index].range.lowerBound..<unit.text.count
      case 4: add(.point)
      case 5 where open.isEmpty: add(.divider)
      case 6:
        add(.verbatim)
        let code = Array("f(x)".utf8)
        unit.text += code
        let index = unit.marks.count - 1
        unit.marks[index].range = unit.text.count - code.count..<unit.text.count
      default: break
      }
    }

    for place in 0..<Int.random(in: 1...14, using: &generator) {
      if place > 0, Int.random(in: 0..<6, using: &generator) > 0 {
        mark()
        let ends = Int.random(in: 0..<5, using: &generator) == 0
        unit.text += Array((ends ? ". " : " ").utf8)
      }
      mark()
      if hasFixed, Int.random(in: 0..<4, using: &generator) == 0 {
        unit.text += Array(fixed[Int.random(in: 0..<fixed.count, using: &generator)].utf8)
      } else {
        for character in words[Int.random(in: 0..<words.count, using: &generator)].unicodeScalars {
          unit.text += Array(String(character).utf8)
          if Int.random(in: 0..<12, using: &generator) == 0 { mark() }
        }
      }
      mark()
    }
    for index in open.reversed() {
      unit.marks[index].range = unit.marks[index].range.lowerBound..<unit.text.count
    }
    return unit
  }
}
