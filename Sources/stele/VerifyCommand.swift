import ArgumentParser
import SteleCorpus
import SteleFile
import SteleModelFormat

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read a whole Stele file and check every byte of it.",
    discussion: """
      Ends with an error that names the damaged section if there is one.

      Example:
        stele verify nllb.stele
      """)

  @Argument(help: "The file to check.")
  var file: String

  @OptionGroup var report: ReportOption

  private struct Object: Encodable {
    var file: String
    var sections: Int
    var byteCount: Int
    var ok: Bool
  }

  func run() throws {
    let container = try Container(opening: file)
    var bar = ProgressBar("Verifying")
    defer { bar.clear() }
    let progress = { (done: Int, total: Int) in bar.update(done: done, total: total) }
    switch container.kind {
    case .model: try ModelFile(opening: file).verify(progress: progress)
    case .corpus where CorpusPatch.isPatch(container): _ = try CorpusPatch(opening: file)
    case .corpus: try CorpusIndex(opening: file).verify(progress: progress)
    }
    bar.clear()
    switch report.format {
    case .text:
      try StandardOutput.line(
        "\(file): \(container.sections.count) sections, \(Sizes.text(container.file.byteCount)), "
          + "all as written")
    case .json:
      try StandardOutput.write(
        JSONLine.encode(
          Object(
            file: file, sections: container.sections.count,
            byteCount: container.file.byteCount, ok: true)))
    }
  }
}
