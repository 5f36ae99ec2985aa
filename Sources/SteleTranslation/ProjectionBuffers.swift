import CSteleKernels
import SteleSearch
import SteleText

/// Where the fused output projection reads its requests and leaves its results.
struct ProjectionBuffers {
  private let rows: UnsafeMutableBufferPointer<stele_projection_row>
  private let excluded: UnsafeMutableBufferPointer<Int32>
  private let excludedLogits: UnsafeMutableBufferPointer<Float>
  private let candidates: UnsafeMutableBufferPointer<Int32>
  private let candidateLogits: UnsafeMutableBufferPointer<Float>
  private let scratch: UnsafeMutableBufferPointer<UInt8>
  private let candidatesPerRow: Int
  private let excludedPerRow: Int

  /// Reservations, made before the arena exists.
  struct Plan {
    let rows: ArenaPlan.Reservation<stele_projection_row>
    let excluded, candidates: ArenaPlan.Reservation<Int32>
    let excludedLogits, candidateLogits: ArenaPlan.Reservation<Float>
    let scratch: ArenaPlan.Reservation<UInt8>
    let candidatesPerRow, excludedPerRow: Int

    init(
      _ arena: inout ArenaPlan, vocabulary: Int, _ capacity: TransformerSession.Capacity
    ) {
      candidatesPerRow = min(capacity.candidates, vocabulary)
      excludedPerRow = min(capacity.excluded, vocabulary)
      rows = arena.reserve(stele_projection_row.self, capacity.rows)
      excluded = arena.reserve(Int32.self, capacity.rows * excludedPerRow)
      excludedLogits = arena.reserve(Float.self, capacity.rows * excludedPerRow)
      candidates = arena.reserve(Int32.self, capacity.rows * candidatesPerRow)
      candidateLogits = arena.reserve(Float.self, capacity.rows * candidatesPerRow)
      scratch = arena.reserve(
        UInt8.self,
        max(
          stele_projection_scratch_bytes(vocabulary, capacity.rows, candidatesPerRow),
          stele_screening_scratch_bytes(capacity.rows)))
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    rows = arena.buffer(plan.rows)
    excluded = arena.buffer(plan.excluded)
    excludedLogits = arena.buffer(plan.excludedLogits)
    candidates = arena.buffer(plan.candidates)
    candidateLogits = arena.buffer(plan.candidateLogits)
    scratch = arena.buffer(plan.scratch)
    candidatesPerRow = plan.candidatesPerRow
    excludedPerRow = plan.excludedPerRow
  }

  var rowsAddress: UnsafeMutablePointer<stele_projection_row> {
    guard let address = rows.baseAddress else { preconditionFailure("no rows planned") }
    return address
  }

  var scratchAddress: UnsafeMutableRawPointer {
    guard let address = scratch.baseAddress else { preconditionFailure("no scratch planned") }
    return UnsafeMutableRawPointer(address)
  }

  /// Translates requests into the kernel's rows.
  func fill(_ requests: [RowRequest]) {
    for (row, request) in requests.enumerated() {
      precondition(request.excluded.count <= excludedPerRow, "more excluded tokens than planned")
      let firstExcluded = row * excludedPerRow
      for (offset, token) in request.excluded.enumerated() {
        excluded[firstExcluded + offset] = token
      }
      let firstCandidate = row * candidatesPerRow
      rows[row] = stele_projection_row(
        candidate_count: min(request.candidateCount, candidatesPerRow),
        excluded: excluded.baseAddress.map { UnsafePointer($0 + firstExcluded) },
        excluded_count: request.excluded.count,
        candidate_tokens: candidates.baseAddress.map { $0 + firstCandidate },
        candidate_logits: candidateLogits.baseAddress.map { $0 + firstCandidate },
        excluded_logits: excludedLogits.baseAddress.map { $0 + firstExcluded },
        log_sum_exp: 0)
    }
  }

  /// Reads the kernel's results for the requests that ``fill(_:)`` got.
  func scores(_ requests: [RowRequest]) -> [RowScores] {
    requests.enumerated().map { row, request in
      let firstCandidate = row * candidatesPerRow
      var best: [(token: TokenID, logit: Float)] = []
      for index in firstCandidate..<firstCandidate + rows[row].candidate_count
      where candidates[index] >= 0 {
        best.append((token: candidates[index], logit: candidateLogits[index]))
      }
      let firstExcluded = row * excludedPerRow
      return RowScores(
        candidates: best, logSumExp: rows[row].log_sum_exp,
        excludedLogits: Array(
          excludedLogits[firstExcluded..<firstExcluded + request.excluded.count]))
    }
  }
}
