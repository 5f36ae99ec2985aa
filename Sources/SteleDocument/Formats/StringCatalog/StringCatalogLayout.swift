import SteleBase

/// The places of a string catalog's translations, which depend on the target language.
struct StringCatalogLayout: SlotLayout {
  /// A key that may need a translation.
  struct Entry: Sendable {
    var object: CatalogObject
    var localizations: CatalogObject?
    /// Languages whose texts are all still to be translated.
    var new: Set<[UInt8]> = []
    var tree = Tree.object([])
  }

  /// What a localization holds.
  indirect enum Tree: Sendable {
    /// A string unit.
    case leaf(Text)
    case object([(name: [UInt8], tree: Tree)])
    /// Another value, as it is written.
    case value([UInt8])
  }

  /// A text of the source language.
  struct Text: Sendable {
    /// White space around it.
    var before: [UInt8]
    var text: [UInt8]
    var after: [UInt8]
    /// Its unit, if there is something to translate.
    var unit: Int?
  }

  /// The language that texts are in.
  let source: [UInt8]
  let style: CatalogStyle
  /// What translations are marked as.
  let state: StaticString
  var entries: [Entry] = []
  /// How often the catalog has each language.
  private var counts: [[UInt8]: Int] = [:]

  init(source: [UInt8], style: CatalogStyle, state: StaticString) {
    self.source = source
    self.style = style
    self.state = state
  }

  /// Notes that a key has a localization in a language.
  mutating func count(_ language: [UInt8]) { counts[language, default: 0] += 1 }

  /// What the catalog calls the language with the NLLB code `code`: as most of its localizations do,
  /// or by its tag.
  func name(of code: String) -> [UInt8] {
    let tag = Array(LanguageTag.bcp47(of: code).utf8)
    if counts[tag] != nil || source == tag { return tag }
    let best = counts.filter {
      LanguageTag.isTag(String(decoding: $0.key, as: UTF8.self), of: code)
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    .max { $0.value < $1.value }
    if let best { return best.key }
    return LanguageTag.isTag(String(decoding: source, as: UTF8.self), of: code) ? source : tag
  }

  /// Whether a key has a translation into the language that the catalog calls `name`.
  func hasTranslation(_ entry: Entry, into name: [UInt8]) -> Bool {
    name == source
      || entry.localizations?.members.contains {
        $0.name == name && !entry.new.contains(name)
      } == true
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    guard let targetLanguage else { return [] }
    let name = name(of: targetLanguage)
    var slots: [Slot] = []
    for entry in entries where !hasTranslation(entry, into: name) {
      add(entry, name: name, code: targetLanguage, to: &slots)
    }
    return slots
  }

  // MARK: - Writing

  /// A text in pieces: what comes before each translation, and behind the last.
  private struct Pieces {
    var slots: [(prefix: [UInt8], text: Text, unit: Int)] = []
    var rest: [UInt8] = []
  }

  private func add(_ entry: Entry, name: [UInt8], code: String, to slots: inout [Slot]) {
    var pieces = Pieces()
    let place: Range<Int>
    var closing: [UInt8] = []
    if let existing = entry.localizations?.members.last(where: { $0.name == name }) {
      place = existing.value
      write(entry.tree, level: 4, code: code, to: &pieces)
    } else if let localizations = entry.localizations {
      (place, closing) = begin(name, in: localizations, level: 4, &pieces.rest)
      write(entry.tree, level: 4, code: code, to: &pieces)
    } else {
      (place, closing) = begin(
        Array("localizations".utf8), in: entry.object, level: 3, &pieces.rest)
      pieces.rest += [UInt8(ascii: "{")] + style.line(4) + Self.quoted(name) + style.colon
      write(entry.tree, level: 4, code: code, to: &pieces)
      pieces.rest += style.line(3) + [UInt8(ascii: "}")]
    }
    pieces.rest += closing
    for (index, piece) in pieces.slots.enumerated() {
      let isLast = index + 1 == pieces.slots.count
      var slot = Slot(
        range: index == 0 ? place : place.upperBound..<place.upperBound, unit: piece.unit,
        writer: StringCatalogWriter(
          prefix: piece.prefix, text: piece.text, suffix: isLast ? pieces.rest : []))
      slot.isWrittenAlways = true
      slot.isWrittenEmpty = pieces.slots.count > 1
      slots.append(slot)
    }
  }

  /// Begins a member of `object`, in the order of the keys; gives what its place was, and what comes
  /// behind it.
  private func begin(
    _ name: [UInt8], in object: CatalogObject, level: Int, _ output: inout [UInt8]
  ) -> (place: Range<Int>, closing: [UInt8]) {
    let member = Self.quoted(name) + style.colon
    if let next = object.members.first(where: { name.lexicographicallyPrecedes($0.name) }) {
      output += member
      return (next.start..<next.start, [UInt8(ascii: ",")] + style.line(level))
    }
    if let last = object.members.last {
      output += [UInt8(ascii: ",")] + style.line(level) + member
      return (last.value.upperBound..<last.value.upperBound, [])
    }
    output += style.line(level) + member
    return (
      (object.range.lowerBound + 1)..<(object.range.upperBound - 1), style.line(level - 1)
    )
  }

  /// Writes what a localization holds, with the plural forms of a language.
  private func write(_ tree: Tree, level: Int, code: String, to pieces: inout Pieces) {
    switch tree {
    case .value(let bytes): pieces.rest += bytes
    case .leaf(let text): write([(Array("stringUnit".utf8), .leaf(text))], level, code, &pieces)
    case .object(let members): write(members, level, code, &pieces)
    }
  }

  private func write(
    _ members: [(name: [UInt8], tree: Tree)], _ level: Int, _ code: String,
    _ pieces: inout Pieces
  ) {
    pieces.rest.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { pieces.rest.append(UInt8(ascii: ",")) }
      pieces.rest += style.line(level + 1) + Self.quoted(member.name) + style.colon
      if member.name.isEqual(to: "stringUnit"), case .leaf(let text) = member.tree {
        write(text, level: level + 1, to: &pieces)
      } else if member.name.isEqual(to: "plural"), case .object(let forms) = member.tree {
        write(Self.forms(forms, of: code), level + 1, code, &pieces)
      } else {
        write(member.tree, level: level + 1, code: code, to: &pieces)
      }
    }
    pieces.rest += style.line(level) + [UInt8(ascii: "}")]
  }

