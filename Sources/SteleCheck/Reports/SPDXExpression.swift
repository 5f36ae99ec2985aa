import SteleLicense

/// A licence, or an expression of several, in which every name is one that SPDX allows.
///
/// What no list has becomes a `LicenseRef-`, or behind `WITH` an `AdditionRef-`, which the document has to
/// declare.
struct SPDXExpression {
  /// The expression in SPDX's syntax.
  private(set) var text = ""
  /// The references in it that the document has to declare, each once, with the names they stand for.
  private(set) var declared: [Reference] = []
  /// The references in it that ScanCode's list describes, with the addresses of their pages.
  private(set) var described: [(reference: String, place: String)] = []

  /// A reference to a licence that no list has.
  struct Reference: Hashable {
    var identifier: String
    var name: String
  }

  /// The expression that `name` is, or a reference to the text that it is instead.
  init(_ name: String) {
    if let expression = try? LicenseExpression(parsing: name) {
      text = write(expression.root)
    } else {
      text = declare(name, as: "LicenseRef-")
    }
  }

  private mutating func write(_ node: LicenseExpression.Node) -> String {
    switch node {
    case .term(let term): return write(term)
    case .any(let nodes): return nodes.map { write($0) }.joined(separator: " OR ")
    case .all(let nodes):
      return nodes.map { node in
        if case .any = node { "(\(write(node)))" } else { write(node) }
      }.joined(separator: " AND ")
    }
  }

  private mutating func write(_ term: LicenseTerm) -> String {
    var text = term.identifier
    if let license = LicenseTable.standard.license(named: text) {
      describe(license, as: text)
      if term.allowsLaterVersions { text += "+" }
    } else if !term.isSpecial {
      text = reference(text + (term.allowsLaterVersions ? "+" : ""), as: "LicenseRef-")
    }
    guard let exception = term.exception else { return text }
    guard let known = LicenseTable.standard.license(named: exception) else {
      return text + " WITH " + reference(exception, as: "AdditionRef-")
    }
    guard known.spdxIdentifier.hasPrefix(Self.licensePrefix) else {
      return text + " WITH " + exception
    }
    let addition = "AdditionRef-" + known.spdxIdentifier.dropFirst(Self.licensePrefix.count)
    describe(known, as: addition)
    return text + " WITH " + addition
  }

  private static let licensePrefix = "LicenseRef-"

  /// The name itself if it is a reference of this kind already, else one that is declared.
  private mutating func reference(_ name: String, as prefix: String) -> String {
    let isReference = name.hasPrefix(prefix) || name.hasPrefix("DocumentRef-")
    let isValid = name.split(separator: ":", omittingEmptySubsequences: false).allSatisfy {
      LicenseName.identifier(String($0)) == $0
    }
    if isReference, isValid { return name }
    return declare(name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name, as: prefix)
  }

  private mutating func declare(_ name: String, as prefix: String) -> String {
    let reference = Reference(identifier: prefix + LicenseName.identifier(name), name: name)
    if !declared.contains(reference) { declared.append(reference) }
    return reference.identifier
  }

  private mutating func describe(_ license: License, as reference: String) {
    guard license.spdxIdentifier.hasPrefix(Self.licensePrefix),
      let page = LicenseName.page(of: license.spdxIdentifier),
      !described.contains(where: { $0.reference == reference })
    else { return }
    described.append((reference, page))
  }
}
