import HTTPTypes
import SteleBase
import SteleZip

/// A reply that is always the same: made once, compressed once, and told apart by a tag.
struct FixedReply: Sendable {
  private let plain: [UInt8]
  /// Nil where it is not shorter.
  private let compressed: [UInt8]?
  private let mediaType: String
  private let tag: String

  /// A reply with this body.
  init(_ body: [UInt8], mediaType: String = MediaType.json) {
    plain = body
    let compressed = Gzip.compressed(body)
    self.compressed = compressed.flatMap { $0.count < body.count ? $0 : nil }
    self.mediaType = mediaType
    tag = Self.tag(of: body)
  }

  /// What `request` is answered with: the body, as the client takes it, or word that it has it.
  func reply(to request: IncomingRequest) -> Reply {
    let isCompressed = compressed != nil && request.takesGzip
    // The bytes differ by how they are coded, and so do their tags.
    let tag = "\"\(tag)\(isCompressed ? "-gzip" : "")\""
    var fields: HTTPFields = [
      .contentType: mediaType, .eTag: tag, .vary: "Accept-Encoding",
      .cacheControl: "no-cache",
    ]
    if isKnown(tag, request) {
      fields[.contentType] = nil
      return Reply(status: .notModified, fields: fields, body: .bytes([]))
    }
    if isCompressed { fields[.contentEncoding] = "gzip" }
    return Reply(fields: fields, body: .bytes(isCompressed ? compressed ?? plain : plain))
  }

  /// Whether the client says that it has the bytes with this tag.
  private func isKnown(_ tag: String, _ request: IncomingRequest) -> Bool {
    guard let known = request.fields[.ifNoneMatch] else { return false }
    return known.split(separator: ",").contains { part in
      let text = String(decoding: Array(part.utf8).trimmingASCIIWhiteSpace(), as: UTF8.self)
      return text == "*" || text == tag || text == "W/" + tag
    }
  }

  /// A number that follows from the bytes: FNV-1a with 64 bits.
  private static func tag(of bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}

extension IncomingRequest {
  /// Whether the client takes what gzip compressed.
  fileprivate var takesGzip: Bool {
    guard let accepted = fields[.acceptEncoding] else { return false }
    return accepted.lowercased().split(separator: ",").contains { part in
      let type = MediaType(String(part))
      guard type.name == "gzip" || type.name == "*" else { return false }
      return type.parameters["q"].map { (Double($0) ?? 1) > 0 } ?? true
    }
  }
}
