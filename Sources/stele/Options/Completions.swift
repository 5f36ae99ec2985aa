import ArgumentParser
import SteleFile
import SteleTokenizer

/// What shells offer for values that are neither files nor words of a list.
extension CompletionKind {
  /// NLLB codes of languages and their English names.
  static var language: CompletionKind { .custom { _, _, _ in Completions.languages } }

  /// Model files, and the names of those in the folder of models.
  static var model: CompletionKind {
    .custom { _, _, start in Completions.models(beginning: start) }
  }
}

/// Completions that the program finds when a shell asks for them; the shell leaves out those that
/// do not begin with what is typed.
enum Completions {
  /// Codes and names of languages, but for names that shells would read as more than a word.
  static var languages: [String] {
    let all = TokenLayout.nllbLanguages
    let names = all.map { $0.name }.filter { name in name.allSatisfy { $0.isLetter || $0 == " " } }
    return all.map { $0.code } + names
  }

  /// Names in the folder of models, and paths that continue `start`.
  static func models(beginning start: String) -> [String] {
    let slash = start.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(start[...$0]) } ?? ""
    let place = BytePath(folder.isEmpty ? "." : folder)
    let entries = (try? FolderContents.entries(of: place, followsLinks: true)) ?? []
    let files = entries.map { folder + BytePath(bytes: $0.name).description }
      .filter { start.hasPrefix(".") || !$0.hasPrefix(".") }
    return (folder.isEmpty ? ModelFolder.current.names : []) + files.sorted()
  }
}
