/// An SPDX licence expression, such as `MIT OR (Apache-2.0 AND BSD-3-Clause)`.
///
///     let expression = try LicenseExpression(parsing: "mit or (Apache-2.0 and MIT)")
///     print(expression)             // MIT OR Apache-2.0 AND MIT
///     print(expression.normalized)  // MIT
///
/// Two expressions are equal if they are written alike, but for spelling, redundant parentheses and
/// deprecated identifiers; compare ``normalized`` forms to ignore order and repetition as well.
package struct LicenseExpression: Hashable, Sendable {
  /// What an expression consists of.
  package indirect enum Node: Hashable, Sendable {
    /// One licence.
    case term(LicenseTerm)
    /// All of these, at least two, must be complied with: `AND`.
    case all([Node])
    /// One of these, at least two, may be chosen: `OR`.
    case any([Node])
  }

  /// The whole expression; no node holds another of its own kind.
  package let root: Node

  /// An expression of a licence alone.
  package init(_ term: LicenseTerm) { root = .term(term) }

  init(root: Node) { self.root = root }

  /// All of `expressions`, at least two, joined by `AND`.
  init(all expressions: [LicenseExpression]) {
    root = .all(
      expressions.flatMap { expression in
        if case .all(let nodes) = expression.root { nodes } else { [expression.root] }
      })
  }

  /// What complies with all of `expressions`, each once, in the order of their text; nil for none.
  package static func conjunction(
    of expressions: some Sequence<LicenseExpression>
  ) -> LicenseExpression? {
    let distinct = Set(expressions).sorted {
      $0.description.utf8.lexicographicallyPrecedes($1.description.utf8)
    }
    return distinct.count > 1 ? LicenseExpression(all: distinct) : distinct.first
  }

  /// Every licence in the expression, each once, in the order of their first occurrence.
  package var terms: [LicenseTerm] {
    var seen: Set<LicenseTerm> = []
    return root.terms.filter { seen.insert($0).inserted }
  }

  /// The licences and exceptions that the table does not have.
  package var unknownTerms: [LicenseTerm] {
    terms.filter { !$0.isKnown && !$0.isSpecial }
  }
}

extension LicenseExpression: CustomStringConvertible {
  /// The expression in SPDX's syntax, with parentheses only where it needs them.
  package var description: String { root.description }
}

extension LicenseExpression.Node: CustomStringConvertible {
  /// The node in SPDX's syntax; `AND` binds more closely than `OR`.
  package var description: String { text(\.description) }

  /// The node in SPDX's syntax, with terms written by `spelling`.
  func text(_ spelling: (LicenseTerm) -> String) -> String {
    switch self {
    case .term(let term): spelling(term)
    case .any(let nodes): nodes.map { $0.text(spelling) }.joined(separator: " OR ")
    case .all(let nodes):
      nodes.map { node in
        if case .any = node { "(\(node.text(spelling)))" } else { node.text(spelling) }
      }.joined(separator: " AND ")
    }
  }

  /// Every licence in the node, in order, repetitions included.
  var terms: [LicenseTerm] {
    switch self {
    case .term(let term): [term]
    case .all(let nodes), .any(let nodes): nodes.flatMap(\.terms)
    }
  }
}
