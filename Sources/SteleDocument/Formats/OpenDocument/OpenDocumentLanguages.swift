import SteleXML

/// Finds where styles say in which language text is.
///
/// OpenDocument has three languages for each style, and the script of a text says which one counts.
enum OpenDocumentLanguages {
  /// The kinds of scripts that have a language each.
  private enum Script: String, CaseIterable {
    /// Latin, Greek, Cyrillic and what else is written like them.
    case western = ""
    /// Chinese, Japanese and Korean.
    case asian = "-asian"
    /// Scripts whose letters join or turn, or that are written from right to left.
    case complex = "-complex"

    /// The kind of the script of the language with the NLLB code `code`.
    init(of code: String) {
      switch code.split(separator: "_").last ?? "" {
      case "Hans", "Hant", "Jpan", "Hang": self = .asian
      case "Arab", "Hebr", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym",
        "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Khmr", "Ethi", "Olck":
        self = .complex
      default: self = .western
      }
    }
  }

  /// What of a language an attribute names.
  private enum Part: String {
    case language
    case country
    case script
    case tag = "rfc-language-tag"

    func value(for code: String) -> String {
      let tag = LanguageTag.bcp47(of: code)
      switch self {
      case .tag: return tag
      case .language: return String(tag.prefix { $0 != "-" })
      case .script:
        let script = tag.split(separator: "-").dropFirst().first
        return script.map(String.init) ?? "none"
      case .country:
        return ["zho_Hans": "CN", "zho_Hant": "TW", "yue_Hant": "HK"][code] ?? "none"
      }
    }
  }

  /// Adds the attributes of `token`, the text properties of a style, that name a language.
  static func add(_ token: Int, of document: XMLDocument, to parts: inout DocumentParts) {
    let attributes = document.attributes(of: token)
    var values: [Script: [Part: String]] = [:]
    var found: [(part: Part, script: Script, range: Range<Int>)] = []
    for attribute in attributes {
      let name = String(decoding: attribute.localName, as: UTF8.self)
      guard let (part, script) = meaning(of: name) else { continue }
      let namespace = document.namespace(ofPrefix: attribute.prefix, at: token)
      let isLanguage =
        namespace == OpenDocumentName.namespace("xsl-fo-compatible")
        || namespace == OpenDocumentName.namespace("style")
      guard isLanguage else { continue }
      values[script, default: [:]][part] = attribute.text
      found.append((part, script, attribute.range))
    }
    for (part, script, range) in found {
      let values = values[script] ?? [:]
      // A style that says that text is in no language keeps saying so.
      if let language = values[.language], ["none", "zxx", ""].contains(language) { continue }
      let old = Array(document.bytes[range])
      let tag = tag(of: values)
      parts.languageSlots.append(
        LanguageSlot(range: range) { code in
          Script(of: code) == script && !LanguageTag.isTag(tag, of: code)
            ? Array(part.value(for: code).utf8) : old
        })
    }
  }

  /// The tag that attributes with these values make together.
  private static func tag(of values: [Part: String]) -> String {
    let isSaid = { (value: String) in !["none", "zxx", ""].contains(value) }
    if let tag = values[.tag], isSaid(tag) { return tag }
    return [values[.language], values[.script], values[.country]].compactMap(\.self)
      .filter(isSaid).joined(separator: "-")
  }

  private static func meaning(of name: String) -> (Part, Script)? {
    for script in Script.allCases.reversed() where name.hasSuffix(script.rawValue) {
      guard let part = Part(rawValue: String(name.dropLast(script.rawValue.count))) else {
        continue
      }
      return (part, script)
    }
    return nil
  }
}
