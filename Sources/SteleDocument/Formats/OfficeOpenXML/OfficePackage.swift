import SteleXML

/// The parts of a package and how they belong together.
struct OfficePackage {
  /// A relationship of a part, or of the package, to one of its parts.
  struct Relationship {
    var id: String
    /// The last word of its type, such as `header`.
    var kind: String
    /// The path of the part.
    var path: String
  }

  private let format: DocumentFormat
  /// The paths of parts by the same in lower case: they are the same part whatever the case.
  private var paths: [String: String] = [:]
  /// The part with which the document begins.
  private(set) var mainPath = ""

  /// Parts with more relationships are refused.
  private static let maximumRelationshipCount = 65_535

  /// Reads which part of `package` is the main one.
  init(
    _ package: inout PackageReader, as format: DocumentFormat
  ) throws(DocumentError) {
    self.format = format
    for path in package.paths { paths[Self.key(path)] = path }
    guard let types = stored("[Content_Types].xml") else {
      throw .damagedPackage(reason: "the part [Content_Types].xml is missing")
    }
    let main = try relationships(of: "", in: &package).first { $0.kind == "officeDocument" }
    guard let main else {
      throw .damagedPackage(
        reason: "no relationship says which part is the document, or that part is missing")
    }
    mainPath = main.path
    try checkType(types, in: &package)
  }

  private static func key(_ path: String) -> String {
    let path = path.lowercased().replacing("\\", with: "/")
    return path.hasPrefix("/") ? String(path.dropFirst()) : path
  }

  /// The part at `path` as the archive writes it; nil if there is none.
  private func stored(_ path: String) -> String? { paths[Self.key(path)] }

  /// Refuses what is another document of Office.
  private func checkType(
    _ typesPath: String, in package: inout PackageReader
  ) throws(DocumentError) {
    guard let type = try type(of: mainPath, typesPath, in: &package) else {
      throw .damagedPackage(reason: "nothing says of which type the part \(mainPath) is")
    }
    let expected = format == .docx ? "word" : "presentation"
    let isExpected = ["word", "presentation", "powerpoint"].contains {
      type.lowercased().contains($0) && ($0 == "word") == (expected == "word")
    }
    guard isExpected else {
      throw .damagedPackage(
        reason: "it is no \(format.displayName) document: its main part is of the type "
          + String(forMessage: type.utf8))
    }
  }

  private func type(
    of path: String, _ typesPath: String, in package: inout PackageReader
  ) throws(DocumentError) -> String? {
    guard let part = try xml(typesPath, in: &package) else { return nil }
    let fileExtension = Self.key(path).split(separator: ".").last.map(String.init)
    var byExtension: String?
    for token in part.xml.children(of: part.xml.root) {
      if part.isStart(token, "Override", .contentTypes),
        part.value("PartName", of: token).map({ Self.key($0) }) == Self.key(path)
      {
        return part.value("ContentType", of: token)
      }
      if part.isStart(token, "Default", .contentTypes),
        fileExtension != nil, part.value("Extension", of: token)?.lowercased() == fileExtension
      {
        byExtension = part.value("ContentType", of: token)
      }
    }
    return byExtension
  }

  func xml(
    _ path: String, in package: inout PackageReader
  ) throws(DocumentError) -> OfficeXML? {
    guard let text = try package.text(of: path) else { return nil }
    do throws(DocumentError) {
      return try OfficeXML(text.bytes, as: format)
    } catch {
      throw .damagedPart(path, error)
    }
  }

  /// The relationships of the part at `path`, or of the package if that is empty, to parts that
  /// there are; none to what is outside of the package.
  func relationships(
    of path: String, in package: inout PackageReader
  ) throws(DocumentError) -> [Relationship] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard let own = stored("\(folder)_rels/\(name).rels"),
      let part = try xml(own, in: &package)
    else { return [] }
    var relationships: [Relationship] = []
    for token in part.xml.children(of: part.xml.root)
    where part.isStart(token, "Relationship", .relationships) {
      guard part.value("TargetMode", of: token) != "External",
        let id = part.value("Id", of: token), let type = part.value("Type", of: token),
        let target = part.value("Target", of: token),
        let place = stored(Self.resolved(target, from: folder))
      else { continue }
      guard relationships.count < Self.maximumRelationshipCount else {
        throw .damagedPackage(reason: "the part \(own) has too many relationships")
      }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      relationships.append(Relationship(id: id, kind: kind, path: place))
    }
    return relationships
  }

  /// The path of what `target` is to a part in `folder`.
  private static func resolved(_ target: String, from folder: String) -> String {
    let target =
      target.replacing("\\", with: "/").split(separator: "#").first.map(String.init) ?? ""
    var folders: [Substring] = []
    for word in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") {
      switch word {
      case ".": continue
      case "..": _ = folders.popLast()
      default: folders.append(word)
      }
    }
    return folders.joined(separator: "/")
  }
}
