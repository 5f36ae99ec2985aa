public import SteleTransformer

/// What the repetitions of a ``ProfileReport`` come to.
///
/// Times are nanoseconds. The first step of each batch stands apart: its token is forced, and
/// caches are cold.
public struct ProfileSummary: Codable, Equatable, Sendable {
  /// Of a repetition, median over the repetitions.
  public var nanoseconds: Int
  /// Of a repetition, mean over the repetitions: what the phases and the rest add up to.
  public var meanNanoseconds: Int
  /// Of each phase, mean over the repetitions.
  public var phases: [Phase: Int]
  /// Of what no phase accounts for, mean over the repetitions.
  public var unaccounted: Int
  /// Of the first step of a batch, median over batches and repetitions.
  public var firstStep: Int
  /// Of all other steps.
  public var latency: Latency
  /// Of a step's parts, mean over all steps but the first of each batch.
  public var split: [StepPart: Int]
  /// Bytes that a step's parts read, mean over the same steps.
  public var bytes: [StepPart: Int]
  /// int8 multiply-adds of a step's parts, mean over the same steps.
  public var products: [StepPart: Int]
  /// Zero inputs of a step's second feed-forward matrices, all layers together, mean over the same
  /// steps; nil where weights are floats.
  public var feedForwardInputs: InputCounts?
  /// The same layer by layer.
  public var feedForwardLayers: [InputCounts]?
  /// Tokens of live sentences per second of decoding, median over the repetitions.
  public var tokensPerSecond: Double
  /// Of all threads' time in the same steps, the share spent waiting at barriers.
  public var waitingShare: Double
  /// The busiest thread's computing time by the mean of all threads, mean over the same steps.
  public var imbalance: Double

  /// How long steps take.
  public struct Latency: Codable, Equatable, Sendable {
    /// Steps.
    public var count: Int
    /// The mean of their times.
    public var mean: Int
    /// What half of the steps do not exceed.
    public var p50: Int
    /// What 90 % of the steps do not exceed.
    public var p90: Int
    /// What 99 % of the steps do not exceed.
    public var p99: Int
    /// The slowest step.
    public var max: Int
    /// By how many nanoseconds a step is slower for each position further back, by least squares.
    public var slope: Double
    /// Steps by their time, in at most 24 bins of the same round width.
    public var histogram: [Bin]
  }

  /// Steps that took `from` up to, but not including, `to` nanoseconds.
  public struct Bin: Codable, Equatable, Sendable {
    /// Where the bin begins.
    public var from: Int
    /// Where the next one begins.
    public var to: Int
    /// How many steps there are.
    public var count: Int
  }
}
