import CSteleKernels
package import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// A batch that sentences join and leave between steps, each with its own languages, search options
/// and length.
///
/// What becomes of a sentence does not depend on the others: it is what a ``Translator`` makes of
/// it alone, to the bit. All memory for keys, values and activations is one arena, which is sized
/// for the worst case and used from its beginning, so that what it takes follows what is at work.
package final class ContinuousBatch {
  private let model: TranslationModel
  /// How large it may get.
  package let limits: ContinuousBatchLimits
  /// Nil before the first step and after ``rest()``.
  private var session: TransformerSession?
  private var scores: [RowScores] = []
  private var members: [Member] = []
  /// Those that joined since the last step.
  private var newcomers: [Member] = []
  private var freeLanes: [Int]
  private var sourcePages: PagePool
  private var targetPages: PagePool

  static let pageSlots = Int(STELE_PAGE_SLOTS)

  /// Pages that `slots` slots fill.
  static func pages(_ slots: Int) -> Int { (slots + pageSlots - 1) / pageSlots }

  /// A sentence of the batch.
  private struct Member {
    let id: Int
    let sentence: BatchSentence
    /// Its pages of keys and values of sources, in a row.
    let sourcePages: Range<Int>
    /// Where each of its rows has its tables of slots.
    let lanes: [Int]
    var search: SentenceSearch
    /// Its pages of keys and values of translations, in the order in which they filled.
    var pages: [Int] = []
    /// Tokens that its hypotheses have.
    var step = 0
    /// Tokens of its best result that were handed over.
    var reported = 0

    /// Where its source lies among the batch's source tokens.
    var source: Range<Int> {
      let first = sourcePages.lowerBound * ContinuousBatch.pageSlots
      return first..<first + sentence.source.count
    }
  }

  /// What a step brought a sentence.
  package struct Progress {
    /// What the sentence joined with.
    package var id: Int
    /// Tokens of its best result that became certain.
    package var settled: [TokenID]
    /// Its translation, if it is done; then it has left.
    package var translation: Translation?
  }

  /// An empty batch of `model`, within limits that are fitted to it.
  package init(_ model: TranslationModel, limits: ContinuousBatchLimits) {
    self.model = model
    self.limits = limits
    freeLanes = Array((0..<limits.rows).reversed())
    sourcePages = PagePool(count: limits.sourcePages)
    targetPages = PagePool(count: limits.targetPages)
  }

  /// Whether no sentence is in it.
  package var isEmpty: Bool { members.isEmpty && newcomers.isEmpty }

  /// Sentences in it.
  package var sentenceCount: Int { members.count + newcomers.count }

  /// Rows that its sentences may have.
  package var rowCount: Int { limits.rows - freeLanes.count }
}

// MARK: - Joining and leaving

extension ContinuousBatch {
  /// Takes `sentence` in, from the next step on; false where there is no room for it now.
  ///
  /// An empty batch has room for every sentence that its limits allow.
  package func join(_ sentence: BatchSentence, id: Int) -> Bool {
    precondition(
      sentence.rows <= limits.beams && sentence.newTokens <= limits.newTokens
        && sentence.source.count <= limits.longestSource, "the sentence is beyond the limits")
    guard sentence.rows <= freeLanes.count,
      let pages = sourcePages.takeRun(Self.pages(sentence.source.count))
    else { return false }
    let lanes = Array(freeLanes.suffix(sentence.rows))
    freeLanes.removeLast(sentence.rows)
    let configuration = model.configuration
    newcomers.append(
      Member(
        id: id, sentence: sentence, sourcePages: pages, lanes: lanes,
        search: SentenceSearch(
          options: sentence.search, maximumNewTokens: sentence.newTokens,
          start: configuration.decoderStart, forcedFirst: sentence.target, end: configuration.end,
          vocabularyCount: configuration.vocabularyCount)))
    return true
  }

  /// Lets the sentence that joined with `id` go, if it is still there.
  package func leave(_ id: Int) {
    for member in members + newcomers where member.id == id { release(member) }
    members.removeAll { $0.id == id }
    newcomers.removeAll { $0.id == id }
  }

  /// Lets all sentences go.
  package func clear() {
    for member in members + newcomers { release(member) }
    members = []
    newcomers = []
  }

  /// Gives back what a sentence had.
  private func release(_ member: Member) {
    sourcePages.free(member.sourcePages)
    targetPages.free(member.pages)
    freeLanes += member.lanes.reversed()
  }

