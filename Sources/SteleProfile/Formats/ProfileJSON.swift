#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ProfileReport {
  /// The report as an object of JSON, described by ``ProfileSchema``, and a line feed.
  ///
  /// The same report always gives the same bytes.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Reads what ``json()`` wrote.
  ///
  /// Never traps, whatever the bytes are. Numbers are taken as they stand: nothing checks that the
  /// summary fits the repetitions.
  public init(json: [UInt8]) throws(ProfileError) {
    let version = try Self.decode(Version.self, from: json).schemaVersion
    guard version == Self.currentSchemaVersion else {
      throw .otherSchema(found: version, expected: Self.currentSchemaVersion)
    }
    self = try Self.decode(Self.self, from: json)
    guard !repetitions.isEmpty else { throw .damaged("it has no repetitions") }
  }

  /// What is read before anything else: other versions may have other fields.
  private struct Version: Decodable {
    var schemaVersion: Int
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, from json: [UInt8]
  ) throws(ProfileError) -> Value {
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(type, from: Data(json))
    } catch let error as DecodingError {
      throw .damaged(reason(of: error))
    } catch {
      throw .damaged("\(error)")
    }
  }

  private static func reason(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(place(of: context)) lacks \(key.stringValue)"
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      "\(place(of: context)) has a value of another type"
    case .dataCorrupted(let context):
      "\(place(of: context)) is damaged (\(context.debugDescription))"
    @unknown default:
      "\(error)"
    }
  }

  /// Such as `repetitions.0.steps.3.start`.
  private static func place(of context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "it" }
    return context.codingPath
      .map { $0.intValue.map(String.init) ?? $0.stringValue }
      .joined(separator: ".")
  }
}
