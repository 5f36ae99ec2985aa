#if Server
import ArgumentParser
import SteleServer

extension ServerLogLevel: ExpressibleByArgument {}

/// The options of `serve`; what is left unset is taken from the environment, and else has the
/// server's own default.
struct ServeSettings: ParsableArguments {
  @Option(
    help: .taking(
      "ADDRESS", "The address to listen on; 0.0.0.0 for all of this machine. (default: 127.0.0.1)")
  )
  var host: String?

  @Option(help: .taking("N", "The port to listen on; 0 takes a free one. (default: 5000)"))
  var port: Int?

  @Option(help: .taking("PREFIX", "What all paths begin with, such as /translator."))
  var urlPrefix: String?

  @Option(help: .taking("N", "Most characters of a text; -1 for no limit. (default: -1)"))
  var charLimit: Int?

  @Option(help: .taking("N", "Most texts of a request; -1 for no limit. (default: -1)"))
  var batchLimit: Int?

  @Option(
    help: .taking(
      "N",
      """
      Most requests of a client in a minute, each text of a list counted; -1 for no limit. \
      (default: -1)
      """))
  var reqLimit: Int?

  @Option(
    help: .taking("N", "Most alternatives of a text; -1 for as many as there are. (default: -1)"))
  var alternativesLimit: Int?

  @Option(
    help: .taking(
      "FILE",
      """
      Keys of clients, one a line; behind a key its requests in a minute and its characters of a \
      text, if they are other than everyone's.
      """),
    completion: .file())
  var apiKeys: String?

  @Flag(help: "Serve only clients that have a key.")
  var requireApiKey = false

  @Flag(help: "Tell clients apart by X-Forwarded-For, for a server behind a proxy.")
  var trustForwardedFor = false

  @Flag(help: "Translate no documents.")
  var disableFilesTranslation = false

  @Option(
    help: .taking(
      "NAME",
      """
      What /spec says that the service is called; some clients look for the name LibreTranslate. \
      (default: Stele)
      """))
  var title: String?

  @Option(
    help: .taking(
      "SIZE", "The largest request but for files, \(ByteSize.syntax). (default: 8MiB)"))
  var bodyLimit: ByteSize?

  @Option(help: .taking("SIZE", "The largest file, \(ByteSize.syntax). (default: 32MiB)"))
  var fileLimit: ByteSize?

  @Option(help: .taking("N", "Most connections at a time; others wait. (default: 1024)"))
  var connectionLimit: Int?

  @Option(
    help: .taking("SECONDS", "How long a client may take to send a request. (default: 60)"))
  var requestTimeout: Int?

  @Option(
    help: .taking(
      "SECONDS", "How long a connection may be open with nothing going on. (default: 60)"))
  var idleTimeout: Int?

  @Option(
    help: .taking(
      "SECONDS", "How long requests may go on once the server was told to end. (default: 30)"))
  var shutdownTimeout: Int?

  @Option(
    help: .taking(
      "LEVEL",
      """
      How much to log on standard error, as lines of JSON without texts: debug, info (each \
      request), notice, warning, error. (default: info)
      """))
  var logLevel: ServerLogLevel?
}

extension ServeSettings {
  /// What the server is told.
  ///
  /// - Throws: An error that names the option or the variable whose value cannot be used.
  func options() throws -> TranslationServer.Options {
    var options = TranslationServer.Options()
    options.address = try address()
    options.prefix = try prefix()
    options.characterLimit = try limit(charLimit, "char-limit")
    options.batchLimit = try limit(batchLimit, "batch-limit")
    options.requestLimit = try limit(reqLimit, "req-limit")
    options.alternativesLimit = try limit(alternativesLimit, "alternatives-limit")
    if let path = keysPath { options.keys = try APIKeys(reading: path) }
    options.requiresKey = try ServeSetting.isSet(requireApiKey, "require-api-key")
    options.trustsForwardedFor = try ServeSetting.isSet(trustForwardedFor, "trust-forwarded-for")
    options.translatesFiles = try !ServeSetting.isSet(
      disableFilesTranslation, "disable-files-translation")
    options.title = try ServeSetting.value(title, "title") ?? options.title
    options.logLevel = try ServeSetting.value(logLevel, "log-level") ?? options.logLevel
    options.limits = try limits(options.limits)
    guard !options.requiresKey || options.keys != nil else {
      throw ValidationError("--require-api-key needs the keys: --api-keys FILE")
    }
    return options
  }

  /// The file of keys; nil where none is meant.
  var keysPath: String? { apiKeys ?? Environment[ServeSetting.variable("api-keys")] }

  private func address() throws -> ServerAddress {
    if let descriptor = InheritedSocket.descriptor { return .inherited(descriptor) }
    let port = try ServeSetting.value(port, "port") ?? 5000
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must be 0 to 65535, not \(port)")
    }
    return .host(try ServeSetting.value(host, "host") ?? "127.0.0.1", port: port)
  }

  private func prefix() throws -> String {
    var prefix = try ServeSetting.value(urlPrefix, "url-prefix") ?? ""
    while prefix.hasSuffix("/") { prefix.removeLast() }
    if prefix.isEmpty { return "" }
    let isPath = prefix.utf8.allSatisfy { byte in
      "-._~/".utf8.contains(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    guard prefix.hasPrefix("/"), !prefix.utf8.starts(with: "//".utf8), isPath else {
      throw ValidationError(
        "--url-prefix must be a path of letters, digits, and -._~ such as /translator, "
          + "not '\(prefix)'")
    }
    return prefix
  }

  /// A limit that is to hold; nil for none.
  private func limit(_ given: Int?, _ name: String) throws -> Int? {
    guard let value = try ServeSetting.value(given, name), value != -1 else { return nil }
    guard value >= 0 else {
      throw ValidationError("--\(name) must be 0 or more, or -1 for no limit, not \(value)")
    }
    return value
  }

  private func limits(_ defaults: ServerLimits) throws -> ServerLimits {
    var limits = defaults
    if let size = try ServeSetting.value(bodyLimit, "body-limit") {
      limits.bodyByteCount = size.byteCount
    }
    if let size = try ServeSetting.value(fileLimit, "file-limit") {
      limits.fileByteCount = size.byteCount
    }
    limits.heldByteCount = max(
      limits.heldByteCount, 2 * (limits.bodyByteCount + limits.fileByteCount))
    limits.connections = try positive(connectionLimit, "connection-limit") ?? limits.connections
    limits.requestTime = try seconds(requestTimeout, "request-timeout") ?? limits.requestTime
    limits.idleTime = try seconds(idleTimeout, "idle-timeout") ?? limits.idleTime
    limits.drainTime = try seconds(shutdownTimeout, "shutdown-timeout") ?? limits.drainTime
    return limits
  }

  private func positive(_ given: Int?, _ name: String) throws -> Int? {
    guard let value = try ServeSetting.value(given, name) else { return nil }
    guard (1...1_000_000).contains(value) else {
      throw ValidationError("--\(name) must be 1 to 1000000, not \(value)")
    }
    return value
  }

  private func seconds(_ given: Int?, _ name: String) throws -> Duration? {
    try positive(given, name).map { .seconds($0) }
  }
}
#endif
