import SteleBase

/// What the header of a catalogue says of its language, and where.
struct CatalogueHeader {
  /// The value of `Language`, and where it is written.
  private(set) var language: Field?
  /// The value of `Plural-Forms`, and where it is written.
  private(set) var pluralForms: Field?
  /// The charset that `Content-Type` names, and where it is written.
  private(set) var charset: Field?
  /// Where a further field goes, and what must come before it there.
  private(set) var end: Int
  private(set) var needsLineEnd: Bool

  struct Field: Sendable {
    var value: [UInt8]
    /// In the catalogue, all quotes and line ends within included.
    var range: Range<Int>
  }

  /// Headers of more bytes are left as they are.
  private static let maximumByteCount = 1 << 16

  /// The header in `text`, which lies in `bytes`; nil if it says nothing.
  init?(_ text: CatalogueText, of bytes: [UInt8]) {
    guard !text.value.isEmpty, text.range.count <= Self.maximumByteCount else { return nil }
    end = text.range.upperBound - 1
    needsLineEnd = text.value.last != 0x0A
    let places = Self.places(of: text.range, in: bytes)
    var start = 0
    while start < places.count {
      let lineEnd = places[start...].firstIndex { $0.byte == 0x0A } ?? places.count
      read(places[start..<lineEnd])
      start = lineEnd + 1
    }
  }

  /// A byte of the header's text, and where it is written.
  private struct Place {
    var byte: UInt8
    var range: Range<Int>
  }

  private mutating func read(_ line: ArraySlice<Place>) {
    guard let colon = line.firstIndex(where: { $0.byte == UInt8(ascii: ":") }) else { return }
    let name = line[..<colon].map(\.byte.asciiLowercased)
    let field = Self.field(line[(colon + 1)...], behind: line[colon].range.upperBound)
    if name.elementsEqual("language".utf8) {
      language = language ?? field
    } else if name.elementsEqual("plural-forms".utf8) {
      pluralForms = pluralForms ?? field
    } else if name.elementsEqual("content-type".utf8) {
      let key = Array("charset=".utf8)
      let lowered = line.map(\.byte.asciiLowercased)
      guard let offset = lowered.indices.first(where: { lowered[$0...].starts(with: key) }) else {
        return
      }
      let value = line[(line.startIndex + offset + key.count)...].prefix {
        !$0.byte.isSpace && $0.byte != UInt8(ascii: ";")
      }
      charset = charset ?? Self.field(value, behind: line.first?.range.lowerBound ?? 0)
    }
  }

  /// The field with the value `places`, without the spaces around it; all of them if it is empty.
  private static func field(_ places: ArraySlice<Place>, behind start: Int) -> Field {
    var value = places
    while value.last?.byte.isSpace == true { value.removeLast() }
    value = value.drop { $0.byte.isSpace }
    let outer = value.isEmpty ? places : value
    let first = outer.first?.range.lowerBound ?? start
    return Field(value: value.map(\.byte), range: first..<(outer.last?.range.upperBound ?? start))
  }

  /// The bytes of the text in quotes in `range`, escapes undone where they are `\n`.
  private static func places(of range: Range<Int>, in bytes: [UInt8]) -> [Place] {
    var places: [Place] = []
    var isInside = false
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if !isInside || byte == UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\"") { isInside.toggle() }
        position += 1
      } else if byte == UInt8(ascii: "\\"), position + 1 < range.upperBound {
        let isLineEnd = bytes[position + 1] == UInt8(ascii: "n")
        places.append(
          Place(byte: isLineEnd ? 0x0A : bytes[position + 1], range: position..<(position + 2)))
        position += 2
      } else {
        places.append(Place(byte: byte, range: position..<(position + 1)))
        position += 1
      }
    }
    return places
  }
}

extension CatalogueHeader {
  /// Names of charsets whose catalogues, all in ASCII, are UTF-8 as well.
  private static let asciiNames = ["charset", "ascii", "us-ascii", "ansi_x3.4-1968"]

  /// What the header, which lies in `bytes`, says that must change with the language of the
  /// translations.
  ///
  /// `Plural-Forms` is added where it is missing and `addsPluralForms`, and stays as it is where
  /// `keepsPluralForms` holds for the NLLB code of the language.
  func slots(
    in bytes: [UInt8], addsPluralForms: Bool, lineEnd: [UInt8],
    keepsPluralForms: @escaping @Sendable (String) -> Bool
  ) -> [LanguageSlot] {
    var slots: [LanguageSlot] = []
    if let language {
      var slot = LanguageSlot(
        naming: language.range, of: bytes, saying: String(decoding: language.value, as: UTF8.self),
        tag: LocaleName.posix)
      if language.value.isEmpty { slot.prefix = [0x20] }
      slots.append(slot)
    }
    if let charset, Self.isASCII(charset.value) {
      slots.append(LanguageSlot(range: charset.range) { _ in Array("UTF-8".utf8) })
    }
    if let pluralForms {
      let source = Array(bytes[pluralForms.range])
      slots.append(
        LanguageSlot(range: pluralForms.range) { code in
          keepsPluralForms(code) ? source : Array(PluralRules.field(of: code).utf8)
        })
    } else if addsPluralForms {
      let before = Array((needsLineEnd ? "\\n\"" : "\"").utf8) + lineEnd
      slots.append(
        LanguageSlot(range: end..<end, prefix: before + Array("\"Plural-Forms: ".utf8)) { code in
          Array((PluralRules.field(of: code) + "\\n").utf8)
        })
    }
    return slots.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func isASCII(_ name: [UInt8]) -> Bool {
    asciiNames.contains { $0.utf8.elementsEqual(name.map(\.asciiLowercased)) }
  }

  /// Whether what the header calls the charset of `bytes` is UTF-8 for them.
  func isUnicode(_ bytes: [UInt8]) -> Bool {
    guard let charset, !charset.value.isEmpty else { return true }
    let name = charset.value.map(\.asciiLowercased)
    if name.elementsEqual("charset".utf8) || name.starts(with: "utf".utf8) { return true }
    return Self.isASCII(name) && bytes.allSatisfy { $0 < 0x80 }
  }
}
