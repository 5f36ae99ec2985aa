import Logging
import SteleBase
import SteleTokenizer

/// A server that translates for programs which speak LibreTranslate's language.
///
/// ```swift
/// let server = try TranslationServer(service, options, log: log)
/// try await server.run { port in print("listening on port \(port)") }
/// ```
package final class TranslationServer: Sendable {
  /// What a server is told.
  package struct Options: Sendable {
    /// Where it listens.
    package var address = ServerAddress.host("127.0.0.1", port: 5000)
    /// What all paths begin with, such as `/translate-service`; empty for nothing.
    package var prefix = ""
    /// What the service is called in its own descriptions.
    package var title = "Stele"
    /// What it takes of its clients.
    package var limits = ServerLimits()
    /// Requests that a client may make in a minute; nil for no limit.
    package var requestLimit: Int?
    /// Characters that a text may have; nil for no limit.
    package var characterLimit: Int?
    /// Texts that a request may have; nil for no limit.
    package var batchLimit: Int?
    /// Alternatives that may be asked for; nil for as many as the model has.
    package var alternativesLimit: Int?
    /// The keys that are known; nil where keys are not looked at.
    package var keys: APIKeys?
    /// Whether only those are served who have a key.
    package var requiresKey = false
    /// Whether a proxy says whom it asks for.
    package var trustsForwardedFor = false
    /// Whether documents are translated.
    package var translatesFiles = true
    /// How much is logged.
    package var logLevel = ServerLogLevel.info

    /// A server on this machine alone, without limits.
    package init() {}
  }

  private let server: HTTPServer
  private let files: TranslatedFiles?
  private let logger: Logger
  private let address: ServerAddress

  /// A server that translates with `service`, and logs to `log`.
  package convenience init(
    _ service: EngineService, _ options: Options, log: LogOutput
  ) throws(ServerError) {
    try self.init(any: service, options, log: log)
  }

  /// The same with any service.
  init(
    any service: any TranslationService, _ options: Options, log: LogOutput
  ) throws(ServerError) {
    let logger = Logger(label: "stele") { _ in
      ServerLog(log, level: options.logLevel.level)
    }
    let files = options.translatesFiles ? try TranslatedFiles() : nil
    let languages = PublicLanguages(service.languages)
    let access = AccessControl(
      limits: AccessControl.Limits(
        requests: options.requestLimit, characters: options.characterLimit,
        texts: options.batchLimit, alternatives: options.alternativesLimit,
        requiresKey: options.requiresKey, trustsForwardedFor: options.trustsForwardedFor),
      keys: options.keys)
    let libreTranslate = LibreTranslate(
      service, languages: languages, access: access,
      settings: LibreTranslate.Settings(title: options.title, prefix: options.prefix),
      files: files)
    let metrics = ServerMetrics(service)
    let responder = RequestResponder(
      routes: RouteTable(
        Self.routes(libreTranslate, metrics, title: options.title, prefix: options.prefix)),
      limits: options.limits,
      held: HeldBytes(limit: options.limits.heldByteCount), prefix: options.prefix,
      observers: [RequestLog(logger: logger), metrics])
    server = HTTPServer(address: options.address, limits: options.limits, logger: logger) {
      try await responder.respond(to: $0, by: $1, $2, address: $3)
    }
    self.files = files
    self.logger = logger
    address = options.address
  }

  /// All that is answered.
  static func routes(
    _ libreTranslate: LibreTranslate, _ metrics: ServerMetrics, title: String, prefix: String
  ) -> [Route] {
    let (service, languages) = (libreTranslate.service, libreTranslate.languages)
    let access = libreTranslate.access
    let deepL = DeepL(service, languages: languages, access: access, files: libreTranslate.files)
    let google = GoogleTranslate(service, languages: languages, access: access)
    let extensions = ExtensionTranslators(service, languages: languages, access: access)
    let description = OpenAPIDocument(title: title, prefix: prefix)
    let parts = [
      libreTranslate.routes, TranslationEvents(libreTranslate).routes, deepL.routes,
      google.routes, extensions.routes, metrics.routes, description.routes,
    ]
    return parts.flatMap { $0 }
  }

  /// Listens and answers until ``stop()`` was called and all is done, or the time for that is over.
  ///
  /// `isListening` is called once connections are accepted, with the port if there is one.
  package func run(
    isListening: @escaping @Sendable (_ port: Int?) -> Void = { _ in }
  ) async throws(ServerError) {
    defer { files?.removeAll() }
    let isDone = try await server.run { [logger, address] port in
      var metadata: Logger.Metadata = ["address": "\(address)"]
      if let port { metadata["port"] = .stringConvertible(port) }
      logger.notice("listening", metadata: metadata)
      isListening(port)
    }
    if isDone {
      logger.notice("ended")
    } else {
      logger.warning("ended with requests that took too long")
    }
  }

  /// Logs under which licence the model is; nil for none that its card names.
  package func sayLicense(_ license: String?) {
    guard let license else {
      return logger.notice("the model's card names no licence; ask whoever made it")
    }
    let name = license.lowercased()
    if ["-nc", "non-commercial", "noncommercial"].contains(where: { name.contains(text: $0) }) {
      logger.warning(
        "the model's licence allows no commercial use; so its translations are not for that",
        metadata: ["license": "\(license)"])
    } else {
      logger.notice("the model has a licence", metadata: ["license": "\(license)"])
    }
  }

  /// Accepts nothing more from now on, and lets running requests end.
  package func stop() {
    logger.notice("ending")
    server.stop()
  }
}
