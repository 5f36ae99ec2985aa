/// A piece of an XML document: together they are all of it, in order.
package struct XMLToken: Sendable {
  /// What a token is.
  package enum Kind: UInt8, Sendable {
    /// `<name …>`.
    case startTag
    /// `</name>`.
    case endTag
    /// `<name …/>`.
    case emptyTag
    /// Text with its references, white space between tags as well.
    case text
    /// `<![CDATA[…]]>`.
    case cdata
    /// `<!--…-->`.
    case comment
    /// `<?…?>`, and the declaration that a document begins with.
    case instruction
    /// `<!DOCTYPE …>`.
    case documentType
  }

  /// What it is.
  package let kind: Kind
  private let lower: UInt32
  private let upper: UInt32
  /// The number of the token that closes a start tag, or that an end tag closes; for all others, their
  /// own.
  package internal(set) var partner: Int
  /// The number of the namespace that a tag's element is in; 0 for none.
  var namespace: UInt16
  /// The number of the innermost declaration of a namespace that holds for a tag; -1 for none.
  var scope: Int32

  init(
    _ kind: Kind, _ range: Range<Int>, partner: Int, namespace: UInt16 = 0, scope: Int32 = -1
  ) {
    self.kind = kind
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
    self.partner = partner
    self.namespace = namespace
    self.scope = scope
  }

  /// Where it lies in the document.
  package var range: Range<Int> { Int(lower)..<Int(upper) }

  /// Whether it begins an element.
  package var isElementStart: Bool { kind == .startTag || kind == .emptyTag }
}
