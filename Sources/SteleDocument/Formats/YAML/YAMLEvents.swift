import CYAML

/// What libyaml finds in a document: scalars, and what begins and ends around them.
enum YAMLEvent {
  case documentStart
  case mappingStart
  case mappingEnd
  case sequenceStart
  case sequenceEnd
  /// A reference to what an anchor names.
  case alias
  case scalar(YAMLScalar)
}

/// A scalar as libyaml has read it.
struct YAMLScalar {
  enum Style {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  var value: [UInt8]
  var style: Style
  /// Its tag as it is meant, such as `tag:yaml.org,2002:str`; empty for none.
  var tag: [UInt8]
  /// Whether an anchor or a tag stands before it.
  var hasProperties: Bool
  /// Where it lies in the document; a plain or quoted one without what stands before it.
  var range: Range<Int>
}

/// Why a document is no YAML, and where.
struct YAMLError: Error {
  var offset: Int
  var reason: String
}

/// Reads YAML by libyaml, which checks it; aliases are not followed.
struct YAMLEvents {
  private let bytes: [UInt8]
  /// Collections that nest more deeply are refused.
  static let maximumDepth = 512

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with each event, in order.
  func read(_ body: (YAMLEvent, _ offset: Int) throws(YAMLError) -> Void) throws(YAMLError) {
    var failure: YAMLError?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(YAMLError) { try parse(buffer, body) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func parse(
    _ buffer: UnsafeBufferPointer<UInt8>,
    _ body: (YAMLEvent, _ offset: Int) throws(YAMLError) -> Void
  ) throws(YAMLError) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) != 0 else {
      throw YAMLError(offset: 0, reason: "there is no memory for it")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
    var places = CharacterOffsets(buffer)
    var depth = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) != 0 else {
        throw error(of: parser, &places)
      }
      defer { yaml_event_delete(&event) }
      let start = places.offset(of: event.start_mark.index)
      switch event.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return
      case YAML_DOCUMENT_START_EVENT: try body(.documentStart, start)
      case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
        depth += 1
        guard depth <= Self.maximumDepth else {
          throw YAMLError(offset: start, reason: "nested too deeply")
        }
        try body(
          event.type == YAML_MAPPING_START_EVENT ? .mappingStart : .sequenceStart, start)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        depth -= 1
        try body(event.type == YAML_MAPPING_END_EVENT ? .mappingEnd : .sequenceEnd, start)
      case YAML_ALIAS_EVENT: try body(.alias, start)
      case YAML_SCALAR_EVENT:
        let end = places.offset(of: event.end_mark.index)
        try body(.scalar(scalar(of: event, in: start..<max(start, end))), start)
      default: break
      }
    }
  }

  private func scalar(of event: yaml_event_t, in range: Range<Int>) -> YAMLScalar {
    let data = event.data.scalar
    var start = range.lowerBound
    let hasProperties = data.anchor != nil || data.tag != nil
    if hasProperties { start = endOfProperties(in: range) }
    let style: YAMLScalar.Style =
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let tag = data.tag.map { Array(String(cString: $0).utf8) } ?? []
    return YAMLScalar(
      value: Array(UnsafeBufferPointer(start: data.value, count: data.length)), style: style,
      tag: tag, hasProperties: hasProperties, range: start..<range.upperBound)
  }

  /// Where a scalar's anchor and tag end, and what parts them from it.
  private func endOfProperties(in range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      switch bytes[position] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while position < range.upperBound, !bytes[position].isSpace { position += 1 }
      case UInt8(ascii: "#"):
        while position < range.upperBound, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return position
      }
    }
    return position
  }

  private func error(of parser: yaml_parser_t, _ places: inout CharacterOffsets) -> YAMLError {
    let reason = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    if parser.error == YAML_READER_ERROR {
      return YAMLError(offset: min(bytes.count, parser.problem_offset), reason: reason)
    }
    return YAMLError(offset: places.offset(of: parser.problem_mark.index), reason: reason)
  }
}

/// Turns places that libyaml counts in characters into bytes.
private struct CharacterOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var character = 0
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at which a character begins.
  ///
  /// Places may go back a little, as far as a key may be long.
  mutating func offset(of index: Int) -> Int {
    while character < index, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > index, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
