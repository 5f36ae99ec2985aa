import SteleBase
import SteleXML

/// Inline elements: what they enclose is translated, what stands for code stays.
extension XLIFFReader {
  /// The text of an element; nil if it has none, or has some that stays.
  mutating func inlineText(of element: Int, in scope: Scope) -> XMLInlineText? {
    guard let range = document.contentRange(ofElement: element) else { return nil }
    let wasOpen = !openProtections.isEmpty
    guard let pieces = pieces(of: element), !wasOpen else {
      parts.leaveOut("text that an annotation excludes in part", at: range.lowerBound)
      return nil
    }
    guard !pieces.nestTooDeeply else {
      parts.leaveOut("text whose elements nest too deeply", at: range.lowerBound)
      return nil
    }
    return XMLInlineText(
      pieces, in: range, of: document,
      syntax: XMLReferenceSyntax(joinsLines: !scope.preservesSpace))
  }

  /// What is in an element; nil if text is excluded that is not all in it.
  mutating func pieces(of element: Int) -> [XMLTextPiece]? {
    var pieces: [XMLTextPiece] = []
    let tokens = document.tokens
    /// The piece that begins what an annotation excludes, its name, and in which element it is.
    var protection: (piece: Int, name: [UInt8], element: Int)?
    var isWhole = true
    var open = [element]
    var token = element + 1
    let end = tokens[element].kind == .startTag ? tokens[element].partner : token
    while token < end {
      let range = tokens[token].range
      switch tokens[token].kind {
      case .text, .cdata: document.addText(token, to: &pieces)
      case .comment, .instruction, .documentType:
        pieces.append(.point(range, isOrdered: false))
      case .endTag:
        open.removeLast()
        pieces.append(.elementEnd(range))
      case .startTag, .emptyTag:
        if isElement(token, "sm"), protection == nil, isExcluded(token) {
          let name = document.attribute("id", of: token)?.value ?? []
          protection = (pieces.count, name, open.last ?? element)
        }
        let closed = endOfAnnotation(token)
        let piece = piece(of: token)
        pieces.append(piece)
        if case .elementStart = piece {
          open.append(token)
        } else {
          token = tokens[token].partner
        }
        if let closed {
          openProtections.remove(closed)
          if let start = protection, start.name == closed {
            protection = nil
            if start.element == open.last {
              protect(&pieces, from: start.piece)
            } else {
              isWhole = false
            }
          }
        }
      }
      token += 1
    }
    if let protection {
      openProtections.insert(protection.name)
      isWhole = false
    }
    return isWhole ? pieces : nil
  }

  /// The name of the annotation that a tag ends; nil for any other tag.
  private func endOfAnnotation(_ token: Int) -> [UInt8]? {
    isElement(token, "em") ? document.attribute("startRef", of: token)?.value : nil
  }

  /// Makes all pieces from `start` on one that stays.
  private func protect(_ pieces: inout [XMLTextPiece], from start: Int) {
    guard case .codeStart(_, let first) = pieces[start], case .codeEnd(_, let last)? = pieces.last
    else { return }
    var text: [UInt8] = []
    for piece in pieces[start...] {
      switch piece {
      case .text(let range): text += XMLMarkup.unescaped(document.bytes[range])
      case .cdata(let range): text += document.bytes[range]
      case .verbatim(_, let content): text += content
      default: continue
      }
    }
    pieces.removeSubrange(start...)
    pieces.append(.verbatim(first.lowerBound..<last.upperBound, text: text))
  }

  /// The element that begins with a tag as a piece: the whole of it, unless what it encloses is
  /// translated.
  private mutating func piece(of token: Int) -> XMLTextPiece {
    let whole = document.range(ofElement: token)
    let name = String(decoding: document.localName(of: token), as: UTF8.self)
    let isOwn = document.namespace(of: token) == namespace
    switch name {
    case "x" where isOwn, "cp" where isOwn: return .point(whole, isOrdered: false)
    case "ph" where isOwn:
      leaveOutSubflows(of: token)
      return .point(whole, isOrdered: false)
    case "it" where isOwn:
      leaveOutSubflows(of: token)
      return .point(whole, isOrdered: true)
    case "bpt" where isOwn, "bx" where isOwn:
      leaveOutSubflows(of: token)
      return .codeStart(name: codeName(name, of: token, by: "rid"), whole)
    case "ept" where isOwn, "ex" where isOwn:
      leaveOutSubflows(of: token)
      return .codeEnd(name: codeName(name, of: token, by: "rid"), whole)
    case "sc" where isOwn && !isIsolated(token), "sm" where isOwn:
      return .codeStart(name: codeName(name, of: token, by: "id"), whole)
    case "ec" where isOwn && !isIsolated(token), "em" where isOwn:
      return .codeEnd(name: codeName(name, of: token, by: "startRef"), whole)
    case "sc" where isOwn, "ec" where isOwn: return .point(whole, isOrdered: true)
    default: break
    }
    if document.tokens[token].kind == .emptyTag { return .point(whole, isOrdered: false) }
    if name == "mrk", isExcluded(token) {
      return .verbatim(whole, text: document.content(of: token))
    }
    return .elementStart(document.tokens[token].range)
  }

  /// What code and its other end are called: each kind has names of its own.
  private func codeName(_ element: String, of token: Int, by reference: StaticString) -> [UInt8] {
    let id = document.attribute(reference, of: token) ?? document.attribute("id", of: token)
    let kind: UInt8
    switch element {
    case "bpt", "ept": kind = UInt8(ascii: "p")
    case "bx", "ex": kind = UInt8(ascii: "x")
    case "sm", "em": kind = UInt8(ascii: "m")
    default: kind = UInt8(ascii: "c")
    }
    return [kind] + (id?.value ?? [])
  }

  private func isIsolated(_ token: Int) -> Bool {
    document.attribute("isolated", of: token)?.value.isEqual(to: "yes") == true
  }

  /// Whether an annotation says that its text stays: by its type in XLIFF 1, by an attribute of XLIFF
  /// 2 or of the Internationalization Tag Set.
  private func isExcluded(_ token: Int) -> Bool {
    for attribute in document.attributes(of: token) {
      if attribute.localName.isEqual(to: "translate") { return attribute.value.isEqual(to: "no") }
      if attribute.name.isEqual(to: "mtype") {
        let isNamed = ["protected", "x-its-translate-no", "x-DNT"].contains(attribute.text)
        if isNamed { return true }
      }
    }
    return false
  }

  /// Notes that text within code, such as a title in a link's tag, stays.
  private mutating func leaveOutSubflows(of token: Int) {
    for child in document.children(of: token) where isElement(child, "sub") {
      guard !document.isBlank(child) else { continue }
      parts.leaveOut("text within code", at: document.tokens[child].range.lowerBound)
    }
  }
}
