/// A document whose file is a zip archive of several parts.
///
/// Parts that do not change keep their bytes, compressed as they are.
struct DocumentPackage: Sendable {
  private let bytes: [UInt8]
  private let paths: [String]
  private let languagesFollowTexts: Bool

  /// The parts with text.
  let parts: [DocumentPart]

  /// Takes the package in `bytes` apart.
  init(
    parsing bytes: [UInt8], by format: any PackageFormat.Type, options: DocumentOptions
  ) throws(DocumentError) {
    var reader = try PackageReader(bytes)
    var parts: [DocumentPart] = []
    var paths: [String] = []
    for part in try format.textParts(of: &reader, options: options) {
      guard let text = try reader.text(of: part.path) else { continue }
      do throws(DocumentError) {
        parts.append(try DocumentPart(text, read: part.read))
      } catch {
        throw .damagedPart(part.path, error)
      }
      paths.append(part.path)
    }
    self.bytes = bytes
    self.parts = parts
    self.paths = paths
    languagesFollowTexts = format.languagesFollowTexts
  }

  /// The texts of all parts, counted: a line of a part says nothing to who sees pages.
  var units: [TextUnit] {
    parts.flatMap(\.units).enumerated().map { number, unit in
      var unit = unit
      unit.line = number + 1
      return unit
    }
  }

  /// The places of all parts that stay, each with the number of the text before it.
  var leftOut: [LeftOutPlace] {
    var textCount = 0
    var places: [LeftOutPlace] = []
    for (path, part) in zip(paths, parts) {
      for place in part.leftOut {
        let before = part.units.count { $0.line <= place.line }
        places.append(
          LeftOutPlace(line: max(1, textCount + before), what: "\(place.what), in \(path)"))
      }
      textCount += part.units.count
    }
    return places
  }

  /// The package with each unit replaced; without a change it stays byte for byte.
  func rendered(
    with translations: [TextUnit], targetLanguage: String?
  ) throws(DocumentError) -> [UInt8] {
    // The units of parts have other lines than those that were given out.
    let isChanged =
      !languagesFollowTexts
      || !translations.elementsEqual(parts.lazy.flatMap(\.units)) {
        $0.text == $1.text && $0.marks == $1.marks
      }
    let targetLanguage = isChanged ? targetLanguage : nil
    var replacements: [String: [UInt8]] = [:]
    var rest = translations[...]
    for (index, part) in parts.enumerated() {
      let own = Array(rest.prefix(part.units.count))
      rest = rest.dropFirst(own.count)
      do throws(DocumentError) {
        let rendered = try part.rendered(with: own, targetLanguage: targetLanguage)
        if rendered != part.original { replacements[paths[index]] = rendered }
      } catch {
        throw .damagedPart(paths[index], error)
      }
    }
    return replacements.isEmpty ? bytes : try PackageReader(bytes).replacing(replacements)
  }
}
