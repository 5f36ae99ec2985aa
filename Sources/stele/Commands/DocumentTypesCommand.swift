import ArgumentParser
import SteleDocument

/// What `stele translate --types` does, which needs neither a model nor languages.
struct DocumentTypesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types", abstract: "List the types of documents.", shouldDisplay: false)

  /// Whether `arguments` ask for the list.
  static func isMeant(by arguments: [String]) -> Bool {
    arguments.first == "translate" && arguments.prefix { $0 != "--" }.contains("--types")
  }

  func run() throws {
    let rows = DocumentFormat.allCases.map { format in
      let extensions = format.extensions.map { ".\($0)" }
      // What others have as well is told by the content.
      let shared = format.sharedExtensions.map { "(.\($0))" }
      return (format.rawValue, format.displayName, (extensions + shared).joined(separator: " "))
    }
    let types = rows.map(\.0.count).max() ?? 0
    let names = rows.map(\.1.count).max() ?? 0
    for (type, name, extensions) in rows {
      try StandardOutput.line(
        "\(Self.padded(type, to: types))  \(Self.padded(name, to: names))  \(extensions)")
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
