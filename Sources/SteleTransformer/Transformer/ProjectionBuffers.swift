import CSteleKernels
import SteleDecoding
import SteleTokenizer

/// Where the fused output projection reads its requests and leaves its results.
struct ProjectionBuffers {
  private let rows: UnsafeMutableBufferPointer<stele_projection_row>
  private let excluded: UnsafeMutableBufferPointer<Int32>
  private let excludedLogits: UnsafeMutableBufferPointer<Float>
  private let candidates: UnsafeMutableBufferPointer<Int32>
  private let candidateLogits: UnsafeMutableBufferPointer<Float>
  private let scratch: UnsafeMutableBufferPointer<UInt8>
  /// What ``CloserLooks`` writes down of each row and tile.
  let notes: UnsafeMutableBufferPointer<Float>
  private let candidatesPerRow: Int
  private let excludedPerRow: Int
  /// What was asked since the last answers.
  private(set) var demand = ProjectionDemand()

  /// Reservations, made before the arena exists.
  struct Plan {
    let rows: ArenaPlan.Reservation<stele_projection_row>
    let excluded, candidates: ArenaPlan.Reservation<Int32>
    let excludedLogits, candidateLogits: ArenaPlan.Reservation<Float>
    let scratch: ArenaPlan.Reservation<UInt8>
    let notes: ArenaPlan.Reservation<Float>
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
      notes = arena.reserve(
        Float.self, CloserLooks.noteCount(vocabulary: vocabulary, rows: capacity.rows))
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    rows = arena.buffer(plan.rows)
    excluded = arena.buffer(plan.excluded)
    excludedLogits = arena.buffer(plan.excludedLogits)
    candidates = arena.buffer(plan.candidates)
    candidateLogits = arena.buffer(plan.candidateLogits)
    scratch = arena.buffer(plan.scratch)
    notes = arena.buffer(plan.notes)
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

  /// Translates the next row's request into the kernel's.
  mutating func ask(_ request: RowRequest) {
    let row = demand.rowCount
    precondition(row < rows.count, "more rows than planned")
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
      log_sum_exp: .nan, skips_log_sum_exp: request.wantsLogSumExp ? 0 : 1)
    demand.add(request)
  }

  /// Reads the kernel's results for all rows that asked, in order, and forgets the rows.
  mutating func answer(into scores: inout [RowScores]) {
    precondition(demand.rowCount <= scores.count, "more rows than answers")
    for row in 0..<demand.rowCount { read(row, into: &scores[row]) }
    forget()
  }

  /// Forgets the rows that were added.
  mutating func forget() { demand = ProjectionDemand() }

  private func read(_ row: Int, into scores: inout RowScores) {
    scores.candidates.removeAll(keepingCapacity: true)
    let firstCandidate = row * candidatesPerRow
    for index in firstCandidate..<firstCandidate + rows[row].candidate_count
    where candidates[index] >= 0 {
      scores.candidates.append((token: candidates[index], logit: candidateLogits[index]))
    }
    scores.logSumExp = rows[row].log_sum_exp
    scores.excludedLogits.removeAll(keepingCapacity: true)
    let firstExcluded = row * excludedPerRow
    scores.excludedLogits.append(
      contentsOf: excludedLogits[firstExcluded..<firstExcluded + rows[row].excluded_count])
  }
}
