import HTTPTypes
import SteleBase
import Synchronization

/// The interface of DeepL's second version, as its official clients use it.
struct DeepL: Sendable {
  let service: any TranslationService
  let languages: PublicLanguages
  let access: AccessControl
  let documents: DeepLDocuments?
  private let sourceList: FixedReply
  private let targetList: FixedReply
  private let usage = Usage()

  /// Characters that were translated since the server began.
  private final class Usage: Sendable {
    let characters = Atomic<Int>(0)
  }

  /// The interface to `service`; documents are translated where `files` keeps them.
  init(
    _ service: any TranslationService, languages: PublicLanguages, access: AccessControl,
    files: TranslatedFiles?
  ) {
    self.service = service
    self.languages = languages
    self.access = access
    documents = files.map { DeepLDocuments(service, files: $0) }
    sourceList = FixedReply(Self.list(languages, isTarget: false))
    targetList = FixedReply(Self.list(languages, isTarget: true))
  }

  /// All that it answers.
  var routes: [Route] {
    var routes = [
      Route(.post, "/v2/translate", dialect: .deepL, handler: translate),
      // The official client asks by GET with a body.
      Route(.get, "/v2/languages", dialect: .deepL, handler: list),
      Route(.post, "/v2/languages", dialect: .deepL, handler: list),
      Route(.get, "/v2/usage", dialect: .deepL, handler: usage),
      Route(.post, "/v2/usage", dialect: .deepL, handler: usage),
    ]
    if documents != nil {
      routes += [
        Route(.post, "/v2/document", dialect: .deepL, handler: upload),
        Route(.post, "/v2/document/{id}", dialect: .deepL, handler: status),
        Route(.post, "/v2/document/{id}/result", dialect: .deepL, handler: result),
      ]
    }
    return routes
  }

  /// Notes that so many characters were translated.
  func count(characters: Int) { usage.characters.add(characters, ordering: .relaxed) }

  /// The key of a request: in its header, or a parameter.
  static func key(_ request: IncomingRequest, _ parameters: Parameters) -> String? {
    let scheme = "DeepL-Auth-Key "
    if let field = request.fields[.authorization], field.hasPrefix(scheme) {
      return String(field.dropFirst(scheme.count).filter { !$0.isWhitespace })
    }
    return parameters.text("auth_key")
  }
}

// MARK: - What there is

extension DeepL {
  /// Answers `/v2/usage`.
  @Sendable private func usage(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    try access.admit(request, key: Self.key(request, parameters), texts: [])
    let count = usage.characters.load(ordering: .relaxed)
    return .json(
      JSONWriter.line { json in
        json.add("character_count", count)
        // What DeepL says where there is no limit.
        json.add("character_limit", 1_000_000_000_000)
      })
  }

  /// Answers `/v2/languages`.
  @Sendable private func list(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let parameters = try await request.parameters()
    try access.admit(request, key: Self.key(request, parameters), texts: [])
    switch parameters.text("type") {
    case nil, "", "source": return sourceList.reply(to: request)
    case "target": return targetList.reply(to: request)
    default: throw RequestError(.badRequest, "Value for 'type' not supported: source or target.")
    }
  }

  private static func list(_ languages: PublicLanguages, isTarget: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginList()
    for language in languages.all {
      for code in isTarget ? targetCodes(of: language) : sourceCodes(of: language) {
        json.beginObject()
        json.add("language", code)
        json.add("name", name(of: language, code))
        if isTarget { json.add("supports_formality", false) }
        json.endObject()
      }
    }
    json.endList()
    json.endLine()
    return json.take()
  }

  /// How a language is called as a source; not at all for one that is another's in a country.
  private static func sourceCodes(of language: PublicLanguage) -> [String] {
    language.code == "pt-BR" ? [] : [language.code.uppercased()]
  }

  /// How it is called as a target, where DeepL has its clients name the country.
  private static func targetCodes(of language: PublicLanguage) -> [String] {
    switch language.code {
    case "en": ["EN-GB", "EN-US"]
    case "pt": ["PT-PT"]
    default: [language.code.uppercased()]
    }
  }

  private static func name(of language: PublicLanguage, _ code: String) -> String {
    switch code {
    case "EN-GB": "\(language.name) (British)"
    case "EN-US": "\(language.name) (American)"
    default: language.name
    }
  }
}

extension ErrorDialect {
  /// What DeepL says: `{"message":"…"}`.
  static let deepL = ErrorDialect { message, _ in JSONWriter.line { $0.add("message", message) } }
}
