import SteleSourceTree

/// What a file that states licences speaks for, by its path.
enum LicenseStatement: Equatable {
  /// `LICENSE`, `COPYING` and the like: the folder that it lies in and all below.
  ///
  /// Whether the name promises a licence, so that text which is not recognized is an unknown one.
  case folder([UInt8], isPromise: Bool)
  /// A text in a folder `LICENSES`, as REUSE has them: files of the folder above, and below, that do
  /// not themselves say which licence is theirs.
  case silentFiles([UInt8])
  /// `name.license`, as REUSE has them: the file `name`.
  case file([UInt8])
  /// `REUSE.toml`: the folder that it lies in and all below.
  case reuse([UInt8])
  /// `.reuse/dep5` at a project's top: all of it.
  case dep5

  /// Nil for a file that states no licences; `isTop` says whether paths begin at a project's top.
  init?(_ path: TreePath, isTop: Bool = true) {
    let parts = path.bytes.split(separator: Self.slash)
    guard let name = parts.last else { return nil }
    let folder = Array(parts.dropLast().joined(separator: [Self.slash]))
    if name.elementsEqual("REUSE.toml".utf8) {
      self = .reuse(folder)
      return
    }
    if isTop, path.bytes.elementsEqual(".reuse/dep5".utf8) {
      self = .dep5
      return
    }
    if let parent = parts.dropLast().last, Self.isFolderOfTexts(parent) {
      self = .silentFiles(Array(parts.dropLast(2).joined(separator: [Self.slash])))
      return
    }
    let suffix = Array(".license".utf8)
    if name.count > suffix.count, name.suffix(suffix.count).elementsEqual(suffix) {
      self = .file(Array(path.bytes.dropLast(suffix.count)))
      return
    }
    let text = String(decoding: name, as: UTF8.self)
    var words = text.lowercased().split { "-_. ".contains($0) }.map(String.init)
    if let last = words.last, words.count > 1, Self.textExtensions.contains(last) {
      words.removeLast()
    }
    guard let word = [words.first, words.last].compactMap({ $0 }).first(where: Self.isTelling),
      !text.hasPrefix("."), Self.templates.isDisjoint(with: words), !Self.isCode(text)
    else { return nil }
    self = .folder(folder, isPromise: Self.promises.contains(word))
  }

  /// Whether a folder of this name has texts of licences, as REUSE has them.
  private static func isFolderOfTexts(_ name: ArraySlice<UInt8>) -> Bool {
    folders.contains(where: name.elementsEqual)
  }

  /// Whether what lies in a folder of this name may be about the folder above it.
  static func isFolderOfStatements(_ name: ArraySlice<UInt8>) -> Bool {
    isFolderOfTexts(name) || name.elementsEqual(".reuse".utf8)
  }

  /// Whether it speaks for what lies in a folder, not for one file.
  var isAboutFolder: Bool {
    if case .file = self { false } else { true }
  }

  private static let slash = UInt8(ascii: "/")
  private static let folders = ["LICENSES".utf8, "LICENCES".utf8]
  private static let promises: Set<String> = [
    "license", "licence", "licenses", "licences", "copying", "unlicense", "unlicence",
  ]
  private static let hints: Set<String> = ["copyright", "notice", "notices"]
  /// Words in the names of what is to be copied into files, which is no statement yet.
  private static let templates: Set<String> = ["header", "headers", "template", "templates"]
  private static let textExtensions: Set<String> = [
    "txt", "text", "md", "markdown", "rst", "html", "htm", "adoc", "rtf",
  ]

  private static func isTelling(_ word: String) -> Bool {
    promises.contains(word) || hints.contains(word)
  }

  /// Whether the name is that of a program or of data, such as `license.go`.
  private static func isCode(_ name: String) -> Bool {
    guard let guess = LanguageGuess(path: name, contents: []) else { return false }
    return codeLanguages.contains(guess.language)
  }

  private static let codeLanguages = Set(
    SourceLanguage.all.filter { $0.kind == .programming || $0.kind == .data }.map(\.name))
}
