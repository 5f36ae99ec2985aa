import CExpat
import SteleBase

/// A declaration of a namespace, as an element's tag makes it.
struct XMLScope: Sendable {
  var prefix: [UInt8]
  var namespace: UInt16
  /// The declaration that holds besides; -1 for none.
  var outer: Int32
}

/// Lets expat read a document, and notes where its tokens lie.
final class XMLParser {
  private(set) var tokens: [XMLToken] = []
  private(set) var namespaces = [""]
  private(set) var scopes: [XMLScope] = []
  private var namespaceNumbers: [String: UInt16] = ["": 0]
  private let bytes: [UInt8]
  private let parser: XML_Parser
  /// The elements that are open: their start tags.
  private var open: [Int] = []
  private var isInDocumentType = false
  /// Where a section or declaration began whose end is to come.
  private var beginning: Int?
  private var error: XMLError?

  private static let maximumNamespaceCount = 256

  static func parse(
    _ bytes: [UInt8], allowsUnknownEntities: Bool
  ) throws(XMLError) -> (tokens: [XMLToken], namespaces: [String], scopes: [XMLScope]) {
    guard let parser = XMLParser(bytes) else {
      throw .malformed(offset: 0, reason: "there is no memory to read it")
    }
    // As if there were a document type elsewhere that declares them; nothing reads it.
    if allowsUnknownEntities { _ = unsafe XML_UseForeignDTD(parser.parser, XML_Bool(XML_TRUE)) }
    try parser.parse()
    return (parser.tokens, parser.namespaces, parser.scopes)
  }

  private init?(_ bytes: [UInt8]) {
    // What the document says of its encoding is looked at by ourselves.
    guard let parser = unsafe XML_ParserCreate("UTF-8") else { return nil }
    self.bytes = bytes
    unsafe self.parser = unsafe parser
  }

  deinit { unsafe XML_ParserFree(parser) }

  private func parse() throws(XMLError) {
    try checkEncoding()
    setHandlers()
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), 1)
    }
    if let error { throw error }
    guard status == XML_STATUS_OK else {
      throw .malformed(
        offset: min(bytes.count, max(0, unsafe XML_GetCurrentByteIndex(parser))), reason: reason)
    }
    addText(until: bytes.count)
  }

  /// What expat finds wrong.
  private var reason: String {
    let code = unsafe XML_GetErrorCode(parser)
    if code == XML_ERROR_NO_ELEMENTS, let start = open.last {
      let name = XMLMarkup.name(of: bytes[tokens[start].range])
      let shown = Escaped.text(String(decoding: name, as: UTF8.self), limit: 40)
      return "it ends within the element \(shown)"
    }
    return unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "it cannot be read"
  }

  /// Refuses a document that says it is in an encoding that its bytes, being UTF-8, are not in.
  private func checkEncoding() throws(XMLError) {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      return
    }
    let attributes = XMLMarkup.attributes(of: bytes[..<end])
    guard let encoding = attributes.first(where: { $0.name.isEqual(to: "encoding") }) else {
      return
    }
    let name = encoding.text.uppercased()
    guard ["UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII"].contains(name)
    else { throw .unsupportedEncoding(encoding.text, offset: encoding.range.lowerBound) }
  }

  /// Where the end of what was noted lies.
  private var end: Int { tokens.last?.range.upperBound ?? 0 }

  private func addText(until start: Int) {
    if end < start { add(.text, end..<start) }
  }

  private func add(_ kind: XMLToken.Kind, _ range: Range<Int>) {
    tokens.append(XMLToken(kind, range, partner: tokens.count))
  }

  private func fail(_ reason: String, at offset: Int) {
    guard error == nil else { return }
    error = .malformed(offset: offset, reason: reason)
    _ = unsafe XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Where what expat has just met lies.
  private var place: Range<Int> {
    let start = unsafe XML_GetCurrentByteIndex(parser)
    return start..<start + Int(unsafe XML_GetCurrentByteCount(parser))
  }
}

// MARK: - What expat meets

