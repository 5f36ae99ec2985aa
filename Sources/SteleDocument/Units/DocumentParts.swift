/// A place in a document where a translation goes.
struct Slot: Sendable {
  /// What it takes the place of, in bytes from the start of the decoded document.
  var range: Range<Int>
  /// The unit that goes there.
  var unit: Int
  /// How a translation is written there.
  var writer: any SlotWriter
  /// The slot around it, if it lies in the markup of another slot's text, as an attribute does.
  var host: Host?
  /// What is written before the slot besides, if its text is translated; of slots that share one, the
  /// first that is written writes it.
  var addition: Addition?
  /// Whether a translation is written even if it equals its unit, since the place is empty in the
  /// document.
  ///
  /// An empty translation leaves it so.
  var isWrittenAlways = false

  struct Addition: Sendable {
    var offset: Int
    var bytes: [UInt8]
  }

  struct Host: Sendable {
    var slot: Int
    /// The mark in whose opening markup it lies.
    var mark: Int
    /// Where it lies in the markup.
    var range: Range<Int>
  }
}

/// How a translation is written in a format.
protocol SlotWriter: Sendable {
  /// Writes `translation` in the place of `original`, the bytes that the slot has in the document.
  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8])

  /// Replaces `range` of what opens the mark `mark`. Must be called from the last range to the first.
  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8])
}

extension SlotWriter {
  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {}
}

/// A place where a document says in which language it is.
struct LanguageSlot: Sendable {
  var range: Range<Int>
  /// What to write before the language's tag.
  var prefix: [UInt8] = []
  /// What to write behind it.
  var suffix: [UInt8] = []
  /// What is written there for a language's NLLB code: its tag, if nothing else is said.
  var tag: @Sendable (String) -> [UInt8] = { Array(LanguageTag.bcp47(of: $0).utf8) }
  /// Whether it stays as it is where no text of the document changes.
  var followsText = false
}

/// The slots of a document whose places depend on the language that it is translated into.
protocol SlotLayout: Sendable {
  /// The slots for translations into the language with the NLLB code `targetLanguage`, in order.
  func slots(for targetLanguage: String?) -> [Slot]
}

/// What a format's parser finds in a document: slots and what goes there, in the document's order.
struct DocumentParts {
  var units: [TextUnit] = []
  var slots: [Slot] = []
  var languageSlots: [LanguageSlot] = []
  /// Places with text that stay, the first ones in order, their lines as those of units.
  private(set) var leftOut: [LeftOutPlace] = []
  /// How many such places there are.
  private(set) var leftOutCount = 0
  private static let maximumLeftOutCount = 100
  /// What there is to know about how the document was read.
  var notices: [DocumentNotice] = []
  /// What gives the slots instead, if they depend on the target language.
  var layout: (any SlotLayout)?

  /// Adds a unit that goes to `range`.
  ///
  /// What lies in the markup of a slot comes right behind it.
  mutating func add(
    _ text: [UInt8], marks: [InlineMark] = [], in range: Range<Int>,
    writer: any SlotWriter, host: Slot.Host? = nil
  ) {
    slots.append(Slot(range: range, unit: units.count, writer: writer, host: host))
    // The place for now; ``numberLines(of:)`` makes it a line.
    units.append(TextUnit(text: text, marks: marks, line: range.lowerBound))
  }

  /// Notes that what begins at `offset` stays as it is, though it holds text.
  mutating func leaveOut(_ what: String, at offset: Int) {
    leftOutCount += 1
    if leftOut.count < Self.maximumLeftOutCount {
      leftOut.append(LeftOutPlace(line: offset, what: what))
    }
  }

  /// Adds the parts of what lies at `offset` of the document.
  mutating func add(_ inner: DocumentParts, at offset: Int) {
    let slotCount = slots.count
    for var slot in inner.slots {
      slot.range = (slot.range.lowerBound + offset)..<(slot.range.upperBound + offset)
      slot.unit += units.count
      slot.host?.slot += slotCount
      slot.addition?.offset += offset
      slots.append(slot)
    }
    for var unit in inner.units {
      unit.line += offset
      units.append(unit)
    }
    for place in inner.leftOut { leaveOut(place.what, at: place.line + offset) }
    leftOutCount += inner.leftOutCount - inner.leftOut.count
  }

  /// Turns the places where units begin, which must ascend, into lines.
  mutating func numberLines(of bytes: [UInt8]) {
    var lines = LineCounter(bytes)
    for index in units.indices {
      units[index].line = lines.line(at: units[index].line)
    }
    var places = LineCounter(bytes)
    for index in leftOut.indices { leftOut[index].line = places.line(at: leftOut[index].line) }
  }

  init() {}

  /// The parts of `bytes`, which are UTF-8.
  init(
    of bytes: [UInt8], as format: DocumentFormat, options: DocumentOptions
  ) throws(DocumentError) {
    switch format {
    case .text: self = PlainText.parts(of: bytes, joinsWrappedLines: options.joinsWrappedLines)
    case .subRip, .webVTT:
      self = try Subtitles.parts(of: bytes, as: format, joinsCues: options.joinsCues)
    case .json: self = try JSONStrings.parts(of: bytes, options: options)
    case .csv, .tsv: self = try DelimitedTable.parts(of: bytes, as: format, options: options)
    case .markdown:
      self = try Markdown.parts(of: bytes, sourceLanguage: options.sourceLanguage)
    case .html:
      self = try HTMLDocument.parts(of: bytes, sourceLanguage: options.sourceLanguage)
    case .portableObject:
      self = try PortableObject.parts(of: bytes, marksFuzzy: options.marksFuzzy)
    }
  }
}
