import SteleLicense

/// The files of a project that annotate others: `REUSE.toml` in any folder, `.reuse/dep5` at the top.
struct ReuseFiles: Sendable {
  /// By the folder, as seen from the project's top, that a `REUSE.toml` lies in.
  private var byFolder: [[UInt8]: ReuseAnnotations] = [:]
  private var dep5: ReuseAnnotations?

  /// Whether nothing is annotated.
  var isEmpty: Bool { byFolder.isEmpty && dep5 == nil }

  /// Whether there are both kinds, between which REUSE does not decide.
  var areMixed: Bool { !byFolder.isEmpty && dep5 != nil }

  /// Adds the `REUSE.toml` of a folder, as seen from the project's top.
  mutating func add(_ annotations: ReuseAnnotations, folder: [UInt8]) {
    byFolder[folder] = annotations
  }

  /// Adds `.reuse/dep5`.
  mutating func add(dep5 annotations: ReuseAnnotations) { dep5 = annotations }

  /// The licences of the file at `path`, as seen from the project's top, that itself, or a sidecar in its
  /// place, states `own`.
  func licenses(of path: [UInt8], stating own: StatedLicenses) -> StatedLicenses {
    if isEmpty || !Self.isCovered(path) { return own }
    var stated = StatedLicenses()
    var closest: [String] = []
    var isOverridden = false
    for annotation in annotations(of: path) {
      switch annotation.precedence {
      case .aggregate: stated.add(annotation)
      case .closest: if !annotation.licenses.isEmpty { closest = annotation.licenses }
      case .override:
        stated.add(annotation)
        isOverridden = true
      }
      // Nothing further down counts.
      if isOverridden { break }
    }
    if !isOverridden { stated.formUnion(own) }
    if isOverridden || own.isEmpty { stated.add(texts: closest) }
    return stated
  }

  /// What is said of `path`, from the top down.
  private func annotations(of path: [UInt8]) -> [ReuseAnnotations.Annotation] {
    var found = [dep5?[path]]
    for end in [0] + path.indices.filter({ path[$0] == UInt8(ascii: "/") }) {
      guard let file = byFolder[Array(path[..<end])] else { continue }
      found.append(file[path[(end == 0 ? 0 : end + 1)...]])
    }
    return found.compactMap { $0 }
  }

  /// Whether REUSE wants the file's licence stated: not for texts of licences, and for what states others'.
  static func isCovered(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last else { return false }
    if parts.dropLast().contains(where: { $0 == "LICENSES" || $0 == ".reuse" }) { return false }
    for word in ["LICENSE", "LICENCE", "COPYING"] where name.hasPrefix(word) {
      let next = name.dropFirst(word.count).first
      if next == nil || next == "-" || next == "." { return false }
    }
    if name == "REUSE.toml" || name.hasSuffix(".license") { return false }
    let extensions = name.split(separator: ".").dropFirst().suffix(2)
    if extensions.last == "spdx" { return false }
    return
      !(extensions.count == 2 && extensions.first == "spdx"
      && ["rdf", "json", "xml", "yaml", "yml"].contains(extensions.last))
  }
}

extension StatedLicenses {
  /// Adds what an annotation states.
  fileprivate mutating func add(_ annotation: ReuseAnnotations.Annotation) {
    add(texts: annotation.licenses)
  }
}
