import ArgumentParser
import SteleCorpus
import SteleDetection
import SteleFile
import SteleModelFormat

struct VerifyCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read a whole Stele file and check every byte of it.",
    discussion: HelpText.discussion(
      """
      Ends with an error that names the damaged section if there is one.

      Example:
        stele verify nllb.stele
      """))

  @Argument(help: .taking("FILE", "The file to check."), completion: .file())
  var file: String

  @OptionGroup var optOuts: OptOutOption

  @OptionGroup var report: ReportOption

  private struct Object: Encodable {
    var schemaVersion = OutputSchema.verify.version
    var file: String
    var ok: Bool
    var sections: Int?
    var byteCount: Int?
    var error: String?
    var section: String?
    var offset: Int?
  }

  /// Where the file lies, which may be a model's name.
  private var path: String { ModelFolder.current.file(called: file) }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(path)
    return files
  }

  func run() throws {
    var container: Container?
    do {
      let opened = try Container(opening: path)
      container = opened
      try verify(opened)
    } catch {
      if report.format == .json {
        let damage = FileDamage(error)
        try print(
          container,
          Object(
            file: BytePath.shown(file), ok: false, error: BytePath.shown("\(error)"),
            section: damage.section, offset: damage.offset))
      }
      throw error
    }
    guard let container else { return }
    switch report.format {
    case .text:
      try StandardOutput.line(
        "\(file): \(container.sections.count) sections, \(Sizes.text(container.byteCount)), "
          + "all as written")
    case .json: try print(container, Object(file: BytePath.shown(file), ok: true))
    }
  }

  private func verify(_ container: Container) throws {
    var bar = ProgressBar("Verifying")
    defer { bar.clear() }
    let progress = { (done: Int, total: Int) in bar.update(done: done, total: total) }
    switch container.kind {
    case .model: try ModelFile(container).verify(progress: progress)
    case .corpus where CorpusPatch.isPatch(container): _ = try CorpusPatch(container)
    case .detector: _ = try LanguageDetector(opening: container.path)
    case .corpus: try optOuts.open(container).verify(progress: progress)
    }
  }

  /// Prints `object` with what is known of the file.
  private func print(_ container: Container?, _ object: Object) throws {
    var object = object
    object.sections = container?.sections.count
    object.byteCount = container?.file.byteCount
    try StandardOutput.write(JSONLine.encode(object))
  }
}
