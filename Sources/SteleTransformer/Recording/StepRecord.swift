/// One decoder step, which gives every live hypothesis of a batch one more token.
///
/// All times are nanoseconds. ``split`` adds up to ``nanoseconds``.
public struct StepRecord: Codable, Equatable, Sendable {
  /// Which batch of the work the step belongs to, from 0.
  public var batch: Int
  /// Tokens that the hypotheses had before the step; 0 for the first.
  public var position: Int
  /// When the step began, from the beginning of the recording.
  public var start: Int
  /// How long it took, search included.
  public var nanoseconds: Int
  /// Where the time went, the slowest thread counting.
  public var split: [StepPart: Int]
  /// Sentences whose search had not ended.
  public var sentences: Int
  /// Hypotheses of all of them.
  public var rows: Int
  /// Positions of keys and values that the longest hypothesis attended to, itself included.
  public var cacheLength: Int
  /// Bytes of weights and of cached keys and values that each part reads, as the model's shape
  /// says; parts that read none are left out.
  public var bytes: [StepPart: Int]
  /// int8 multiply-adds with weights in each part that has any.
  public var products: [StepPart: Int]
  /// Page faults served without a disk.
  public var minorFaults: Int
  /// Page faults that read from a disk.
  public var majorFaults: Int
  /// Bytes that the process had read from disks, ahead or by faults.
  public var diskBytes: Int
  /// Bytes of the process in memory after the step, mapped files included; 0 where the system does
  /// not tell.
  public var residentBytes: Int
  /// How long each thread computed; the thread that runs the search comes first.
  public var busy: [Int]
  /// How long each thread waited for others at barriers.
  public var waiting: [Int]
  /// Zero inputs of the second feed-forward matrices of all layers; nil where weights are floats.
  public var feedForwardInputs: InputCounts?

  /// A step with these figures.
  public init(
    batch: Int, position: Int, start: Int, nanoseconds: Int, split: [StepPart: Int],
    sentences: Int, rows: Int, cacheLength: Int, bytes: [StepPart: Int],
    products: [StepPart: Int], minorFaults: Int, majorFaults: Int, diskBytes: Int,
    residentBytes: Int, busy: [Int], waiting: [Int],
    feedForwardInputs: InputCounts? = nil
  ) {
    self.batch = batch
    self.position = position
    self.start = start
    self.nanoseconds = nanoseconds
    self.split = split
    self.sentences = sentences
    self.rows = rows
    self.cacheLength = cacheLength
    self.bytes = bytes
    self.products = products
    self.minorFaults = minorFaults
    self.majorFaults = majorFaults
    self.diskBytes = diskBytes
    self.residentBytes = residentBytes
    self.busy = busy
    self.waiting = waiting
    self.feedForwardInputs = feedForwardInputs
  }
}
