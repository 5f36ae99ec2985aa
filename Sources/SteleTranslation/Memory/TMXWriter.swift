import SteleBase
import SteleXML

/// Writes units of a TMX file.
struct TMXWriter {
  /// What stands before the names of elements: nothing, or a namespace's prefix and a colon.
  let prefix: [UInt8]
  /// A line end, and the white space before a unit.
  let indentation: [UInt8]
  private(set) var output: [UInt8] = []

  init(prefix: [UInt8] = [], indentation: [UInt8] = Array("\n    ".utf8)) {
    self.prefix = prefix
    self.indentation = indentation
  }

  /// A memory without units, whose sources are in the language with the tag `source`.
  static func emptyMemory(source: String) -> [UInt8] {
    var writer = TMXWriter()
    writer.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
    writer.text("  <header creationtool=\"stele\" creationtoolversion=\"\(ToolVersion.current)\"")
    writer.text(" segtype=\"sentence\" o-tmf=\"stele\" adminlang=\"en\" srclang=\"\(source)\"")
    writer.text(" datatype=\"plaintext\"/>\n  <body>\n  </body>\n</tmx>\n")
    return writer.output
  }

  /// Appends the unit of `sentence`, whose languages have these tags.
  mutating func append(_ sentence: RecordedSentence, source: String, target: String) {
    output += indentation
    open("tu", " srclang=\"\(source)\" creationid=\"stele\"")
    property(TMXUnit.Property.status, Array(TMXUnit.Property.machine.utf8))
    property(TMXUnit.Property.fingerprint, Self.number(sentence.fingerprint))
    property(TMXUnit.Property.checksum, Self.number(sentence.target.checksum))
    variant(source, sentence.source, sentence)
    variant(target, sentence.target, sentence)
    output += indentation
    close("tu")
  }

  private mutating func property(_ type: String, _ value: [UInt8]) {
    output += indentation + Array("  ".utf8)
    open("prop", " type=\"\(type)\"")
    output += value
    close("prop")
  }

  private mutating func variant(
    _ language: String, _ segment: MemorySegment, _ sentence: RecordedSentence
  ) {
    output += indentation + Array("  ".utf8)
    open("tuv", " xml:lang=\"\(language)\"")
    open("seg", "")
    append(segment, of: sentence)
    close("seg")
    close("tuv")
  }

  /// A number as a property has it.
  static func number(_ value: UInt64) -> [UInt8] {
    let digits = Array(String(value, radix: 16).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: 16 - digits.count) + digits
  }

  private mutating func text(_ text: String) { output += text.utf8 }

  private mutating func open(_ name: String, _ attributes: String) {
    output.append(UInt8(ascii: "<"))
    output += prefix
    text(name + attributes + ">")
  }

  private mutating func close(_ name: String) {
    text("</")
    output += prefix
    text(name + ">")
  }
}

// MARK: - Segments

extension TMXWriter {
  /// The content of a `seg` element for `segment`, one of both sides of `sentence`.
  static func content(
    of segment: MemorySegment, of sentence: RecordedSentence, prefix: [UInt8]
  ) -> [UInt8] {
    var writer = TMXWriter(prefix: prefix)
    writer.append(segment, of: sentence)
    return writer.output
  }

  private mutating func append(_ segment: MemorySegment, of sentence: RecordedSentence) {
    // A code that encloses something on one side is a pair on both.
    let pairs = Set(
      (sentence.source.codes + sentence.target.codes).filter { !$0.range.isEmpty }.map(\.name))
    /// The ends of pairs, the next one last.
    var ends = segment.codes.filter { !$0.range.isEmpty }
      .sorted { $0.range.upperBound > $1.range.upperBound }
    var position = 0
    func goOn(to end: Int, _ writer: inout TMXWriter) {
      XMLMarkup.write(segment.text[position..<end], to: &writer.output)
      position = end
    }
    func close(upTo offset: Int, _ writer: inout TMXWriter) {
      while let code = ends.last, code.range.upperBound <= offset {
        ends.removeLast()
        goOn(to: code.range.upperBound, &writer)
        writer.code("ept", code, isNumbered: false)
      }
    }
    for code in segment.codes {
      close(upTo: code.range.lowerBound, &self)
      goOn(to: code.range.lowerBound, &self)
      if pairs.contains(code.name) {
        self.code("bpt", code, isNumbered: true)
        if code.range.isEmpty { self.code("ept", code, isNumbered: false) }
      } else {
        self.code("ph", code, isNumbered: true)
      }
    }
    close(upTo: segment.text.count, &self)
    goOn(to: segment.text.count, &self)
  }

  /// An inline code: pairs have the number that joins both ends, all but ends the one that joins
  /// them to the other side's.
  private mutating func code(_ name: String, _ code: MemorySegment.Code, isNumbered: Bool) {
    let number = String(decoding: code.name.dropFirst(), as: UTF8.self)
    output.append(UInt8(ascii: "<"))
    output += prefix
    text(name)
    if name != "ph" { text(" i=\"\(number)\"") }
    if isNumbered { text(" x=\"\(number)\"") }
    text("/>")
  }
}
