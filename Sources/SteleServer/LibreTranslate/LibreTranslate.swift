import HTTPTypes
import SteleBase
import SteleDocument

/// LibreTranslate's interface, as its clients use it.
///
/// Codes, texts of errors and their order follow LibreTranslate 1.9.6; where that answers with an
/// internal error, the request is refused with 400.
struct LibreTranslate: Sendable {
  let service: any TranslationService
  let languages: PublicLanguages
  let access: AccessControl
  let settings: Settings
  let files: TranslatedFiles?
  private let languageList: FixedReply
  private let specification: FixedReply
  private let frontendSettings: FixedReply

  /// What the interface tells of itself.
  struct Settings: Sendable {
    /// What the service is called in `/spec`.
    var title = "Stele"
    /// What all paths begin with; empty for nothing.
    var prefix = ""
    /// The version of the program.
    var version = ToolVersion.current
  }

  /// The interface to `service`; without `files` documents are not translated.
  init(
    _ service: any TranslationService, languages: PublicLanguages, access: AccessControl,
    settings: Settings, files: TranslatedFiles?
  ) {
    self.service = service
    self.languages = languages
    self.access = access
    self.settings = settings
    self.files = files
    languageList = FixedReply(Self.languageList(languages))
    specification = FixedReply(SwaggerDocument(settings).json)
    frontendSettings = FixedReply(
      Self.frontendSettings(languages, access, translatesFiles: files != nil))
  }

  /// All that it answers.
  var routes: [Route] {
    var routes = [
      Route(.post, "/translate", handler: translate),
      Route(.post, "/detect", handler: detect),
      Route(.get, "/languages") { languageList.reply(to: $0) },
      // One client asks so, and LibreTranslate refuses it.
      Route(.post, "/languages") { languageList.reply(to: $0) },
      Route(.get, "/frontend/settings") { frontendSettings.reply(to: $0) },
      Route(.get, "/spec") { specification.reply(to: $0) },
      Route(.get, "/health") { _ in .json(JSONWriter.line { $0.add("status", "ok") }) },
      Route(.post, "/suggest") { _ throws(RequestError) in
        throw RequestError(.forbidden, "Suggestions are disabled on this server.")
      },
      Route(.post, "/translate_file", handler: translateFile),
    ]
    if let files {
      routes.append(
        Route(.get, "/download_file/{name}") { request throws(RequestError) in
          try await files.reply(to: request, named: request.parts.first ?? "")
        })
    }
    return routes
  }

  private static func languageList(_ languages: PublicLanguages) -> [UInt8] {
    var json = JSONWriter()
    json.beginList()
    for language in languages.all {
      json.beginObject()
      json.add("code", language.code)
      json.add("name", language.name)
      json.add("targets", languages.all.map(\.code))
      json.endObject()
    }
    json.endList()
    json.endLine()
    return json.take()
  }

  /// The extensions of the documents that are translated, each with its dot.
  static let fileExtensions = DocumentFormat.allCases.flatMap { $0.extensions.map { ".\($0)" } }

  private static func frontendSettings(
    _ languages: PublicLanguages, _ access: AccessControl, translatesFiles: Bool
  ) -> [UInt8] {
    JSONWriter.line { json in
      json.add("apiKeys", access.keys != nil)
      json.add("charLimit", access.limits.characters ?? -1)
      json.add("filesTranslation", translatesFiles)
      json.add("frontendTimeout", 500)
      json.add("keyRequired", access.keys != nil && access.limits.requiresKey)
      json.beginObject("language")
      json.beginObject("source")
      json.add("code", "auto")
      json.add("name", "Auto Detect")
      json.endObject()
      let target = languages["en"] ?? languages.all.first
      json.beginObject("target")
      json.add("code", target?.code)
      json.add("name", target?.name)
      json.endObject()
      json.endObject()
      json.add("suggestions", false)
      json.add("supportedFilesFormat", translatesFiles ? fileExtensions : [])
    }
  }
}
