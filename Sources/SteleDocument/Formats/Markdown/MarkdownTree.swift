import CCommonMark

/// The tree that cmark-gfm makes of a Markdown text.
///
/// Only lines are taken from its positions: columns of what lies within a block are wrong in tables
/// and behind continued lines.
final class MarkdownTree {
  /// A node of the tree, which lives as long as the tree.
  typealias Node = OpaquePointer

  private let root: Node

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  /// Parses `source`; nil without memory.
  convenience init?(parsing source: MarkdownSource) {
    self.init { feed in source.forEachChunk(feed) }
  }

  /// Parses `bytes`; nil without memory.
  convenience init?(parsing bytes: ArraySlice<UInt8>) {
    self.init { feed in feed(bytes) }
  }

  private init?(feeding chunks: ((ArraySlice<UInt8>) -> Void) -> Void) {
    // A number, since only what is sendable leaves the lock.
    let address = CommonMarkLock.hold { Self.parse(chunks).map { UInt(bitPattern: $0) } }
    guard let root = address.flatMap({ Node(bitPattern: $0) }) else { return nil }
    self.root = root
  }

  private static func parse(_ chunks: ((ArraySlice<UInt8>) -> Void) -> Void) -> Node? {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      guard let syntax = cmark_find_syntax_extension(name) else { return nil }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    chunks { bytes in
      bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress else { return }
        cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    cmark_consolidate_text_nodes(root)
    return root
  }

  deinit { cmark_node_free(root) }

  /// What is met on the way through the tree.
  enum Event {
    case enter(Node)
    case exit(Node)
  }

  /// Calls `body` for each node below `top`, or the whole tree, in order; nodes without children
  /// are entered only.
  ///
  /// Does not go below a node if `body` returns false for its entering.
  func walk(below top: Node? = nil, _ body: (Event) -> Bool) {
    guard let iterator = cmark_iter_new(top ?? root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_EXIT {
        _ = body(.exit(node))
      } else if !body(.enter(node)) {
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
      }
    }
  }

  /// The name of a node's type, such as `paragraph`.
  static func type(of node: Node) -> String { String(cString: cmark_node_get_type_string(node)) }

  /// The text of a node that has no children.
  static func literal(of node: Node) -> [UInt8] {
    guard let literal = cmark_node_get_literal(node) else { return [] }
    return Array(String(cString: literal).utf8)
  }
}
