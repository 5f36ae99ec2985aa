import SteleBase

/// Xcode's string catalogs, `.xcstrings`: every key that has no translation into the target language
/// gets one.
///
/// The text of a key is what the source language has for it, with its variations, or the key itself.
struct StringCatalog {
  static let maximumDepth = 64
  /// Localizations that nest more deeply stay.
  private static let maximumTreeDepth = 8

  private let bytes: [UInt8]
  private var parts = DocumentParts()
  private var layout: StringCatalogLayout
  private var keys: ChosenKeys
  /// The language that texts are in, as the catalog calls it.
  private let source: [UInt8]
  /// The language that is translated into, as the catalog calls it, if it is known.
  private var target: [UInt8]?

  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    do throws(JSONError) {
      return try read(bytes, options: options)
    } catch {
      let reason = error.offset >= bytes.count ? "it ends early" : error.reason
      throw .malformed(.xcstrings, at: error.offset, of: bytes, reason)
    }
  }

  private static func read(
    _ bytes: [UInt8], options: DocumentOptions
  ) throws(JSONError) -> DocumentParts {
    var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
    _ = scanner.peek()
    let start = scanner.position
    try scanner.skipValue()
    let end = scanner.position
    try scanner.finish()
    guard let root = try CatalogObject(bytes, in: start..<end),
      let language = root.member("sourceLanguage"), let strings = root.member("strings"),
      bytes[language.value.lowerBound] == UInt8(ascii: "\""),
      let entries = try CatalogObject(bytes, in: strings.value)
    else { throw JSONError(offset: start, reason: "expected sourceLanguage and strings") }
    var text = JSONScanner(bytes, in: language.value, maximumDepth: 1)
    var catalog = StringCatalog(
      bytes: bytes, options: options, source: try Array(text.stringBytes()),
      style: CatalogStyle(of: bytes, root: root))
    let objects = try entries.members.map { member throws(JSONError) in
      try CatalogObject(bytes, in: member.value)
    }
    var localizations: [CatalogObject?] = []
    for object in objects {
      let member = object?.member("localizations")
      localizations.append(
        try member.flatMap { member throws(JSONError) in
          try CatalogObject(bytes, in: member.value)
        })
      for localization in localizations.last??.members ?? [] {
        catalog.layout.count(localization.name)
      }
    }
    catalog.target = options.targetLanguage.map { catalog.layout.name(of: $0) }
    for (index, object) in objects.enumerated() {
      guard let object else { continue }
      try catalog.add(
        entries.members[index],
        StringCatalogLayout.Entry(object: object, localizations: localizations[index]))
    }
    catalog.parts.layout = catalog.layout
    catalog.parts.notices = catalog.keys.notices
    return catalog.parts
  }

  private init(bytes: [UInt8], options: DocumentOptions, source: [UInt8], style: CatalogStyle) {
    self.bytes = bytes
    self.source = source
    keys = ChosenKeys(options)
    layout = StringCatalogLayout(
      source: source, style: style, state: options.marksFuzzy ? "needs_review" : "translated")
  }

  private mutating func add(
    _ member: CatalogObject.Member, _ entry: StringCatalogLayout.Entry
  ) throws(JSONError) {
    let isTaken = keys.takes(member.name)
    var entry = entry
    let localizations = entry.localizations?.members ?? []
    for localization in localizations where try isNew(localization.value) {
      entry.new.insert(localization.name)
    }
    let translates = entry.object.member("shouldTranslate").map { bytes[$0.value.lowerBound] }
    guard isTaken, translates != UInt8(ascii: "f"),
      target.map({ layout.hasTranslation(entry, into: $0) }) != true
    else { return }
    if let own = localizations.last(where: { $0.name == source }) {
      guard let tree = try tree(own.value, depth: 0, isInPlural: false) else {
        parts.leaveOut("variations that nothing follows", at: own.start)
        return
      }
      entry.tree = tree
    } else {
      entry.tree = .leaf(addText(member.name, at: member.start))
    }
    layout.entries.append(entry)
  }

  /// Whether all texts of the localization in `range` are still to be translated.
  private func isNew(_ range: Range<Int>) throws(JSONError) -> Bool {
    var states = 0
    var open = [range]
    while let range = open.popLast() {
      guard let object = try CatalogObject(bytes, in: range) else { continue }
      if let state = object.member("state"), object.member("value") != nil {
        guard bytes[state.value].isEqual(to: "\"new\"") else { return false }
        states += 1
      }
      open += object.members.map(\.value)
    }
    return states > 0
  }

  /// The texts of a localization, with the objects that they lie in; nil if something else is there.
  private mutating func tree(
    _ range: Range<Int>, depth: Int, isInPlural: Bool
  ) throws(JSONError) -> StringCatalogLayout.Tree? {
    guard depth < Self.maximumTreeDepth, let object = try CatalogObject(bytes, in: range) else {
      return nil
    }
    var members: [(name: [UInt8], tree: StringCatalogLayout.Tree)] = []
    for member in object.members {
      if member.name.isEqual(to: "stringUnit") {
        guard let unit = try CatalogObject(bytes, in: member.value),
          let value = unit.member("value"), bytes[value.value.lowerBound] == UInt8(ascii: "\"")
        else { return nil }
        var scanner = JSONScanner(bytes, in: value.value, maximumDepth: 1)
        let text = try Array(scanner.stringBytes())
        members.append((member.name, .leaf(addText(text, at: value.value.lowerBound))))
      } else if bytes[member.value.lowerBound] == UInt8(ascii: "{") {
        let isPlural = member.name.isEqual(to: "plural")
        // Forms are written as often as a language has them, so they may not multiply.
        guard !(isPlural && isInPlural),
          let inner = try tree(
            member.value, depth: depth + 1, isInPlural: isPlural || isInPlural)
        else { return nil }
        members.append((member.name, inner))
      } else if bytes[member.value.lowerBound] != UInt8(ascii: "[") {
        members.append((member.name, .value(Array(bytes[member.value]))))
      } else {
        return nil
      }
    }
    return .object(members)
  }

  /// Adds a unit for `text` if there is something to translate.
  private mutating func addText(_ text: [UInt8], at offset: Int) -> StringCatalogLayout.Text {
    let inner = text[...].trimmed
    let hasText = inner.contains { $0 >= 0x80 || $0.isASCIIAlphanumeric }
    let found = StringCatalogLayout.Text(
      before: Array(text[..<inner.startIndex]), text: Array(inner),
      after: Array(text[inner.endIndex...]), unit: hasText ? parts.units.count : nil)
    if hasText { parts.units.append(TextUnit(text: Array(inner), line: offset)) }
    return found
  }
}
