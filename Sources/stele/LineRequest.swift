#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One line of input: a text, or a JSON object with one.
struct LineRequest: Sendable {
  /// What is to be translated.
  var text: [UInt8]
  /// What the object calls itself.
  var identifier: Identifier?
  /// Why there is no text.
  var error: String?

  /// A string, a number or whatever else fits into one JSON value without parts.
  enum Identifier: Codable, Sendable, Equatable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .boolean(value)
      } else if let value = try? container.decode(Int64.self) {
        self = .integer(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let value): try container.encode(value)
      case .integer(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .boolean(let value): try container.encode(value)
      }
    }
  }

  private struct Object: Decodable {
    var id: Identifier?
    var text: String?
    var source: String?
  }

  /// The request that `line` makes, which is a JSON object if `isObject`.
  init(_ line: LineJob.Line, isObject: Bool) {
    text = line.content
    error = line.error
    guard isObject, error == nil else { return }
    text = []
    if line.content.allSatisfy({ $0 == 0x20 || (9...13).contains($0) }) { return }
    do {
      let object = try JSONDecoder().decode(Object.self, from: Data(line.content))
      identifier = object.id
      guard let text = object.text ?? object.source else {
        error = "the object has neither \"text\" nor \"source\""
        return
      }
      self.text = Array(text.utf8)
    } catch DecodingError.typeMismatch(_, let context) {
      error = Self.wrongType(context)
    } catch DecodingError.valueNotFound(_, let context) {
      error = Self.wrongType(context)
    } catch {
      self.error = "not a JSON object; each line must be one, such as {\"id\": 1, \"text\": \"…\"}"
    }
  }

  private static func wrongType(_ context: DecodingError.Context) -> String {
    guard let key = context.codingPath.first?.stringValue else {
      return "not a JSON object; each line must be one, such as {\"id\": 1, \"text\": \"…\"}"
    }
    return key == "id"
      ? "\"id\" must be a string or a number" : "\"\(key)\" must be a string"
  }
}
