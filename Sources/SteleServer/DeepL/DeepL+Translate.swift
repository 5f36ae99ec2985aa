import HTTPTypes
import SteleBase
import SteleTokenizer

extension DeepL {
  /// Answers `/v2/translate`.
  @Sendable func translate(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    guard let texts = parameters.texts("text"), !texts.isEmpty else {
      throw RequestError(.badRequest, "Parameter 'text' not specified.")
    }
    try access.admit(request, key: Self.key(request, parameters), texts: texts)
    let target = try target(parameters)
    let known = try source(parameters)
    try refuseWhatIsNotThere(parameters)
    let markup = try Markup(parameters)
    let sources = try service.sources(of: texts, known: known?.language)
    let translated = try await service.translate(
      texts.map(markup.protecting), from: sources, markup.isUsed ? .html : .text,
      to: target.language)
    let characters = texts.map(\.unicodeScalars.count)
    count(characters: characters.reduce(0, +))
    let isBilled = Self.flag("show_billed_characters", parameters)
    return .json(
      JSONWriter.line { json in
        json.beginList("translations")
        for (index, translation) in translated.enumerated() {
          json.beginObject()
          json.add("detected_source_language", code(of: sources[index].language))
          json.add("text", markup.unprotecting(translation.text))
          if isBilled { json.add("billed_characters", characters[index]) }
          json.endObject()
        }
        json.endList()
      })
  }

  /// The language to translate into.
  func target(_ parameters: Parameters) throws(RequestError) -> PublicLanguage {
    guard let code = parameters.text("target_lang"), !code.isEmpty else {
      throw RequestError(.badRequest, "Parameter 'target_lang' not specified.")
    }
    guard let language = languages[code] else {
      throw RequestError(.badRequest, "Value for 'target_lang' not supported.")
    }
    return language
  }

  /// The language to translate from; nil where it is to be detected.
  func source(_ parameters: Parameters) throws(RequestError) -> PublicLanguage? {
    switch parameters["source_lang"] {
    case nil, .null, .string(""): return nil
    case .string(let code):
      if let language = languages[code] { return language }
      fallthrough
    default: throw RequestError(.badRequest, "Value for 'source_lang' not supported.")
    }
  }

  /// How a language is called that a text is in: not by its script where DeepL leaves that out.
  private func code(of language: Language?) -> String {
    let code = language.flatMap(languages.named)?.code.uppercased() ?? "EN"
    return code.hasPrefix("ZH-") ? "ZH" : code
  }

  /// Refuses what would have to change the translation, and cannot.
  func refuseWhatIsNotThere(_ parameters: Parameters) throws(RequestError) {
    switch parameters.text("formality") {
    case nil, "", "default", "prefer_more", "prefer_less": break
    case "more", "less":
      throw RequestError(
        .badRequest, "'formality' is not supported for given 'target_lang'.")
    default: throw RequestError(.badRequest, "Value for 'formality' not supported.")
    }
    if let glossary = parameters.text("glossary_id"), !glossary.isEmpty {
      throw RequestError(.badRequest, "There is no glossary with this ID.")
    }
  }

  /// Whether `name` is true, as JSON or a form says so.
  private static func flag(_ name: String, _ parameters: Parameters) -> Bool {
    switch parameters[name] {
    case .bool(let flag): flag
    case .number(let number): number != 0
    case .string(let text): ["1", "true"].contains(text.lowercased())
    default: false
    }
  }
}

/// Tags in texts: which there are, and which of them hold what is not to be translated.
///
/// Texts of XML are read as HTML, which keeps all tags as they are.
private struct Markup: Sendable {
  let isUsed: Bool
  private let ignored: [String]

  private static let mark = " translate=\"no\""

  /// What `parameters` say of tags.
  init(_ parameters: Parameters) throws(RequestError) {
    switch parameters.text("tag_handling") {
    case nil, "": isUsed = false
    case "html", "xml": isUsed = true
    default: throw RequestError(.badRequest, "Value for 'tag_handling' not supported.")
    }
    let names = (parameters.texts("ignore_tags") ?? []).flatMap { $0.split(separator: ",") }
      .map { $0.filter { !$0.isWhitespace } }
    guard names.count <= 64, names.allSatisfy({ $0.utf8.count <= 64 }) else {
      throw RequestError(.badRequest, "Too many values for 'ignore_tags'.")
    }
    ignored = isUsed ? names.filter { !$0.isEmpty } : []
  }

  /// `text` with a mark in every tag whose contents are to stay.
  func protecting(_ text: String) -> String {
    ignored.reduce(text) { text, name in
      var result = ""
      var rest = text[...]
      while let start = rest.firstRange(of: "<\(name)") {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        if let next = rest.first, next == ">" || next == "/" || next.isWhitespace {
          result += Self.mark
        }
      }
      return result + rest
    }
  }

  /// `text` without these marks.
  func unprotecting(_ text: String) -> String {
    ignored.reduce(text) { text, name in
      text.replacing("<\(name)\(Self.mark)", with: "<\(name)")
    }
  }
}
