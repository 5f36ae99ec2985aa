import SteleXML

/// Finds the parts with text of a package, by what they are to each other.
enum OfficeParts {
  /// A part and what it is to the part that leads to it, such as `header`.
  struct Part {
    var path: String
    var kind: String
  }

  /// The parts of these kinds that the main part of `package` leads to, itself among them, in the
  /// order in which they are read: each before those that it leads to, those of templates last;
  /// `order` puts those that the main part leads to into theirs.
  static func find(
    in package: inout PackageReader, as format: DocumentFormat, kinds: Set<String>,
    templates: Set<String> = [],
    order: (_ parts: [Part], OfficePackage, inout PackageReader) throws(DocumentError) -> [Part] = {
      parts, _, _ throws(DocumentError) in parts
    }
  ) throws(DocumentError) -> [Part] {
    let office = try OfficePackage(&package, as: format)
    var found: [Part] = []
    var late: [Part] = []
    var seen = Set<String>()
    var waiting = [Part(path: office.mainPath, kind: "officeDocument")]
    while true {
      guard let part = waiting.popLast() ?? late.popLast() else { break }
      guard seen.insert(part.path).inserted else { continue }
      found.append(part)
      var next: [Part] = []
      for relationship in try office.relationships(of: part.path, in: &package) {
        let other = Part(path: relationship.path, kind: relationship.kind)
        if templates.contains(other.kind) {
          late.append(other)
        } else if kinds.contains(other.kind) {
          next.append(other)
        }
      }
      if part.kind == "officeDocument" { next = try order(next, office, &package) }
      waiting += next.reversed()
    }
    for relationship in try office.relationships(of: "", in: &package)
    where relationship.kind == "core-properties" && seen.insert(relationship.path).inserted {
      found.append(Part(path: relationship.path, kind: relationship.kind))
    }
    return found
  }
}
