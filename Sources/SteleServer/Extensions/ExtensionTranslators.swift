import HTTPTypes
import SteleBase
import SteleTokenizer

/// What browser extensions and other programs ask for that let their users name a server: a few
/// texts in, their translations out.
struct ExtensionTranslators: Sendable {
  let service: any TranslationService
  let languages: PublicLanguages
  let access: AccessControl

  /// The interfaces to `service`.
  init(_ service: any TranslationService, languages: PublicLanguages, access: AccessControl) {
    self.service = service
    self.languages = languages
    self.access = access
  }

  /// All that they answer, each on a path of its own.
  var routes: [Route] {
    [
      Route(.post, "/immersive-translate", handler: immersiveTranslate),
      Route(.post, "/kiss-translator", handler: kissTranslator),
      Route(.post, "/deeplx/translate", dialect: .deepLX, handler: deepLX),
    ]
  }

  /// A translation and the language that its text was taken to be in.
  private struct Result {
    var text: String
    var source: String
  }

  /// Immersive Translate's `{"source_lang","target_lang","text_list"}`.
  @Sendable private func immersiveTranslate(
    _ request: IncomingRequest
  ) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    let results = try await translate(
      parameters, texts: "text_list", from: "source_lang", to: "target_lang", request)
    return .json(
      JSONWriter.line { json in
        json.beginList("translations")
        for result in results {
          json.beginObject()
          json.add("detected_source_lang", result.source)
          json.add("text", result.text)
          json.endObject()
        }
        json.endList()
      })
  }

  /// KISS Translator's `{"texts","from","to"}`.
  @Sendable private func kissTranslator(
    _ request: IncomingRequest
  ) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    let results = try await translate(parameters, texts: "texts", from: "from", to: "to", request)
    var json = JSONWriter()
    json.beginList()
    for result in results {
      json.beginObject()
      json.add("text", result.text)
      json.add("src", result.source)
      json.endObject()
    }
    json.endList()
    json.endLine()
    return .json(json.take())
  }

  /// DeepLX's `{"text","source_lang","target_lang"}`.
  @Sendable private func deepLX(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    let results = try await translate(
      parameters, texts: "text", from: "source_lang", to: "target_lang", request)
    guard let result = results.first, results.count == 1 else {
      throw RequestError(.badRequest, "There must be one text.")
    }
    return .json(
      JSONWriter.line { json in
        json.add("code", 200)
        json.add("id", 1)
        json.add("data", result.text)
        json.add("alternatives", [String]())
        json.add("source_lang", result.source.uppercased())
        json.add("target_lang", parameters.text("target_lang")?.uppercased())
        json.add("method", "Free")
      })
  }

  private func translate(
    _ parameters: Parameters, texts name: String, from sourceName: String, to targetName: String,
    _ request: IncomingRequest
  ) async throws(RequestError) -> [Result] {
    guard let texts = parameters.texts(name), !texts.isEmpty else {
      throw RequestError(.badRequest, "Invalid request: missing \(name) parameter")
    }
    try access.admit(request, key: Self.key(request, parameters), texts: texts)
    guard let code = parameters.text(targetName), !code.isEmpty else {
      throw RequestError(.badRequest, "Invalid request: missing \(targetName) parameter")
    }
    let target = try language(code)
    let source = parameters.text(sourceName) ?? ""
    let isDetected = source.isEmpty || source.lowercased() == "auto"
    let known = try isDetected ? nil : language(source)
    let sources = try service.sources(of: texts, known: known?.language)
    // Whole texts, so that those with tags keep them.
    var results = texts.map { Result(text: $0, source: known?.code ?? "en") }
    for format in [TextFormat.text, .html] {
      let indices = texts.indices.filter { Self.format(of: texts[$0]) == format }
      guard !indices.isEmpty else { continue }
      let translated = try await service.translate(
        indices.map { texts[$0] }, from: indices.map { sources[$0] }, format,
        to: target.language)
      for (index, translation) in zip(indices, translated) {
        results[index].text = translation.text
        if isDetected, let language = sources[index].language {
          results[index].source = languages.named(language)?.code ?? "en"
        }
      }
    }
    return results
  }

  private func language(_ code: String) throws(RequestError) -> PublicLanguage {
    guard let language = languages[code] else {
      throw RequestError(.badRequest, "\(code.lowercased()) is not supported")
    }
    return language
  }

  /// A key in a header, as users can have extensions send one, or a parameter.
  private static func key(_ request: IncomingRequest, _ parameters: Parameters) -> String? {
    let scheme = "Bearer "
    if let field = request.fields[.authorization], field.hasPrefix(scheme) {
      return String(field.dropFirst(scheme.count).filter { !$0.isWhitespace })
    }
    return parameters.text("api_key")
  }

  /// HTML where tags hold the place of others, such as `<b0>word</b0>`, as extensions send them.
  private static func format(of text: String) -> TextFormat {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      let name = rest.prefix { ($0 | 0x20).isASCIILetter }
      let digits = rest[name.endIndex...].prefix(while: \.isASCIIDigit)
      let end = rest[digits.endIndex...].first
      if !name.isEmpty, !digits.isEmpty, end == UInt8(ascii: ">") || end == UInt8(ascii: "/") {
        return .html
      }
    }
    return .text
  }
}

extension ErrorDialect {
  /// What DeepLX says: `{"code":400,"message":"…"}`.
  static let deepLX = ErrorDialect { message, status in
    JSONWriter.line { json in
      json.add("code", status)
      json.add("message", message)
    }
  }
}
