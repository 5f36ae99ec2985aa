import CSteleKernels
import Dispatch
import SteleFile
import SteleModelFormat
import SteleTokenizer

/// Shares out the memory that a process may take between batches and the weights of one model.
final class MemoryBudget: Sendable {
  /// Bytes that the process may take.
  let limit: Int
  let stream: WeightStream
  private let file: MappedFile
  /// Everything but tiles of weights and batches, where not all weights stay.
  private let program: Int
  /// What the tokenizer takes besides where all weights stay, and with them all of it.
  private let tokenizer: Int
  private let turn = DispatchSemaphore(value: 1)

  private let sizes: Sizes

  /// How memory is shared out; tests of small models have smaller ones.
  struct Sizes {
    /// What the program takes besides the model, or nil for what it is charged with now.
    var program: Int?
    /// What it may come to need while it works: code that was not run yet, text, threads' stacks, and
    /// the system's own tables for the process.
    var growth = 11 << 19
    /// Reading ahead, at most, and at least: enough to keep a disk and the kernels busy at the same
    /// time.
    var readAhead = 16 << 20
    var leastReadAhead: Int { readAhead / 16 * 3 }
    /// Tokens looked up and tiles looked at here and there, at least, and at most.
    var scattered = 1 << 19
    var mostScattered: Int { 64 * scattered }
    /// What is looked up to tell the text of tokens, between steps.
    var tokenizer = 1 << 20
    /// Little enough to keep several at hand, enough to read at full speed and to compute for
    /// longer than starting threads takes.
    var chunk = 1 << 20
  }

  /// A budget of `limit` bytes for a process that works with `model`.
  ///
  /// From here on nothing of the file comes into memory that was not asked for.
  init(_ model: ModelFile, limit: Int, sizes: Sizes = Sizes()) throws(ModelFormatError) {
    self.limit = limit
    self.sizes = sizes
    file = model.container.file
    let chunks = try WeightChunks(
      model, byteCount: sizes.chunk, embeddingTileStep: Int(STELE_BLOCK_TILES))
    let lookedUp = Tokenizer.lookedUpRanges(in: model.container)
    stream = WeightStream(chunks, lookedUp: lookedUp, of: file)
    file.advise(.random, in: 0..<file.byteCount)
    let whole = lookedUp.reduce(0) { $0 + $1.count }
    tokenizer = max(whole - sizes.tokenizer, 0)
    // Tables, scales, biases and norms.
    let others = file.byteCount - chunks.byteCount - tokenizer
    var taken = sizes.program ?? ProgramMemory.byteCount(besides: file)
    if sizes.program == nil, taken + sizes.growth + file.byteCount > limit {
      // Room for weights, which every step reads, in place of code that nobody runs, and of what
      // the system read ahead when the file was opened.
      file.drop(0..<file.byteCount)
      ProgramFiles(except: file.path).releaseUnused()
      taken = ProgramMemory.byteCount(besides: file)
    }
    program = taken + sizes.growth + others
  }

  /// How to work on a batch that needs `batch`.
  ///
  /// - Throws: An error with the least that would do, if the limit is below it.
  func plan(_ batch: BatchMemory) throws(TranslationError) -> MemoryPlan {
    let weights = stream.chunks.byteCount
    var plan = MemoryPlan(
      limit: limit, program: program + tokenizer, batch: batch.largest, window: 0,
      resident: weights,
      weights: weights, streamed: 0, sentences: batch.sentences, beams: batch.beams)
    if plan.program + batch.largest + weights <= limit { return plan }
    plan.program = program
    let least = program + batch.largest + sizes.leastReadAhead + leastScattered(batch)
    guard least <= limit else {
      throw .memoryLimit(limit: limit, least: least, batch: batch.largest)
    }
    let shares = shares(of: batch, pages: min(batch.pages, 1))
    plan.window = shares.window + shares.overlap + shares.scattered
    plan.resident = min(shares.resident, weights)
    plan.streamed = stream.bytesPerStep(resident: plan.resident, for: batch.reads)
    return plan
  }

  /// Whether a batch that needs `batch` leaves enough room for weights.
  ///
  /// Together with all weights, or, where those do not fit anyhow, half of what there is: sentences
  /// of a batch share what is read of weights, but few become as long as they may.
  func hasRoom(for batch: BatchMemory) -> Bool {
    let room = limit - program
    let streaming = room - sizes.leastReadAhead - leastScattered(batch)
    return batch.largest <= max(room - tokenizer - stream.chunks.byteCount, streaming / 2)
  }

  /// Makes the stream ready for a batch that has used `pages` pages of keys and values, as `plan`
  /// says; nil where all weights stay.
  func prepare(_ batch: BatchMemory, pages: Int, _ plan: MemoryPlan) -> WeightStream? {
    if plan.resident == plan.weights {
      file.advise(.normal, in: 0..<file.byteCount)
      stream.keepAll()
      return nil
    }
    // An earlier batch may have had room for all.
    file.advise(.random, in: 0..<file.byteCount)
    let shares = shares(of: batch, pages: pages)
    stream.keep(
      resident: shares.resident, for: batch.reads, window: shares.window,
      scattered: shares.scattered)
    return stream
  }

  /// How weights have what the program and a batch leave to them.
  private struct Shares {
    /// For those that stay.
    var resident: Int
    /// For those that are read ahead.
    var window: Int
    /// For those that were let go and are not gone yet.
    var overlap: Int
    /// For those that come in by looking up tokens and looking closer.
    var scattered: Int
  }

  /// What is left for weights when `pages` pages of keys and values are used.
  ///
  /// What all steps read comes first. Where that stays, only what is read once for a sentence is read
  /// ahead, before the first step; and looking closer is what steps wait for: they have the rest
  /// before what is read once.
  private func shares(of batch: BatchMemory, pages: Int) -> Shares {
    let scattered = leastScattered(batch)
    let left = limit - program - batch.fixed - pages * batch.pageByteCount - scattered
    let steps = stream.bytesPerStep(resident: 0, for: batch.reads)
    let least = pages > 0 && left >= steps ? 0 : sizes.leastReadAhead
    let window = min(max(left - steps, least), sizes.readAhead)
    // What is let go and what is asked for ahead overlap by a chunk or two.
    let overlap = left < steps ? 2 * sizes.chunk : 0
    let resident = left - window - overlap
    guard batch.reads.screens else {
      return Shares(resident: resident, window: window, overlap: overlap, scattered: scattered)
    }
    let more = min(max(resident - steps, 0), sizes.mostScattered)
    return Shares(
      resident: resident - more, window: window, overlap: overlap, scattered: scattered + more)
  }

  /// Bytes of the embedding that come in by looking up the tokens of one pass, or a little more.
  private func leastScattered(_ batch: BatchMemory) -> Int {
    let embedding = stream.chunks.parts.filter(\.isEmbedding)
    let lookUp = embedding.reduce(0) { $0 + batch.tokens * $1.tileByteCount }
    return max(sizes.scattered, lookUp)
  }

  /// Lets one batch at a time use the stream: several together would exceed the limit.
  func inTurn<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    turn.wait()
    defer { turn.signal() }
    return try body()
  }
}
