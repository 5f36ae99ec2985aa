import SteleModelFormat
import SteleTokenizer

/// The rows of the embedding that every translation into a language may be made of: those of its
/// script and those of no script.
struct ScriptRows {
  /// Ascending, without gaps between those that follow each other.
  let ranges: [Range<Int>]

  /// The rows of `rows` for translations into `language`.
  ///
  /// - Throws: An error if the model has no tokens in the language's script.
  init(_ language: Language, in rows: TokenRows) throws(TranslationError) {
    let codes = Self.scripts(of: language)
    let own = rows.scripts.filter { codes.contains($0.code) && !$0.rows.isEmpty }
    guard !own.isEmpty else {
      throw .invalidOption(
        "--shortlist script: the model has no tokens in the script of \(language.code) "
          + "(\(codes.joined(separator: ", "))); leave it out for this language")
    }
    var ranges: [Range<Int>] = []
    for script in rows.scripts where script.code == TokenRows.common || codes.contains(script.code)
    {
      if let last = ranges.last, last.upperBound == script.rows.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<script.rows.upperBound
      } else if !script.rows.isEmpty {
        ranges.append(script.rows)
      }
    }
    self.ranges = ranges
  }

  /// The scripts that `language` is written in, as its code says: one, but for those that ISO 15924
  /// has a code for several at once.
  private static func scripts(of language: Language) -> [String] {
    let code = language.code.split(separator: "_").last.map(String.init) ?? ""
    return switch code {
    case "Hans", "Hant": ["Hani"]
    case "Jpan": ["Hira", "Kana", "Hani"]
    case "Kore": ["Hang", "Hani"]
    default: [code]
    }
  }

  /// The tiles that they lie in.
  var tiles: [Range<Int>] {
    ranges.map { rows in
      rows.lowerBound / TileGeometry.tileRows..<(rows.upperBound + TileGeometry.tileRows - 1)
        / TileGeometry.tileRows
    }
  }

  /// Whether `row` is one of them.
  func contains(_ row: Int32) -> Bool { ranges.contains { $0.contains(Int(row)) } }
}
