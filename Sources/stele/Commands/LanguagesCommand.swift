import ArgumentParser
import SteleTokenizer
import SteleTransformer

struct LanguagesCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that a model translates between.",
    discussion: HelpText.discussion(
      """
      Without a model, lists all languages of NLLB-200; a model may know fewer.

      Example:
        stele languages
        stele languages -m nllb.stele
      """, settings: [.model, .models]))

  @OptionGroup var model: ModelOption
  @OptionGroup var report: ReportOption

  private struct Object: Encodable {
    var code: String
    /// The language's token; null without a model.
    var id: TokenID?
    var name: String

    enum CodingKeys: String, CodingKey {
      case code, id, name
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(code, forKey: .code)
      try container.encode(id, forKey: .id)
      try container.encode(name, forKey: .name)
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path())
    return files
  }

  func run() throws {
    let languages = try languages()
    switch report.format {
    case .text:
      for language in languages { try StandardOutput.line("\(language.code)\t\(language.name)") }
    case .json:
      try StandardOutput.write(JSONLine.encode(languages))
    }
  }

  /// The model's, or where no model is meant all there are.
  private func languages() throws -> [Object] {
    guard ModelFolder.current.isMeant(model.model) else {
      StandardOutput.warn(
        "Note: these are the languages of NLLB-200; -m FILE lists those of a model")
      return TokenLayout.nllbLanguages.map { Object(code: $0.code, id: nil, name: $0.name) }
    }
    return try model.open().languages.all.map {
      Object(code: $0.code, id: $0.id, name: $0.name)
    }
  }
}
