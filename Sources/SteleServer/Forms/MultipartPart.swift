import SteleBase

/// What the header of a part says.
package struct MultipartPart: Sendable, Equatable {
  /// The field that the part is the value of.
  package var name: String
  /// The name of the file whose contents it has; nil where it is no file.
  package var fileName: String?

  /// Reads the lines of a part's header.
  init(parsing header: ArraySlice<UInt8>) throws(FormError) {
    var disposition: String?
    for line in Self.lines(of: header) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        throw .malformed("a line of a part's header has no colon")
      }
      let name = String(decoding: line[..<colon].trimmingASCIIWhiteSpace(), as: UTF8.self)
        .lowercased()
      let value = String(
        decoding: line[line.index(after: colon)...].trimmingASCIIWhiteSpace(), as: UTF8.self)
      switch name {
      case "content-disposition": disposition = disposition ?? value
      case "content-type":
        guard !MediaType(value).name.hasPrefix("multipart/") else {
          throw .malformed("a part has parts of its own")
        }
      case "content-transfer-encoding":
        guard ["7bit", "8bit", "binary"].contains(value.lowercased()) else {
          throw .malformed("a part is encoded as \(value)")
        }
      default: break
      }
    }
    guard let disposition else { throw .malformed("a part has no Content-Disposition") }
    let type = MediaType(disposition)
    guard type.name == "form-data", let name = type.parameters["name"] else {
      throw .malformed("a part is not called by a field's name")
    }
    self.name = Self.unescaped(name)
    fileName =
      type.parameters["filename*"].flatMap(Self.extended)
      ?? type.parameters["filename"].map(Self.unescaped)
  }

  /// The lines of `header`; one that begins with white space goes on with the one before.
  private static func lines(of header: ArraySlice<UInt8>) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for line in header.split(separator: UInt8(ascii: "\n")) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty { continue }
      if line[line.startIndex].isASCIIBlank, !lines.isEmpty {
        lines[lines.count - 1] += line
      } else {
        lines.append(Array(line))
      }
    }
    return lines
  }

  /// `text` with what browsers escape in names put back: quotation marks and line ends.
  private static func unescaped(_ text: String) -> String {
    text.replacing(text: "%22", with: "\"").replacing(text: "%0D", with: "\r")
      .replacing(text: "%0A", with: "\n")
  }

  /// What `text` stands for, which is written as RFC 8187 says; nil if it is not, or is no UTF-8.
  private static func extended(_ text: String) -> String? {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
    return PercentEncoding.decoded(parts[2].utf8, plusIsSpace: false)
  }
}