  /// Gives all memory of an empty batch back, until the next step.
  package func rest() {
    precondition(isEmpty, "sentences are at work")
    session = nil
    scores = []
  }

  private func wake() throws(TranslationError) {
    guard session == nil else { return }
    let capacity = try limits.capacity(model.configuration)
    session = try TransformerSession(model.weights, capacity: capacity, budget: model.budget)
    // Every element is made anew: copies of one would share its memory.
    scores = (0..<capacity.rows).map { _ in
      RowScores(candidateCapacity: capacity.candidates, excludedCapacity: capacity.excluded)
    }
  }
}

// MARK: - Steps

extension ContinuousBatch {
  /// Encodes the sources of those that joined, and generates one more token of each hypothesis of
  /// all sentences.
  ///
  /// - Parameter note: Called with what the step brought, for each sentence that it brought
  ///   something.
  /// - Throws: What concerns all sentences: the file changed, or memory ran out. The batch is to be
  ///   cleared then.
  package func step(_ note: (Progress) -> Void) throws(TranslationError) {
    guard !isEmpty else { return }
    if !newcomers.isEmpty { try model.checkUnchanged() }
    let finished = try model.inTurn { () throws(TranslationError) -> Bool in
      try wake()
      guard let session else { return false }
      admit(session)
      layOut(session)
      session.decode(into: &scores)
      return advance(session)
    }
    if finished { try model.checkUnchanged() }
    report(note)
  }

  /// Encodes the sources of those that joined.
  private func admit(_ session: TransformerSession) {
    if newcomers.isEmpty { return }
    session.encode(newcomers.map(\.sentence.source), at: newcomers.map(\.source))
    members += newcomers
    newcomers = []
  }

  /// Hands the rows of all hypotheses to the session, their newest slots entered in their tables.
  private func layOut(_ session: TransformerSession) {
    for index in members.indices {
      let step = members[index].step
      for row in 0..<members[index].search.rowCount {
        let slot = UInt32(slot(of: index, row: row))
        let table = table(members[index], row: row, step: step)
        session[slotTable: table + step] = slot
        session.add(
          .init(
            token: members[index].search.inputToken(row: row), index: step,
            source: members[index].source, slot: slot, history: table..<table + step + 1),
          asking: members[index].search.request(row: row))
      }
    }
  }

  /// Gives every search the answers to its rows, and every row that goes on its parent's slots;
  /// returns whether a search has ended.
  private func advance(_ session: TransformerSession) -> Bool {
    var first = 0
    var hasFinished = false
    for index in members.indices {
      let end = first + members[index].search.rowCount
      members[index].search.advance(with: scores[first..<end])
      first = end
      let step = members[index].step
      for (row, parent) in members[index].search.parents.enumerated() {
        let old = table(members[index], row: parent, step: step)
        session.copySlots(
          from: old..<old + step + 1, to: table(members[index], row: row, step: step + 1))
      }
      members[index].step += 1
      hasFinished = hasFinished || members[index].search.isFinished
    }
    return hasFinished
  }

  /// Hands over what the last step brought; who is done leaves.
  private func report(_ note: (Progress) -> Void) {
    for index in members.indices {
      let search = members[index].search
      let settled = members[index].reported..<search.settledCount
      guard search.isFinished || !settled.isEmpty else { continue }
      members[index].reported = search.settledCount
      note(
        Progress(
          id: members[index].id, settled: settled.map { search.settledToken($0) },
          translation: search.isFinished ? model.translation(of: search.hypotheses()) : nil))
    }
    for member in members where member.search.isFinished { release(member) }
    members.removeAll(where: \.search.isFinished)
  }

  /// Where the newest keys and values of a hypothesis go.
  ///
  /// A page belongs to one sentence, so that its hypotheses find their positions side by side.
  private func slot(of index: Int, row: Int) -> Int {
    let (page, place) = (members[index].step * members[index].sentence.rows + row)
      .quotientAndRemainder(dividingBy: Self.pageSlots)
    while page >= members[index].pages.count {
      guard let free = targetPages.take() else { preconditionFailure("more pages than planned") }
      members[index].pages.append(free)
    }
    return members[index].pages[page] * Self.pageSlots + place
  }

  /// Where a hypothesis's slot table starts.
  ///
  /// Tables alternate between two copies from step to step, so that reordered hypotheses never
  /// overwrite one that is still to be read.
  private func table(_ member: Member, row: Int, step: Int) -> Int {
    (member.lanes[row] * 2 + step % 2) * limits.newTokens
  }
}
