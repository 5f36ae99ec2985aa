import SteleBase

/// Finds what to translate in a resource file whose maps nest: which values were chosen, which texts
/// are plural forms of one message, and what only describes a message.
///
/// A reader tells it of keys, maps, lists and texts, in order. Time and memory are linear, but for
/// keys that were chosen by path.
struct MessageTree {
  /// A text that is a value.
  struct Message {
    var text: [UInt8]
    var marks: [InlineMark] = []
    /// What a translation takes the place of.
    var range: Range<Int>
    var writer: any SlotWriter
    /// Where the value ends, quotes and tags included.
    var end: Int
  }

  /// Where a key stands.
  struct KeyPlace {
    /// The key itself.
    var name: Range<Int>
    /// Where its entry begins, with a quote or a tag.
    var start: Int
  }

  /// What is done with a value.
  private enum Handling {
    case translate
    case keep
    /// The value stays with all that is in it.
    case keepAll
  }

  private struct Frame {
    var isMap: Bool
    var handling: Handling
    var pathCount: Int
    /// The keys of a map, and which message each has.
    var members: [Member] = []
  }

  private struct Member {
    var name: [UInt8]
    var place: KeyPlace?
    var message: Int?
  }

  private var keys: DocumentKeys
  private var excludedKeys: DocumentKeys
  private var path: [[UInt8]] = []
  private var open: [Frame] = []
  private var handling: Handling
  private var messages: [Message?] = []
  private var plurals: [(members: [Member], other: Int)] = []
  /// Places with text that stay.
  private var leftOut: [(what: String, offset: Int)] = []
  /// The key of the value that comes next.
  private(set) var currentKey: [UInt8] = []

  /// Maps of more keys are not looked at for plural forms.
  private static let maximumMemberCount = 16

  init(_ options: DocumentOptions) {
    keys = DocumentKeys(options.keys)
    excludedKeys = DocumentKeys(options.excludedKeys)
    handling = keys.isEmpty ? .translate : .keep
  }

  /// How many maps and lists are open.
  var depth: Int { open.count }

  /// Whether the value that comes next is translated if it is a text.
  var translatesValue: Bool { handling == .translate }

  private var usual: Handling { keys.isEmpty ? .translate : .keep }

  // MARK: - What a reader meets

  /// A key of the innermost map; no entry is added before one without a place.
  mutating func key(_ name: [UInt8], at place: KeyPlace?) {
    guard let frame = open.last else { return }
    path.removeLast(path.count - frame.pathCount)
    if keys.hasPaths || excludedKeys.hasPaths { path += DocumentKeys.segments(of: name) }
    // Both are asked, so that what is nowhere is known.
    let (isChosen, isExcluded) = (
      keys.match(name, at: path), excludedKeys.match(name, at: path)
    )
    if frame.handling == .keepAll || isExcluded {
      handling = .keepAll
    } else {
      handling = isChosen ? .translate : usual
    }
    currentKey = name
    if open[open.count - 1].members.count <= Self.maximumMemberCount {
      open[open.count - 1].members.append(Member(name: name, place: place))
    }
  }

  mutating func beginMap() {
    if handling != .keepAll { handling = usual }
    open.append(Frame(isMap: true, handling: handling, pathCount: path.count))
  }

  mutating func beginList() {
    open.append(Frame(isMap: false, handling: handling, pathCount: path.count))
  }

  mutating func endList() { close() }

  mutating func endMap() {
    guard let members = open.last?.members else { return }
    close()
    guard members.count <= Self.maximumMemberCount else { return }
    judge(members)
  }

  /// A text that is translated.
  mutating func add(_ message: Message) {
    if let last = open.indices.last, open[last].isMap, !open[last].members.isEmpty,
      open[last].members.count <= Self.maximumMemberCount
    {
      open[last].members[open[last].members.count - 1].message = messages.count
    }
    messages.append(message)
    skipValue()
  }

  /// A value that stays.
  mutating func skipValue() {
    if let frame = open.last, !frame.isMap { handling = frame.handling }
  }

  /// Notes that what begins at `offset` stays though it holds text.
  mutating func leaveOut(_ what: String, at offset: Int) { leftOut.append((what, offset)) }

  private mutating func close() {
    guard let frame = open.popLast() else { return }
    path.removeLast(path.count - min(path.count, frame.pathCount))
    handling = open.last?.handling ?? usual
  }

  // MARK: - Maps that are messages

