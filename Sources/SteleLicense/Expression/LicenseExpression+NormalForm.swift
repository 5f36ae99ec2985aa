extension LicenseExpression {
  /// The one way to write this expression and all that differ from it in order and repetition.
  ///
  /// Nested operators of one kind are joined, repetitions dropped, and what is left sorted. Then
  /// both laws of absorption apply: `A OR (A AND B)` and `A AND (A OR B)` become `A`. That is sound:
  /// who may choose between A alone and A with B complies with A in either case, and who must comply
  /// with A needs no choice that A already fulfils. Only equal terms absorb: a licence never absorbs
  /// itself with an exception or with later versions, since those are other permissions.
  ///
  /// `AND` is not distributed over `OR`, which could grow beyond bounds, so expressions may mean the
  /// same and still differ in normal form.
  ///
  /// - Complexity: O(*n*²) for *n* licences.
  package var normalized: LicenseExpression { LicenseExpression(root: root.normalized) }
}

extension LicenseExpression.Node {
  fileprivate var normalized: LicenseExpression.Node {
    switch self {
    case .term: self
    case .all(let nodes):
      Self.joined(nodes.map(\.normalized), alternatives: \.alternatives, inner: \.parts) {
        .all($0)
      }
    case .any(let nodes):
      Self.joined(nodes.map(\.normalized), alternatives: \.parts, inner: \.alternatives) {
        .any($0)
      }
    }
  }

  /// What `AND` joins in the node: the node itself if it is no `AND`.
  private var parts: [LicenseExpression.Node] {
    if case .all(let nodes) = self { nodes } else { [self] }
  }

  /// What `OR` joins in the node: the node itself if it is no `OR`.
  private var alternatives: [LicenseExpression.Node] {
    if case .any(let nodes) = self { nodes } else { [self] }
  }

  /// Joins normal forms by one operator.
  ///
  /// - Parameters:
  ///   - nodes: Normal forms.
  ///   - alternatives: What the other operator joins in a node; a node with fewer absorbs.
  ///   - inner: What this operator joins in a node.
  ///   - join: Makes the node of at least two.
  /// - Returns: The normal form of the whole.
  private static func joined(
    _ nodes: [LicenseExpression.Node],
    alternatives: (LicenseExpression.Node) -> [LicenseExpression.Node],
    inner: (LicenseExpression.Node) -> [LicenseExpression.Node],
    join: ([LicenseExpression.Node]) -> LicenseExpression.Node
  ) -> LicenseExpression.Node {
    var seen: Set<LicenseExpression.Node> = []
    let distinct = nodes.flatMap(inner).filter { seen.insert($0).inserted }
    // In order of size, since only what has fewer members can absorb: members are distinct.
    let bySize = distinct.map { (node: $0, members: Set(alternatives($0))) }
      .sorted { $0.members.count < $1.members.count }
    var kept: [(node: LicenseExpression.Node, members: Set<LicenseExpression.Node>)] = []
    for candidate in bySize
    where !kept.contains(where: { $0.members.isSubset(of: candidate.members) }) {
      kept.append(candidate)
    }
    let remaining = kept.map(\.node)
    return remaining.count == 1 ? remaining[0] : join(remaining.sorted(by: comesBefore))
  }

  /// Licences before groups, each in the order of their text.
  private static func comesBefore(
    _ first: LicenseExpression.Node, _ second: LicenseExpression.Node
  ) -> Bool {
    switch (first, second) {
    case (.term, .all), (.term, .any): true
    case (.all, .term), (.any, .term): false
    default:
      first.text(\.sortedDescription).utf8
        .lexicographicallyPrecedes(second.text(\.sortedDescription).utf8)
    }
  }
}
