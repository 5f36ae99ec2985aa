import ArgumentParser
import SteleText
import SteleTranslation

struct LanguagesCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that a model translates between.",
    discussion: """
      Example:
        stele languages -m nllb.stele
      """)

  @OptionGroup var model: ModelOption
  @OptionGroup var report: ReportOption

  private struct Object: Encodable {
    var code: String
    var id: TokenID
    var name: String
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(model.model)
    return files
  }

  func run() throws {
    let languages = try model.open().languages.all
    switch report.format {
    case .text:
      for language in languages { try StandardOutput.line("\(language.code)\t\(language.name)") }
    case .json:
      try StandardOutput.write(
        JSONLine.encode(
          languages.map { Object(code: $0.code, id: $0.id, name: $0.name) }))
    }
  }
}
