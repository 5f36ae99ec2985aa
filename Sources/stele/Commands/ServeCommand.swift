#if Server
import ArgumentParser
import Dispatch
import SteleDetection
import SteleModelFormat
import SteleServer
import SteleTransformer
import SteleTranslation
import Synchronization

struct ServeCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Translate for other programs, over HTTP.",
    discussion: HelpText.discussion(
      """
      Answers as LibreTranslate does, so that its clients work unchanged: /translate, /detect, \
      /languages, /translate_file, /health, /frontend/settings and /spec. It listens on this \
      machine alone unless --host says otherwise, and needs no network for its work. Any option \
      can be set by the environment, too, such as --char-limit by STELE_CHAR_LIMIT. SIGTERM and \
      Ctrl-C let running requests end. A socket that systemd hands over is used in place of --host \
      and --port.

      Example:
        stele serve -m nllb.stele
        stele serve -m nllb.stele --host 0.0.0.0 --char-limit 5000
        curl -d q=Hello -d source=en -d target=fr http://127.0.0.1:5000/translate
      """, settings: [.model, .models, .detector, .instructionSet, .temporaryFolder]))

  @OptionGroup var model: ModelOption

  @OptionGroup var detector: DetectorOption

  @OptionGroup(title: "Server") var settings: ServeSettings

  @Option(
    help: .taking("N", "Hypotheses kept at every step, 1 to 64; 1 is greedy. (default: 1)"))
  var beams: Int?

  @Option(
    help: .taking(
      "SWITCH",
      "Translate loops again, and keep URLs, code and placeholders as they are. (default: on)"))
  var guards: Switch?

  @OptionGroup var threading: ThreadOption

  @OptionGroup var memory: MemoryOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path(), try? detector.path(), settings.keysPath)
    return files
  }

  func run() throws {
    var options = try settings.options()
    var memory = memory
    memory.memoryLimit = try ServeSetting.value(memory.memoryLimit, "memory-limit")
    var translation = EngineService.Settings()
    translation.beams = try ServeSetting.value(beams, "beams") ?? translation.beams
    translation.guards = try ServeSetting.value(guards, "guards").map { $0 == .on } ?? true
    let opened = try model.open(leavingRoom(in: memory, options: &options))
    // Beams of a text are computed together, and as many rows are what computing is fast with.
    let rows = max(EngineLimits().rows, translation.beams)
    translation.maximumBeams = max(translation.beams, 8)
    let engine = try TranslationEngine(
      opened, limits: EngineLimits(rows: rows, beams: translation.maximumBeams),
      threads: ServeSetting.value(threading.threads, "threads"))
    let log = LogOutput { StandardOutput.warn($0) }
    defer { log.flush() }
    let server = try TranslationServer(
      EngineService(
        engine, languages: opened.languages, detector: languageDetector(), translation),
      options, log: log)
    server.sayLicense(ModelNote.card(of: opened)?.license)
    try Interruption.answered(byCalling: server.stop) { try Self.run(server, engine) }
  }

  /// What tells languages; nil, with a warning, where no file for it was named or found.
  private func languageDetector() throws -> LanguageDetector? {
    let path: String
    do {
      path = try detector.path()
    } catch {
      StandardOutput.warn("Warning: languages are not detected: \(error)")
      return nil
    }
    return try LanguageDetector(opening: path)
  }

  /// What the model may take where memory is limited: less than all, for requests take some, too.
  private func leavingRoom(
    in memory: MemoryOption, options: inout TranslationServer.Options
  ) -> MemoryOption {
    guard let limit = memory.memoryLimit?.byteCount ?? TranslationModel.defaultMemoryLimit
    else { return memory }
    let room = min(32 << 20, limit / 8)
    // A body is held as it came, as it is read, and as its answer.
    let held = room / 4
    options.limits.heldByteCount = held
    options.limits.bodyByteCount = min(options.limits.bodyByteCount, held)
    options.limits.fileByteCount = min(options.limits.fileByteCount, held)
    var rest = memory
    rest.memoryLimit = ByteSize(limit - room)
    return rest
  }

  /// Runs `server` on other threads, and waits for its end and that of `engine`.
  private static func run(_ server: TranslationServer, _ engine: TranslationEngine) throws {
    let isDone = DispatchSemaphore(value: 0)
    let failure = Mutex<ServerError?>(nil)
    Task.detached {
      do throws(ServerError) {
        try await server.run()
      } catch {
        failure.withLock { $0 = error }
      }
      await engine.shutDown(drain: .zero)
      isDone.signal()
    }
    isDone.wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
#endif
