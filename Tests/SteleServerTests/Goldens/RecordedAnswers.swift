import Foundation
import SteleTestSupport
import Testing

/// What LibreTranslate answered to requests, and where Stele answers otherwise on purpose.
struct RecordedAnswers: Decodable {
  /// The fields of cross-origin access.
  var cors: [String: String]
  var groups: [Group]

  /// Requests to servers that were started alike.
  struct Group: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var options: [String]
    var exchanges: [Exchange]
    var testDescription: String { name }
  }

  /// A request and its answer.
  struct Exchange: Decodable, Sendable {
    var name: String
    var method: String
    var target: String
    var headers: [String: String]
    var body: String?
    var base64: String?
    var theirs: Answer
    var ours: Difference?

    var bytes: [UInt8] {
      body.map { Array($0.utf8) }
        ?? base64.flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? []
    }

    /// What Stele is to answer.
    var expected: Answer {
      guard let ours else { return theirs }
      var expected = theirs
      expected.status = ours.status ?? expected.status
      expected.body = ours.body ?? expected.body
      expected.cors = ours.cors ?? expected.cors
      for (name, value) in ours.headers ?? [:] { expected.headers[name] = value }
      return expected
    }
  }

  struct Answer: Decodable, Sendable {
    var status: Int
    var headers: [String: String]
    var cors: Bool
    /// A template.
    var body: String
  }

  /// The parts of an answer that are other ones; headers that are null are not there.
  struct Difference: Decodable, Sendable {
    var status: Int?
    var headers: [String: String?]?
    var cors: Bool?
    var body: String?
    var reason: String
  }

  static func read() throws -> RecordedAnswers {
    let file = Repository.golden.appending(path: "server/answers.json")
    return try JSONDecoder().decode(RecordedAnswers.self, from: Data(contentsOf: file))
  }
}
