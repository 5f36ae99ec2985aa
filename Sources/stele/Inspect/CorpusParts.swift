import SteleFile

/// What the bytes of a corpus file are spent on.
enum CorpusParts {
  /// Bits a file by part: keys with their payloads by lane, then side tables, dictionaries and the rest.
  static func bits(of container: Container, files: Int) -> [(name: String, bits: Double)] {
    var names: [String] = []
    var byteCounts: [String: Int] = [:]
    var rest = container.byteCount
    for section in container.sections {
      guard let name = part(of: section.name) else { continue }
      if byteCounts[name] == nil { names.append(name) }
      byteCounts[name, default: 0] += section.range.count
      rest -= section.range.count
    }
    names = names.filter { $0 != dictionaries } + names.filter { $0 == dictionaries }
    let counts = names.map { ($0, byteCounts[$0] ?? 0) } + [("manifest and padding", rest)]
    return counts.map { ($0.0, Double($0.1) * 8 / Double(files)) }
  }

  private static let dictionaries = "dictionaries"

  /// The part that a section belongs to; nil for the rest.
  private static func part(of section: String) -> String? {
    let words = section.split(separator: ".").map(String.init)
    switch words[0] {
    case "lane" where words.count > 2: return words[2] == "keys" ? "whole keys" : words[1]
    case "side" where words.count > 1: return words[1]
    case "repositories": return "repository"
    case "revisions": return "revision"
    case "origins": return "origins"
    case "layout", "codes", "payloads", "licenses", "languages", "license_sets",
      "license_expressions":
      return dictionaries
    default: return nil
    }
  }
}
