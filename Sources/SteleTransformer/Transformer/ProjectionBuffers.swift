import CSteleKernels
import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// Where the fused output projection reads its requests and leaves its results.
///
/// Searches know tokens, kernels the embedding's rows: requests and answers are translated here.
struct ProjectionBuffers {
  private let rows: UnsafeMutableBufferPointer<stele_projection_row>
  private let excluded: UnsafeMutableBufferPointer<Int32>
  /// Where among the excluded rows of a row each token is that its request excludes, in the
  /// request's order.
  private let excludedPlaces: UnsafeMutableBufferPointer<UInt32>
  private let excludedLogits: UnsafeMutableBufferPointer<Float>
  private let candidates: UnsafeMutableBufferPointer<Int32>
  private let candidateLogits: UnsafeMutableBufferPointer<Float>
  private let scratch: UnsafeMutableBufferPointer<UInt8>
  /// What ``CloserLooks`` writes down of each row and tile.
  let notes: UnsafeMutableBufferPointer<Float>
  /// For counting by script: two numbers for each.
  private let scriptScratch: UnsafeMutableBufferPointer<UInt32>
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
    let excludedPlaces, scriptScratch: ArenaPlan.Reservation<UInt32>
    let candidatesPerRow, excludedPerRow: Int

    init(
      _ arena: inout ArenaPlan, vocabulary: Int, _ capacity: TransformerSession.Capacity
    ) {
      candidatesPerRow = min(capacity.candidates, vocabulary)
      excludedPerRow = min(capacity.excluded, vocabulary)
      rows = arena.reserve(stele_projection_row.self, capacity.rows)
      excluded = arena.reserve(Int32.self, capacity.rows * excludedPerRow)
      excludedPlaces = arena.reserve(UInt32.self, capacity.rows * excludedPerRow)
      scriptScratch = arena.reserve(UInt32.self, 2 * TokenRows.mostGroups)
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
    excludedPlaces = arena.buffer(plan.excludedPlaces)
    scriptScratch = arena.buffer(plan.scriptScratch)
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

  /// Translates the next row's request into the kernel's; `own` is what of the vocabulary counts
  /// for it alone.
  mutating func ask(_ request: RowRequest, _ tokenRows: TokenRows, own: ShortlistBuffers.Own) {
    let row = demand.rowCount
    precondition(row < rows.count, "more rows than planned")
    precondition(request.excluded.count <= excludedPerRow, "more excluded tokens than planned")
    let firstExcluded = row * excludedPerRow
    exclude(request.excluded, from: firstExcluded, tokenRows)
    let firstCandidate = row * candidatesPerRow
    rows[row] = stele_projection_row(
      candidate_count: min(request.candidateCount, candidatesPerRow),
      excluded: excluded.baseAddress.map { UnsafePointer($0 + firstExcluded) },
      excluded_count: request.excluded.count,
      candidate_tokens: candidates.baseAddress.map { $0 + firstCandidate },
      candidate_logits: candidateLogits.baseAddress.map { $0 + firstCandidate },
      excluded_logits: excludedLogits.baseAddress.map { $0 + firstExcluded },
      log_sum_exp: .nan, skips_log_sum_exp: request.wantsLogSumExp ? 0 : 1, own: own.rows,
      own_logits: own.logits, own_count: own.count)
    demand.add(request)
  }

  /// Writes the rows of `tokens`, which ascend, in ascending order, and where each token's is.
  ///
  /// Rows ascend by script, and within a script as tokens do.
  private func exclude(_ tokens: [TokenID], from first: Int, _ tokenRows: TokenRows) {
    guard !tokens.isEmpty else { return }
    let groups = tokenRows.scripts.count
    let places = UnsafeMutableBufferPointer(rebasing: scriptScratch[..<groups])
    let next = UnsafeMutableBufferPointer(rebasing: scriptScratch[groups..<2 * groups])
    places.update(repeating: 0)
    for token in tokens { places[tokenRows.group(of: token)] += 1 }
    var end: UInt32 = 0
    for group in 0..<groups {
      end += places[group]
      places[group] = end - places[group]
    }
    var index = first
    tokenRows.forEach(of: tokens, scratch: next) { group, row in
      excluded[first + Int(places[group])] = row
      excludedPlaces[index] = places[group]
      places[group] += 1
      index += 1
    }
  }

  /// Reads the kernel's results for all rows that asked, in order, and forgets the rows.
  mutating func answer(into scores: inout [RowScores], _ tokenRows: TokenRows) {
    precondition(demand.rowCount <= scores.count, "more rows than answers")
    for row in 0..<demand.rowCount { read(row, into: &scores[row], tokenRows) }
    forget()
  }

  /// Forgets the rows that were added.
  mutating func forget() { demand = ProjectionDemand() }

  private func read(_ row: Int, into scores: inout RowScores, _ tokenRows: TokenRows) {
    scores.candidates.removeAll(keepingCapacity: true)
    let firstCandidate = row * candidatesPerRow
    for index in firstCandidate..<firstCandidate + rows[row].candidate_count
    where candidates[index] >= 0 {
      scores.candidates.append(
        (token: tokenRows.token(ofRow: candidates[index]), logit: candidateLogits[index]))
    }
    scores.logSumExp = rows[row].log_sum_exp
    scores.excludedLogits.removeAll(keepingCapacity: true)
    let firstExcluded = row * excludedPerRow
    for index in firstExcluded..<firstExcluded + rows[row].excluded_count {
      scores.excludedLogits.append(excludedLogits[firstExcluded + Int(excludedPlaces[index])])
    }
  }
}
