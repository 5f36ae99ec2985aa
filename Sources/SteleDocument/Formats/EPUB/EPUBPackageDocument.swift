import SteleBase
import SteleXML

/// What a book's package document lists: its pages in the order in which they are read, and the rest
/// behind them.
struct EPUBPackageDocument {
  /// A part of the book with text.
  struct Item {
    enum Kind {
      /// XHTML.
      case page
      /// The table of contents of EPUB 2.
      case navigation
    }
    var kind: Kind
    /// Where it may lie in the package: as its address says, or as it is written there.
    var paths: [String]
  }

  private(set) var items: [Item] = []

  /// Reads the package document in `bytes`, which lies at `path`.
  init(_ bytes: [UInt8], at path: String) throws(DocumentError) {
    let document = try XMLDocument(bytes, as: .epub)
    var listed: [(id: [UInt8], item: Item)] = []
    var spine: [[UInt8]] = []
    for token in document.tokens.indices where document.tokens[token].isElementStart {
      if document.isStart(token, of: "item") {
        guard let id = document.attribute("id", of: token),
          let address = document.attribute("href", of: token),
          let mediaType = document.attribute("media-type", of: token),
          let kind = Self.kind(of: mediaType.text)
        else { continue }
        listed.append(
          (id.value, Item(kind: kind, paths: Self.paths(of: address.value, from: path))))
      } else if document.isStart(token, of: "itemref"),
        let id = document.attribute("idref", of: token)
      {
        spine.append(id.value)
      }
    }
    let byID = Dictionary(
      listed.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var isTaken = [Bool](repeating: false, count: listed.count)
    for id in spine {
      guard let index = byID[id], !isTaken[index] else { continue }
      isTaken[index] = true
      items.append(listed[index].item)
    }
    for (index, entry) in listed.enumerated() where !isTaken[index] { items.append(entry.item) }
  }

  static func kind(of mediaType: String) -> Item.Kind? {
    switch mediaType.lowercased() {
    case "application/xhtml+xml", "text/html": .page
    case "application/x-dtbncx+xml": .navigation
    default: nil
    }
  }

  /// The paths in the package that `address` may mean in the document at `path`.
  static func paths(of address: [UInt8], from path: String) -> [String] {
    let end = address.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    let written = address[..<(end ?? address.endIndex)]
    let folder: [[UInt8]] = Array(path.utf8)
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropLast().map { Array($0) }
    var paths: [String] = []
    for address in [decoded(written), Array(written)] {
      var steps: [[UInt8]] = address.first == UInt8(ascii: "/") ? [] : folder
      var isInside = true
      for step in address.split(separator: UInt8(ascii: "/")) {
        if step.elementsEqual("..".utf8) {
          isInside = isInside && steps.popLast() != nil
        } else if !step.elementsEqual(".".utf8) {
          steps.append(Array(step))
        }
      }
      guard isInside else { continue }
      paths.append(String(decoding: Array(steps.joined(separator: "/".utf8)), as: UTF8.self))
    }
    return paths
  }

  /// `address` with its `%` escapes undone.
  private static func decoded(_ address: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var position = address.startIndex
    while position < address.endIndex {
      let digits = address[(position + 1)...].prefix(2)
      if address[position] == UInt8(ascii: "%"), digits.count == 2,
        digits.allSatisfy(\.isASCIIAlphanumeric),
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        output.append(byte)
        position = digits.endIndex
      } else {
        output.append(address[position])
        position += 1
      }
    }
    return output
  }
}
