import SteleDocument
import SteleTestSupport
import Testing

/// A part of a document, and what it is when the texts in it are in upper case.
struct Part {
  var source: String
  var shouted: String

  init(_ source: String, _ shouted: String) {
    self.source = source
    self.shouted = shouted
  }

  /// A part that stays.
  init(fixed source: String) { self.init(source, source) }

  /// A part that is text but for markup without small letters.
  init(text source: String) {
    self.init(source, String(decoding: Self.uppercased(Array(source.utf8)), as: UTF8.self))
  }

  private static func uppercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
  }

  static func + (first: Part, second: Part) -> Part {
    Part(first.source + second.source, first.shouted + second.shouted)
  }

  /// The part with `first` before its first line, and `rest` before the others that are not blank.
  func indented(_ first: String, _ rest: String, blank: String = "") -> Part {
    func indented(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        index, line in
        index == 0 ? first + line : line.isEmpty ? blank : rest + line
      }.joined(separator: "\n")
    }
    return Part(indented(source), indented(shouted))
  }
}

extension [Part] {
  func joined(by separator: String) -> Part {
    Part(
      map(\.source).joined(separator: separator), map(\.shouted).joined(separator: separator))
  }
}

/// Makes documents of a format of random parts.
protocol RandomDocuments {
  var generator: SplitMix64 { get set }
  static var format: DocumentFormat { get }
  mutating func document() -> Part
}

extension RandomDocuments {
  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[generator.next(below: elements.count)]
  }

  mutating func isOne(in count: Int) -> Bool { generator.next(below: count) == 0 }

  /// Checks `count` documents: all but their texts stays byte for byte, and what is written is taken
  /// apart into the same texts again.
  mutating func check(_ count: Int) throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    for _ in 0..<count {
      let part = document()
      let document = try Document(part.source, as: Self.format, options: options)
      try #require(try document.rendered(with: document.units) == Array(part.source.utf8))
      let shouted = try document.shouted()
      try #require(shouted == part.shouted, "\(part.source)")
      try #require(document.leftOutCount == 0, "\(document.leftOut) \(part.source)")
      let long = try document.rendered(by: .lengthen)
      let again = try Document(parsing: long, as: Self.format, options: options)
      try #require(
        again.texts
          == document.units.map {
            String(decoding: Toy.lengthen.translation(of: $0).text, as: UTF8.self)
          },
        "\(part.source)\n-----\n\(String(decoding: long, as: UTF8.self))")
    }
  }
}