extension XMLParser {
  private func setHandlers() {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    // With it, expat does not expand the document's own entities.
    unsafe XML_SetDefaultHandler(parser) { _, _, _ in }
    unsafe XML_SetCharacterDataHandler(parser) { _, _, _ in }
    unsafe XML_SetElementHandler(
      parser, { state, _, _ in unsafe XMLParser.at(state)?.startTag() },
      { state, _ in unsafe XMLParser.at(state)?.endTag() })
    unsafe XML_SetCommentHandler(parser) { state, _ in unsafe XMLParser.at(state)?.whole(.comment) }
    unsafe XML_SetProcessingInstructionHandler(parser) { state, _, _ in
      unsafe XMLParser.at(state)?.whole(.instruction)
    }
    unsafe XML_SetXmlDeclHandler(parser) { state, _, _, _ in
      unsafe XMLParser.at(state)?.whole(.instruction)
    }
    unsafe XML_SetCdataSectionHandler(
      parser, { state in unsafe XMLParser.at(state)?.begin() },
      { state in unsafe XMLParser.at(state)?.end(.cdata, length: 3) })
    unsafe XML_SetDoctypeDeclHandler(
      parser, { state, _, _, _, _ in unsafe XMLParser.at(state)?.beginDocumentType() },
      { state in unsafe XMLParser.at(state)?.endDocumentType() })
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> XMLParser? {
    guard let address = unsafe address else { return nil }
    return unsafe Unmanaged<XMLParser>.fromOpaque(address).takeUnretainedValue()
  }

  private func whole(_ kind: XMLToken.Kind) {
    guard !isInDocumentType else { return }
    let place = place
    addText(until: place.lowerBound)
    add(kind, place)
  }

  private func begin() {
    let start = place.lowerBound
    addText(until: start)
    beginning = start
  }

  private func end(_ kind: XMLToken.Kind, length: Int) {
    guard let start = beginning else { return }
    beginning = nil
    add(kind, start..<place.lowerBound + length)
  }

  private func beginDocumentType() {
    // expat tells of it only where its name has ended.
    let start = place.lowerBound
    let marks = stride(from: start, through: end, by: -1)
    let beginning = marks.first { bytes[$0...].starts(with: "<!DOCTYPE".utf8) } ?? start
    addText(until: beginning)
    self.beginning = beginning
    isInDocumentType = true
  }

  private func endDocumentType() {
    isInDocumentType = false
    end(.documentType, length: 1)
  }

  private func startTag() {
    let range = place
    addText(until: range.lowerBound)
    let isEmpty = bytes[range].dropLast().last == UInt8(ascii: "/")
    let tag = bytes[range]
    var scope = open.last.map { tokens[$0].scope } ?? -1
    if declaresNamespaces(tag) { declareNamespaces(of: tag, scope: &scope) }
    tokens.append(
      XMLToken(
        isEmpty ? .emptyTag : .startTag, range, partner: tokens.count,
        namespace: namespace(of: XMLName.prefix(XMLMarkup.name(of: tag)), from: scope),
        scope: scope))
    if !isEmpty { open.append(tokens.count - 1) }
    if open.count > XMLDocument.maximumDepth {
      fail("elements nest more than \(XMLDocument.maximumDepth) deep", at: range.lowerBound)
    }
    if tokens.count > XMLDocument.maximumTokenCount {
      fail("it has more than \(XMLDocument.maximumTokenCount) parts", at: range.lowerBound)
    }
  }

  private func endTag() {
    let range = place
    // Of an empty tag, expat tells the end, too.
    if let last = tokens.last, last.kind == .emptyTag, last.range.upperBound >= range.upperBound {
      return
    }
    guard let start = open.popLast() else { return }
    addText(until: range.lowerBound)
    tokens.append(
      XMLToken(
        .endTag, range, partner: start, namespace: tokens[start].namespace,
        scope: tokens[start].scope))
    tokens[start].partner = tokens.count - 1
  }
}

// MARK: - Namespaces

extension XMLParser {
  private func declaresNamespaces(_ tag: ArraySlice<UInt8>) -> Bool {
    var rest = tag
    while let at = rest.firstIndex(of: UInt8(ascii: "x")) {
      if rest[at...].starts(with: "xmlns".utf8) { return true }
      rest = rest[(at + 1)...]
    }
    return false
  }

  private func declareNamespaces(of tag: ArraySlice<UInt8>, scope: inout Int32) {
    for attribute in XMLMarkup.attributes(of: tag) {
      let prefix: ArraySlice<UInt8>
      if attribute.name.isEqual(to: "xmlns") {
        prefix = []
      } else if attribute.prefix.isEqual(to: "xmlns") {
        prefix = attribute.localName
      } else {
        continue
      }
      guard let number = number(ofNamespace: attribute.text) else {
        return fail(
          "it has more than \(Self.maximumNamespaceCount) namespaces", at: tag.startIndex)
      }
      guard depth(of: scope) < Self.maximumNamespaceCount else {
        return fail(
          "more than \(Self.maximumNamespaceCount) namespaces hold at a time", at: tag.startIndex)
      }
      scopes.append(XMLScope(prefix: Array(prefix), namespace: number, outer: scope))
      scope = Int32(scopes.count - 1)
    }
  }

  private func number(ofNamespace name: String) -> UInt16? {
    if let number = namespaceNumbers[name] { return number }
    guard namespaces.count <= Self.maximumNamespaceCount else { return nil }
    let number = UInt16(namespaces.count)
    namespaces.append(name)
    namespaceNumbers[name] = number
    return number
  }

  private func depth(of scope: Int32) -> Int {
    var (depth, scope) = (0, scope)
    while scope >= 0 {
      depth += 1
      scope = scopes[Int(scope)].outer
    }
    return depth
  }

  private func namespace(of prefix: ArraySlice<UInt8>, from scope: Int32) -> UInt16 {
    var scope = scope
    while scope >= 0 {
      let declaration = scopes[Int(scope)]
      if declaration.prefix[...] == prefix { return declaration.namespace }
      scope = declaration.outer
    }
    return 0
  }
}
