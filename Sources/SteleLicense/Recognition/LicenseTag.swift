/// A place that names a licence: `SPDX-License-Identifier: MIT`.
package struct LicenseTag: Sendable {
  /// Where it begins, in bytes from the file's start.
  package let offset: Int
  /// What follows the colon, without what ends a comment or a string.
  package let text: String
  /// The expression, or why the text is none.
  package let expression: Result<LicenseExpression, LicenseExpressionError>

  init(offset: Int, text: String) {
    self.offset = offset
    self.text = text
    let parsed = Result { () throws(LicenseExpressionError) in
      try LicenseExpression(parsing: text)
    }
    expression = parsed.flatMapError { error in
      LicenseExpression(cargoChoice: text).map { .success($0) } ?? .failure(error)
    }
  }

  /// The tags in a file, in order, several in a line among them.
  ///
  /// What stands between `REUSE-IgnoreStart` and `REUSE-IgnoreEnd` does not count. Never traps, whatever
  /// the bytes.
  package static func tags(in bytes: [UInt8]) -> [LicenseTag] {
    var scanner = LicenseTagScanner()
    scanner.add(bytes[...], isLast: true)
    return scanner.tags
  }
}

extension LicenseExpression {
  /// `MIT/Apache-2.0`, as Cargo's manifests used to join the licences that one may choose from.
  ///
  /// Nil where a part is not the name of a licence that the table has: a slash elsewhere says nothing
  /// for certain.
  init?(cargoChoice text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    var nodes: [Node] = []
    for part in parts {
      guard let expression = try? LicenseExpression(parsing: String(part)),
        case .term(let term) = expression.root, term.exception == nil, term.isKnown
      else { return nil }
      nodes.append(.term(term))
    }
    guard nodes.count <= Self.maximumTermCount else { return nil }
    self.init(root: .any(nodes))
  }
}
