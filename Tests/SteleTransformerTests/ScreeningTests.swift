import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// Which requests are answered from half of the output projection, and how.
@Suite struct ScreeningTests {
  @Test func `Few rows that want their best token alone are screened`() throws {
    let unscored = RowRequest(candidateCount: 1, excluded: [2], wantsLogSumExp: false)
    let scored = RowRequest(candidateCount: 1, excluded: [2])
    let several = RowRequest(candidateCount: 2, excluded: [2], wantsLogSumExp: false)
    let cases: [([RowRequest], Bool)] = [
      ([unscored], true), (Array(repeating: unscored, count: 8), true),
      (Array(repeating: unscored, count: 9), false), ([scored], false),
      ([unscored, scored], false), ([unscored, several], false),
    ]
    for (requests, isScreened) in cases {
      let answers = try answers(to: requests)
      var demand = ProjectionDemand()
      for request in requests { demand.add(request) }
      #expect(Screening.applies(to: demand, .int8) == isScreened)
      #expect(!Screening.applies(to: demand, .int4))
      // Left out by screening and by looking at all, where nobody asked for it.
      for (request, answer) in zip(requests, answers) {
        #expect(answer.logSumExp.isNaN != request.wantsLogSumExp)
      }
      let whole = try self.answers(to: Array(repeating: scored, count: requests.count))
      for (answer, whole) in zip(answers, whole) {
        #expect(answer.candidates[0] == whole.candidates[0])
        #expect(answer.excludedLogits == whole.excludedLogits)
      }
    }
  }

  /// What a small model says of the first tokens of one target.
  private func answers(to requests: [RowRequest]) throws -> [RowScores] {
    let folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 3).write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .int8).write(to: path)
    let model = try TranslationModel(opening: path)
    let count = requests.count
    let session = try TransformerSession(
      model.weights,
      capacity: .init(
        sourceTokens: 4, rows: count, targetSlots: count, slotTableEntries: count, candidates: 2,
        excluded: 1, threads: 2), budget: nil)
    for index in 0..<count { session[slotTable: index] = UInt32(index) }
    let source = session.encode([[5, 6, 7, 2]])[0]
    for (index, request) in requests.enumerated() {
      session.add(
        .init(
          token: TokenID(4 + index), index: index, source: source, slot: UInt32(index),
          history: 0..<index + 1),
        asking: request)
    }
    var answers = requests.map { _ in RowScores(candidateCapacity: 2, excludedCapacity: 1) }
    session.decode(into: &answers)
    return answers
  }
}
