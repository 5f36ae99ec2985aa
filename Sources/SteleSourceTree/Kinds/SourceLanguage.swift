import SteleBase

/// A language that files are written in, by the names that the dataset uses.
package struct SourceLanguage: Hashable, Sendable {
  /// Linguist's name, such as `C++`.
  package let name: String
  /// What the language is for.
  package let kind: Kind
  /// Ends of file names, dot included, in lower case; the first one is the most usual.
  package let fileExtensions: [String]
  /// Whole file names, such as `Makefile`.
  package let fileNames: [String]
  /// Programs that a file's first line may name, such as `python3`.
  package let interpreters: [String]

  /// What a language is for.
  package enum Kind: Character, Sendable {
    /// To write programs in.
    case programming = "p"
    /// To hold data.
    case data = "d"
    /// To mark up text.
    case markup = "m"
    /// For people to read.
    case prose = "t"
  }

  /// Reads a row of the table that `Tools/tables/make-source-tables` makes, or nil if it is none.
  init?(row fields: [Substring]) {
    guard fields.count == 5, let letter = fields[1].first, let kind = Kind(rawValue: letter) else {
      return nil
    }
    name = String(fields[0])
    self.kind = kind
    fileExtensions = fields[2].lowercased().split(separator: " ").map(String.init)
    fileNames = fields[3].split(separator: "/").map(String.init)
    interpreters = fields[4].split(separator: " ").map(String.init)
  }
}

extension SourceLanguage {
  /// All languages in the order of their names.
  package static let all: [SourceLanguage] = tableRows(of: LanguageTableText.text)
    .compactMap { SourceLanguage(row: $0) }

  /// What the table comes from.
  package static let source = LanguageTableText.source

  static let namesByFileName = names(by: \.fileNames)
  static let namesByExtension = names(by: \.fileExtensions)
  static let namesByInterpreter = names(by: \.interpreters)

  /// The language of an extension that several have, where nothing in the file decides.
  static let defaultByExtension: [String: String] = {
    Dictionary(
      tableRows(of: LanguageDefaultText.text).compactMap {
        $0.count == 2 ? (String($0[0]), String($0[1])) : nil
      },
      uniquingKeysWith: { first, _ in first })
  }()

  private static func names(by keys: (SourceLanguage) -> [String]) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for language in all {
      for key in Set(keys(language)) { names[key, default: []].append(language.name) }
    }
    return names
  }
}