  /// What maps of go-i18n, and of `.stringsdict`, say of a message besides its texts, in small
  /// letters.
  private static let descriptions: Set<String> = [
    "id", "hash", "description", "comment", "leftdelim", "rightdelim",
    "nsstringformatspectypekey", "nsstringformatvaluetypekey",
  ]

  /// Looks whether a map is one message.
  private mutating func judge(_ members: [Member]) {
    let names = members.map { String(decoding: $0.name, as: UTF8.self) }
    let categories = Set(PluralCategories.all)
    let isMessage =
      names.contains("other")
      && names.allSatisfy { categories.contains($0) || Self.descriptions.contains($0.lowercased()) }
    // The older form of go-i18n: the name of a message beside its text.
    let isNamed =
      names.contains("translation") && names.contains("id") && names.count <= 3
    guard isMessage || isNamed else { return }
    for (member, name) in zip(members, names)
    where isMessage ? !categories.contains(name) : name == "id" {
      if let message = member.message { messages[message] = nil }
    }
    let forms = members.filter { categories.contains(String(decoding: $0.name, as: UTF8.self)) }
    if isMessage, forms.count > 1,
      let other = forms.last(where: { $0.name.elementsEqual("other".utf8) })?.message
    {
      plurals.append((forms, other))
    }
  }

  // MARK: - Parts

  /// The units of the file, which is `bytes`.
  func parts(of bytes: [UInt8]) -> DocumentParts {
    var parts = DocumentParts()
    var slots = [Int?](repeating: nil, count: messages.count)
    for (index, message) in messages.enumerated() {
      guard let message else { continue }
      slots[index] = parts.slots.count
      parts.add(message.text, marks: message.marks, in: message.range, writer: message.writer)
    }
    for (what, offset) in leftOut { parts.leaveOut(what, at: offset) }
    parts.notices =
      keys.unknown.map { .unknownKey($0) } + excludedKeys.unknown.map { .unknownExcludedKey($0) }
    var layout = PluralLayout(slots: parts.slots)
    for (members, other) in plurals.sorted(by: { $0.other < $1.other }) {
      guard let slot = slots[other], let message = messages[other] else { continue }
      let one = members.last { $0.name.elementsEqual("one".utf8) }?.message
      let place = members.last { $0.message == other }?.place
      layout.plurals.append(
        PluralLayout.Plural(
          other: slot, one: one.flatMap { slots[$0] },
          categories: Set(members.map { String(decoding: $0.name, as: UTF8.self) }),
          haveSameFormats: one.flatMap { messages[$0] }.map {
            MessageFormats.areSame($0.text, message.text)
          } ?? true,
          additions: place.flatMap { Self.additions(before: $0, message, of: bytes) }))
    }
    if !layout.plurals.isEmpty { parts.layout = layout }
    return parts
  }

  /// How forms are added before the form of `message`, whose key is at `place`; nil where what is
  /// between them is more than a format has there.
  private static func additions(
    before place: KeyPlace, _ message: Message, of bytes: [UInt8]
  ) -> PluralLayout.Additions? {
    guard place.name.upperBound <= message.range.lowerBound,
      message.range.upperBound <= message.end
    else { return nil }
    let middle = bytes[place.name.upperBound..<message.range.lowerBound]
    // Anchors, tags and comments cannot be written twice.
    guard middle.count <= 256, !middle.contains(where: { "&!#".utf8.contains($0) }) else {
      return nil
    }
    let before = bytes[..<place.start]
    let blanks = before.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
    let lineStart = before.endIndex - blanks
    let separator: ArraySlice<UInt8>
    if lineStart == 0 {
      separator = [0x0A]
    } else if bytes[lineStart - 1] == 0x0A {
      let isCRLF = lineStart > 1 && bytes[lineStart - 2] == 0x0D
      separator = bytes[(lineStart - (isCRLF ? 2 : 1))..<place.start]
    } else if let last = before.dropLast(blanks).last,
      last == UInt8(ascii: "{")
        || last == UInt8(ascii: ",")
    {
      separator = [UInt8(ascii: ","), 0x20]
    } else if before.last == UInt8(ascii: ">") {
      separator = []
    } else {
      return nil
    }
    return PluralLayout.Additions(
      offset: place.start, opening: Array(bytes[place.start..<place.name.lowerBound]),
      middle: Array(middle),
      closing: Array(bytes[message.range.upperBound..<message.end]) + separator,
      original: Array(bytes[message.range]))
  }
}