  private func write(_ text: Text, level: Int, to pieces: inout Pieces) {
    pieces.rest.append(UInt8(ascii: "{"))
    pieces.rest += style.line(level + 1) + "\"state\"".utf8 + style.colon
    pieces.rest += "\"\(state)\",".utf8 + style.line(level + 1) + "\"value\"".utf8 + style.colon
    if let unit = text.unit {
      pieces.slots.append((pieces.rest, text, unit))
      pieces.rest = []
    } else {
      StringCatalogWriter(text: text).write(
        TextUnit(text: text.text), over: [], to: &pieces.rest)
    }
    pieces.rest += style.line(level) + [UInt8(ascii: "}")]
  }

  /// The plural forms of a language, in the order of their names, from those of the source language.
  private static func forms(
    _ forms: [(name: [UInt8], tree: Tree)], of code: String
  ) -> [(name: [UInt8], tree: Tree)] {
    func tree(_ name: String) -> Tree? {
      forms.last { $0.name.elementsEqual(name.utf8) }?.tree
    }
    guard let other = tree("other") else { return forms }
    var names = Set(PluralCategories.names(of: code))
    // What a program says of nothing, it says in every language.
    if tree("zero") != nil { names.insert("zero") }
    return names.sorted().map { name in
      var form = tree(name) ?? other
      if name == "one", PluralCategories.oneIsCommon(in: code),
        !MessageFormats.areSame(texts(of: form), texts(of: other))
      {
        form = other
      }
      return (Array(name.utf8), form)
    }
  }

  /// All texts of a tree in one.
  private static func texts(of tree: Tree) -> [UInt8] {
    switch tree {
    case .leaf(let text): text.text
    case .object(let members): members.flatMap { texts(of: $0.tree) }
    case .value: []
    }
  }

  private static func quoted(_ name: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "\"")]
    JSONStringWriter().write(TextUnit(text: name), over: [], to: &output)
    return output + [UInt8(ascii: "\"")]
  }
}

/// Writes a translation with what comes before and behind it.
private struct StringCatalogWriter: SlotWriter {
  var prefix: [UInt8] = []
  let text: StringCatalogLayout.Text
  var suffix: [UInt8] = []

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += prefix
    output.append(UInt8(ascii: "\""))
    JSONStringWriter(before: text.before, after: text.after).write(
      translation, over: original, to: &output)
    output.append(UInt8(ascii: "\""))
    output += suffix
  }
}
