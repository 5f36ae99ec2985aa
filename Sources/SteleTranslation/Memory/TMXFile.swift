import SteleBase
import SteleDocument
import SteleXML

/// A file of TMX (Translation Memory eXchange, 1.4b and before), which is changed in places only.
package struct TMXFile {
  let document: XMLDocument
  /// What the header says is the language of the sources, if it is one.
  let sourceLanguage: [UInt8]
  private let text: DecodedText
  private let body: Int

  /// Files of more bytes are refused.
  static let maximumByteCount = 1 << 30

  /// Reads the file in `bytes`; errors name `path`.
  package init(parsing bytes: [UInt8], path: String) throws(TranslationMemoryError) {
    do throws(DocumentError) {
      text = try DecodedText(decoding: bytes)
    } catch {
      throw .text(path: path, error)
    }
    do throws(XMLError) {
      document = try XMLDocument(parsing: text.bytes)
    } catch {
      let reason =
        switch error {
        case .malformed(_, let reason): reason
        case .unsupportedEncoding(let name, _):
          "it says that its encoding is \(Escaped.text(name, limit: 40)), which is not Unicode's"
        }
      throw Self.malformed(path, at: error.offset, of: text.bytes, reason)
    }
    let document = document
    let root = document.root
    guard document.localName(of: root).isEqual(to: "tmx") else {
      let name = String(decoding: document.localName(of: root), as: UTF8.self)
      throw .notTMX(path: path, root: Escaped.text(name, limit: 40))
    }
    let children = document.children(of: root)
    guard let body = children.first(where: { document.localName(of: $0).isEqual(to: "body") })
    else {
      throw Self.malformed(
        path, at: document.tokens[root].range.lowerBound, of: text.bytes, "there is no <body>")
    }
    self.body = body
    let header = children.first { document.localName(of: $0).isEqual(to: "header") }
    sourceLanguage = header.flatMap { document.attribute("srclang", of: $0)?.value } ?? []
  }

  private static func malformed(
    _ path: String, at offset: Int, of bytes: [UInt8], _ reason: String
  ) -> TranslationMemoryError {
    let line = 1 + bytes[..<min(offset, bytes.count)].count { $0 == .lineFeed }
    return .malformed(path: path, line: line, reason: reason)
  }

  /// Calls `take` with each unit that has both languages, in order.
  func forEachUnit(_ languages: MemoryLanguages, _ take: (TMXUnit) -> Void) {
    var languages = languages
    var number = 0
    for child in document.children(of: body) where document.localName(of: child).isEqual(to: "tu") {
      if let unit = TMXUnit(child, number: number, of: self, &languages) { take(unit) }
      number += 1
    }
  }
}

// MARK: - Changes

extension TMXFile {
  /// A stretch of the file and what takes its place.
  private typealias Edit = (range: Range<Int>, replacement: [UInt8])

  /// The file with `sentences`, none of which has the key of another; nil if nothing changes.
  ///
  /// Units that Stele made of the same text before are changed, and others added behind all. What
  /// somebody confirmed stays, and so do all other bytes.
  package func updated(
    with sentences: [RecordedSentence], _ languages: MemoryLanguages
  ) -> [UInt8]? {
    var rest = Dictionary(
      sentences.map { (RecordedSentence.Key($0.source), $0) }, uniquingKeysWith: { $1 })
    var confirmed: Set<[UInt8]> = []
    var edits: [Edit] = []
    let prefix = prefix
    forEachUnit(languages) { unit in
      guard let origin = unit.origin, let entry = unit.entries.first else {
        for entry in unit.entries { confirmed.insert(MemorySegment.key(of: entry.source.text)) }
        return
      }
      guard let sentence = rest.removeValue(forKey: .init(entry.source)) else { return }
      let replacements = [
        (
          unit.segments.source,
          TMXWriter.content(of: sentence.source, of: sentence, prefix: prefix)
        ),
        (
          unit.segments.target,
          TMXWriter.content(of: sentence.target, of: sentence, prefix: prefix)
        ),
        (origin.properties.fingerprint, TMXWriter.number(sentence.fingerprint)),
        (origin.properties.checksum, TMXWriter.number(sentence.target.checksum)),
      ]
      for (element, content) in replacements {
        guard let range = document.contentRange(ofElement: element),
          document.bytes[range] != content[...]
        else { continue }
        edits.append((range, content))
      }
    }
    let new = sentences.filter { sentence in
      rest[.init(sentence.source)] != nil
        && !confirmed.contains(MemorySegment.key(of: sentence.source.text))
    }.sorted { $0.source.text.lexicographicallyPrecedes($1.source.text) }
    if !new.isEmpty { edits.append(addition(of: new, languages)) }
    guard !edits.isEmpty else { return nil }
    return text.encoded(applied(edits))
  }

  private func applied(_ edits: [Edit]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(document.bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      output += document.bytes[position..<edit.range.lowerBound]
      output += edit.replacement
      position = edit.range.upperBound
    }
    return output + document.bytes[position...]
  }

  /// What stands before the names of the file's elements.
  private var prefix: [UInt8] {
    let name = document.name(of: body)
    return Array(name.dropLast(document.localName(of: body).count))
  }

  /// The units of `sentences` behind the last one, in the layout of that.
  private func addition(of sentences: [RecordedSentence], _ languages: MemoryLanguages) -> Edit {
    let last = document.children(of: body).last
    let lineEnd = document.bytes.contains(0x0D) ? "\r\n" : "\n"
    let indentation = last.map(indentation) ?? Array((lineEnd + "    ").utf8)
    var writer = TMXWriter(prefix: prefix, indentation: indentation)
    for sentence in sentences {
      writer.append(sentence, source: languages.sourceTag, target: languages.targetTag)
    }
    if let last {
      let end = document.range(ofElement: last).upperBound
      return (end..<end, writer.output)
    }
    let tag = document.tokens[body].range
    guard let content = document.contentRange(ofElement: body) else {
      // `<body/>` gets an end tag.
      let name = document.name(of: body)
      let start = Array(document.bytes[tag].dropLast(2)) + [UInt8(ascii: ">")]
      return (tag, start + writer.output + Array((lineEnd + "  </").utf8) + name + [0x3E])
    }
    return (content.lowerBound..<content.lowerBound, writer.output)
  }

  /// The line end and the white space before `element`.
  private func indentation(of element: Int) -> [UInt8] {
    let before = document.bytes[..<document.tokens[element].range.lowerBound]
    let space = before.suffix(256).reversed().prefix(while: \.isASCIIWhiteSpace).reversed()
    let line = Array(space)
    guard let feed = line.lastIndex(of: .lineFeed) else { return line }
    let start = feed > 0 && line[feed - 1] == 0x0D ? feed - 1 : feed
    return Array(line[start...])
  }
}
