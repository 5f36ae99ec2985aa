import SteleBase
import SteleFile
import SteleXML

/// A translation unit (`tu`) of a TMX file, in one pair of languages.
struct TMXUnit {
  /// What it says, and how else that can be read: codes as the text that they hold.
  let entries: [MemoryEntry]
  /// If Stele made it: of what.
  let origin: Origin?
  /// The `seg` elements, by their first tokens.
  let segments: (source: Int, target: Int)

  /// What a translation that Stele made was made of, and where that is noted.
  struct Origin {
    /// Of the sentence, the model and all that decides on the translation.
    var fingerprint: UInt64
    /// The `prop` elements that hold it and the translation's checksum, by their first tokens.
    var properties: (fingerprint: Int, checksum: Int)
  }

  /// Names of the properties that Stele notes.
  enum Property {
    static let status = "x-stele-status"
    static let fingerprint = "x-stele-fingerprint"
    static let checksum = "x-stele-checksum"
    /// The status of what nobody has looked at.
    static let machine = "machine"
  }

  /// Properties of translations that hold in one place only, as OmegaT has them.
  private static let placeProperties: Set<String> = ["file", "id", "prev", "next", "path", "key"]

  /// The unit of the element `token`, which is number `number` of its file; nil if it has not both
  /// languages, or nothing to say.
  init?(
    _ token: Int, number: Int, of file: TMXFile, _ languages: inout MemoryLanguages
  ) {
    let document = file.document
    let children = document.children(of: token)
    let sourceLanguage = document.attribute("srclang", of: token)?.value ?? file.sourceLanguage
    // A memory of the other direction: what was translated is no translation.
    if languages.isTarget(sourceLanguage), !languages.isSource(sourceLanguage) { return nil }
    var variants: (source: Int?, target: Int?) = (nil, nil)
    var properties: [String: Int] = [:]
    for child in children {
      let name = document.localName(of: child)
      if name.isEqual(to: "prop") {
        properties[document.attribute("type", of: child)?.text ?? ""] = child
      } else if name.isEqual(to: "tuv") {
        let language =
          (document.attribute("xml:lang", of: child) ?? document.attribute("lang", of: child))?
          .value ?? []
        if variants.source == nil, languages.isSource(language) {
          variants.source = child
        } else if variants.target == nil, languages.isTarget(language) {
          variants.target = child
        }
      }
    }
    guard let source = variants.source, let target = variants.target,
      let sourceSegment = Self.segment(of: source, document),
      let targetSegment = Self.segment(of: target, document)
    else { return nil }
    segments = (sourceSegment, targetSegment)
    let isTouched = [token, target].contains { element in
      document.attributes(of: element).contains {
        $0.name.isEqual(to: "changeid") || $0.name.isEqual(to: "changedate")
      }
    }
    let made = MemorySegment.read(segments, document, .none)
    origin =
      isTouched ? nil : made.flatMap { Self.origin(properties, of: $0.target, document) }
    if let made, origin != nil {
      entries = [MemoryEntry(source: made.source, target: made.target, rank: .init())]
      return
    }
    var rank = MemoryEntry.Rank()
    rank.number = number
    rank.isGeneral = Self.placeProperties.isDisjoint(with: properties.keys)
    rank.date = Self.date(of: [target, token], document)
    let segments = segments
    entries = TMXSegmentReader.Inlining.allCases.compactMap { inlining in
      guard let read = MemorySegment.read(segments, document, inlining) else { return nil }
      var rank = rank
      rank.hasCodes = inlining == .none
      let entry = MemoryEntry(
        source: read.source.trimmed(), target: read.target.trimmed(), rank: rank)
      return entry.source.text.isEmpty || entry.target.text.isEmpty ? nil : entry
    }
    if entries.isEmpty { return nil }
  }

  private static func segment(of variant: Int, _ document: XMLDocument) -> Int? {
    document.children(of: variant).first { document.localName(of: $0).isEqual(to: "seg") }
  }

  /// When the first of `elements` that says so was changed or made.
  private static func date(of elements: [Int], _ document: XMLDocument) -> [UInt8] {
    for element in elements {
      let date =
        document.attribute("changedate", of: element)
        ?? document.attribute("creationdate", of: element)
      if let date { return date.value }
    }
    return []
  }

  /// What `properties` say of the translation `target`; nil if Stele did not make it, or it was
  /// changed since.
  private static func origin(
    _ properties: [String: Int], of target: MemorySegment, _ document: XMLDocument
  ) -> Origin? {
    func text(_ token: Int) -> String {
      String(decoding: document.content(of: token)[...].trimmingASCIIWhiteSpace(), as: UTF8.self)
    }
    guard let status = properties[Property.status], text(status) == Property.machine,
      let fingerprint = properties[Property.fingerprint],
      let checksum = properties[Property.checksum],
      let value = UInt64(text(fingerprint), radix: 16),
      UInt64(text(checksum), radix: 16) == target.checksum
    else { return nil }
    return Origin(fingerprint: value, properties: (fingerprint, checksum))
  }
}

extension MemorySegment {
  fileprivate static func read(
    _ segments: (source: Int, target: Int), _ document: XMLDocument,
    _ inlining: TMXSegmentReader.Inlining
  ) -> (source: MemorySegment, target: MemorySegment)? {
    guard
      let source = TMXSegmentReader.segment(of: segments.source, in: document, inlining),
      let target = TMXSegmentReader.segment(of: segments.target, in: document, inlining),
      // Else nothing new comes of it.
      inlining == .none || source.hasInlined
    else { return nil }
    return (source.segment, target.segment)
  }

  /// What tells whether somebody changed the text or moved its codes.
  var checksum: UInt64 {
    var checksum = Checksum()
    text.withUnsafeBytes { checksum.update($0) }
    for code in codes {
      Array(" \(code.range.lowerBound) \(code.range.upperBound)".utf8).withUnsafeBytes {
        checksum.update($0)
      }
    }
    return checksum.value
  }
}
