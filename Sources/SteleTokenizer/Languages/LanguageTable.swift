import SteleBase

/// The languages of a model, and the names they go by.
public struct LanguageTable: Sendable {
  /// All languages in the order of their tokens.
  public let all: [Language]

  /// The languages that have these tokens.
  package init(_ tokens: [TokenLayout.LanguageToken]) {
    all = tokens.map {
      Language(code: $0.code, id: $0.id, name: LanguageNames.english[$0.code] ?? $0.code)
    }
  }

  /// The language called `name`: an NLLB code, a BCP-47 tag, an ISO 639 code or an English name.
  ///
  /// Neither case nor the kind of separator matters. A tag's region is ignored unless it decides
  /// between scripts, as in `zh-TW`.
  ///
  /// - Throws: An error with suggestions if there is none, with candidates if there are several.
  public func language(matching name: String) throws(LanguageError) -> Language {
    let wanted = Self.folded(name)
    if let exact = all.first(where: { Self.folded($0.code) == wanted }) { return exact }
    if let reason = LanguageNames.absent[wanted] {
      throw .notInModel(name, reason: reason)
    }
    if let code = LanguageNames.aliases[wanted] { return try present(code, name: name) }
    let byName = all.filter { Self.folded($0.name) == wanted }
    if let only = byName.first, byName.count == 1 { return only }
    let candidates = matches(wanted)
    if let only = candidates.first, candidates.count == 1 { return only }
    guard candidates.isEmpty else {
      throw .ambiguous(name, candidates: candidates.map(\.code))
    }
    throw .unknown(name, suggestions: suggestions(for: wanted))
  }

  /// What to tell who writes `name` and gets the language it stands for; nil if nothing.
  public func note(on name: String) -> String? {
    guard let code = LanguageNames.likelierOfCountry[Self.folded(name)] else { return nil }
    return "\(name) is the code of a language, not of the country; "
      + "for \(LanguageNames.name(of: code)) write \(code)"
  }

  /// The codes of two letters that mean `language`, in alphabetical order.
  package func shortTags(of language: Language) -> [String] {
    LanguageNames.aliases.filter { $0.value == language.code && $0.key.utf8.count == 2 }
      .keys.sorted()
  }

  private func present(_ code: String, name: String) throws(LanguageError) -> Language {
    guard let language = all.first(where: { $0.code == code }) else {
      throw .notInModel(name, reason: "this model has no \(code)")
    }
    return language
  }

  /// The languages that a tag's parts fit: the language, and the script if it names one.
  private func matches(_ wanted: String) -> [Language] {
    var parts = wanted.split(separator: "_").map(String.init)
    guard let first = parts.first else { return [] }
    parts.removeFirst()
    let script = parts.first { $0.utf8.count == 4 }
    let isRegionOrScript = { (part: String) in (2...4).contains(part.utf8.count) }
    guard parts.allSatisfy(isRegionOrScript) else { return [] }
    // An alias such as `sr` stands for one script; naming another script must not give that one.
    let language =
      LanguageNames.aliases[first].map { String($0.prefix(3)) }
      ?? LanguageNames.inTwoScripts[first] ?? first
    let sameLanguage = all.filter { Self.folded($0.code).hasPrefix(language + "_") }
    if let script {
      return sameLanguage.filter { Self.folded($0.code).hasSuffix("_" + script) }
    }
    if let alias = LanguageNames.aliases[first], !parts.isEmpty {
      return sameLanguage.filter { $0.code == alias }
    }
    if !sameLanguage.isEmpty { return sameLanguage }
    return all.filter { Self.folded($0.name).hasPrefix(wanted + "_(") }
  }

  /// The language that `wanted` is the own name of, or that is spoken in the country of that code;
  /// else the names nearest to it: those that it begins, or that differ in two letters at most.
  private func suggestions(for wanted: String) -> [String] {
    let meant = LanguageNames.own[wanted] ?? LanguageNames.ofCountry[wanted]
    if let language = all.first(where: { $0.code == meant }) { return [Self.shown(language)] }
    let most = wanted.count > 3 ? 2 : 1
    // More would take long to compare, and no name is as long.
    let scalars = Array(wanted.unicodeScalars.prefix(64))
    let ranked = all.map { language -> (distance: Int, text: String) in
      let codes = [language.code, String(language.code.prefix(3))].map(Self.folded)
      let names = [Self.folded(language.name)] + (Self.ownNames[language.code] ?? [])
      let distance = (codes + names).map { name in
        wanted.utf8.count >= 3 && name.hasPrefix(wanted)
          ? 0 : EditDistance.between(scalars, Array(name.unicodeScalars))
      }.min()
      return (distance ?? .max, Self.shown(language))
    }
    return ranked.filter { $0.distance <= most }.sorted { $0.distance < $1.distance }.prefix(3)
      .map(\.text)
  }

  private static let ownNames: [String: [String]] = Dictionary(
    grouping: LanguageNames.own.keys.sorted(), by: { LanguageNames.own[$0] ?? "" })

  private static func shown(_ language: Language) -> String {
    "\(language.code) (\(language.name))"
  }

  /// Lower case, with `_` for every separator.
  static func folded(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }
}
