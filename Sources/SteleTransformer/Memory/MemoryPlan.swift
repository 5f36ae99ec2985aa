import SteleBase

/// How a batch keeps to a limit on memory: what it holds, and what of the weights stays in memory.
///
/// All are bytes. They count what a memory cgroup charges for a process that starts with the model
/// file out of the system's cache.
public struct MemoryPlan: Codable, Equatable, Sendable {
  /// The most that the process may take.
  public var limit: Int
  /// The program itself, the tokenizer, and what is needed for text and bookkeeping.
  public var program: Int
  /// Activations, keys and values of the batch, should every translation become as long as it may.
  ///
  /// What is not used yet is left to ``resident`` weights.
  public var batch: Int
  /// Weights that are read ahead, or here and there, before they are let go.
  public var window: Int
  /// Weights that stay in memory as long as the batch has not grown to its full size, of all that
  /// the file has.
  public var resident: Int
  /// Weights that the file has.
  public var weights: Int
  /// Weights that the first decoder steps have to read again, each of them.
  public var streamed: Int
  /// Sentences that are translated together, and hypotheses of each.
  public var sentences: Int
  /// Hypotheses kept of each sentence.
  public var beams: Int
}

extension MemoryPlan: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    let parts =
      "limit \(Self.mebibytes(limit)): program \(Self.mebibytes(program)), "
      + "\(Counted.text(sentences, "sentence")) with \(Counted.text(beams, "beam")) at most "
      + Self.mebibytes(batch)
    if resident == weights { return parts + ", all weights stay (\(Self.mebibytes(weights)))" }
    return parts + ", weights that stay \(Self.mebibytes(resident)) of "
      + "\(Self.mebibytes(weights)), read ahead \(Self.mebibytes(window)); "
      + "each step reads \(Self.mebibytes(streamed)) from the file"
  }

  private static func mebibytes(_ bytes: Int) -> String {
    FixedPoint.text(Double(bytes) / Double(1 << 20), 1) + " MiB"
  }
}
