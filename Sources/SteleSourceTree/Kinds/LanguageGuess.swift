import SteleBase

/// What language a file is written in, by its name and its first lines.
///
/// This is a guess for files that the index does not know. For those it does know, the dataset's own
/// label counts, which another program made from the whole file.
package struct LanguageGuess: Hashable, Sendable {
  /// The language's name.
  package let language: String
  /// What told the language.
  package let basis: Basis
  /// Other languages that have the same name, program or extension, where the file's lines did not
  /// decide.
  package let alternatives: [String]

  /// What a guess rests on.
  package enum Basis: Sendable {
    /// The whole name of the file.
    case fileName
    /// The program that the first line names.
    case interpreter
    /// The end of the name.
    case fileExtension
    /// The end of the name, and lines that only this one of its languages has.
    case lines
  }

  /// Only the first bytes of a file are looked at: 64 KiB.
  package static let maximumByteCount = 1 << 16

  /// Guesses the language of the file at `path` that begins with `bytes`; nil if nothing tells it.
  ///
  /// Never traps, whatever the bytes.
  package init?(path: String, contents bytes: [UInt8]) {
    let name = path.baseName
    if let names = SourceLanguage.namesByFileName[name] {
      self.init(names, basis: .fileName)
      return
    }
    if let program = Shebang.interpreter(in: bytes),
      let names = SourceLanguage.namesByInterpreter[program]
    {
      self.init(names, basis: .interpreter)
      return
    }
    for fileExtension in Self.extensions(of: name) {
      guard let names = SourceLanguage.namesByExtension[fileExtension] else { continue }
      let text = bytes.prefix(Self.maximumByteCount)
      if names.count > 1, let language = LineHint.language(among: names, in: text) {
        self.init(language: language, basis: .lines, alternatives: [])
      } else {
        self.init(
          names, basis: .fileExtension, preferred: SourceLanguage.defaultByExtension[fileExtension])
      }
      return
    }
    return nil
  }

  private init(language: String, basis: Basis, alternatives: [String]) {
    self.language = language
    self.basis = basis
    self.alternatives = alternatives
  }

  private init?(_ names: [String], basis: Basis, preferred: String? = nil) {
    guard let language = preferred ?? names.first else { return nil }
    self.init(
      language: language, basis: basis, alternatives: names.filter { $0 != language })
  }

  /// The ends of a file name that may be extensions, the longest first: `.rs.in`, `.in`.
  private static func extensions(of name: String) -> [String] {
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
      .dropFirst()
    return parts.indices.prefix(8).map { "." + parts[$0...].joined(separator: ".") }
  }
}
