import HTTPTypes
import SteleBase
import SteleTokenizer

/// The basic interface of Google's Cloud Translation, its second version, as its clients use it.
struct GoogleTranslate: Sendable {
  let service: any TranslationService
  let languages: PublicLanguages
  let access: AccessControl
  private let codeList: FixedReply
  private let nameList: FixedReply

  private static let path = "/language/translate/v2"

  /// The interface to `service`.
  init(_ service: any TranslationService, languages: PublicLanguages, access: AccessControl) {
    self.service = service
    self.languages = languages
    self.access = access
    codeList = FixedReply(Self.list(languages, hasNames: false))
    nameList = FixedReply(Self.list(languages, hasNames: true))
  }

  /// All that it answers: each by both methods.
  var routes: [Route] {
    let handlers: [(path: String, handler: Route.Handler)] = [
      (Self.path, translate), (Self.path + "/detect", detect), (Self.path + "/languages", list),
    ]
    return handlers.flatMap { path, handler in
      [HTTPRequest.Method.get, .post].map {
        Route($0, path, dialect: .google, handler: handler)
      }
    }
  }

  /// Answers with translations.
  @Sendable private func translate(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    let texts = try texts(request, parameters)
    guard let name = parameters.text("target"), let target = languages[name] else {
      throw Self.invalid("target")
    }
    let known = try source(parameters)
    let format: TextFormat
    switch parameters.text("format") {
    case nil, "", "html": format = .html
    case "text": format = .text
    default: throw Self.invalid("format")
    }
    let sources = try service.sources(of: texts, known: known)
    let translated = try await service.translate(texts, from: sources, format, to: target.language)
    return Self.data { json in
      json.beginList("translations")
      for (translation, source) in zip(translated, sources) {
        json.beginObject()
        json.add("translatedText", translation.text)
        if known == nil { json.add("detectedSourceLanguage", code(of: source.language)) }
        json.endObject()
      }
      json.endList()
    }
  }

  /// Answers with the likeliest language of each text.
  @Sendable private func detect(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    let texts = try texts(request, parameters)
    let sources = try service.sources(of: texts, known: nil)
    return Self.data { json in
      json.beginList("detections")
      for source in sources {
        json.beginList()
        json.beginObject()
        json.add("confidence", source.confidence ?? 0)
        json.add("isReliable", false)
        json.add("language", code(of: source.language))
        json.endObject()
        json.endList()
      }
      json.endList()
    }
  }

  /// Answers with the languages there are, and with their names where some language's are asked for:
  /// the English ones.
  @Sendable private func list(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    try access.admit(request, key: Self.key(request, parameters), texts: [])
    guard let target = parameters.text("target"), !target.isEmpty else {
      return codeList.reply(to: request)
    }
    return nameList.reply(to: request)
  }
}

// MARK: - Requests

extension GoogleTranslate {
  private func texts(
    _ request: IncomingRequest, _ parameters: Parameters
  ) throws(RequestError) -> [String] {
    guard let texts = parameters.texts("q") else { throw Self.invalid("q") }
    guard !texts.isEmpty else {
      throw RequestError(.badRequest, "The request is missing a text: Required Text")
    }
    try access.admit(request, key: Self.key(request, parameters), texts: texts)
    return texts
  }

  private func source(_ parameters: Parameters) throws(RequestError) -> Language? {
    guard let name = parameters.text("source"), !name.isEmpty, name.lowercased() != "auto" else {
      return nil
    }
    guard let source = languages[name] else { throw Self.invalid("source") }
    return source.language
  }

  private static func key(_ request: IncomingRequest, _ parameters: Parameters) -> String? {
    let field = HTTPField.Name("X-Goog-Api-Key").flatMap { request.fields[$0] }
    // With JSON the key is in the query nonetheless.
    let query = (try? request.query)?.first { $0.name == "key" }?.value
    return field ?? query ?? parameters.text("key")
  }

  private static func invalid(_ name: String) -> RequestError {
    RequestError(.badRequest, "Invalid Value: \(name)")
  }
}

// MARK: - Replies

extension GoogleTranslate {
  /// A reply with what `body` adds.
  private static func data(_ body: (inout JSONWriter) -> Void) -> Reply {
    .json(
      JSONWriter.line { json in
        json.beginObject("data")
        body(&json)
        json.endObject()
      })
  }

  private static func list(_ languages: PublicLanguages, hasNames: Bool) -> [UInt8] {
    JSONWriter.line { json in
      json.beginObject("data")
      json.beginList("languages")
      for language in languages.all where language.code != "pt-BR" {
        json.beginObject()
        json.add("language", code(of: language))
        if hasNames { json.add("name", language.name) }
        json.endObject()
      }
      json.endList()
      json.endObject()
    }
  }

  /// How Google calls a language; `und` where there is none.
  private func code(of language: Language?) -> String {
    language.flatMap(languages.named).map(Self.code(of:)) ?? "und"
  }

  private static func code(of language: PublicLanguage) -> String {
    switch language.code {
    case "zh-Hans": "zh-CN"
    case "zh-Hant": "zh-TW"
    default: language.code
    }
  }
}

extension ErrorDialect {
  /// What Google says: `{"error":{"code":400,"message":"…","errors":[…],"status":"…"}}`.
  static let google = ErrorDialect { message, status in
    JSONWriter.line { json in
      json.beginObject("error")
      json.add("code", status)
      json.add("message", message)
      json.beginList("errors")
      json.beginObject()
      json.add("message", message)
      json.add("domain", "global")
      json.add("reason", reason(of: status).detail)
      json.endObject()
      json.endList()
      json.add("status", reason(of: status).name)
      json.endObject()
    }
  }

  private static func reason(of status: Int) -> (name: String, detail: String) {
    switch status {
    case 403: ("PERMISSION_DENIED", "forbidden")
    case 404: ("NOT_FOUND", "notFound")
    case 429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded")
    case 503: ("UNAVAILABLE", "backendError")
    case 500...: ("INTERNAL", "backendError")
    default: ("INVALID_ARGUMENT", "invalid")
    }
  }
}
