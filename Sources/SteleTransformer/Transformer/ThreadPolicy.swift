/// How many threads the next pass is worth, learnt from how the last ones went.
///
/// Threads of a pass wait for each other after each operation. On a machine with other work the
/// system puts one of them aside now and then, and all wait; fewer threads are faster then. So
/// where much time goes by in waiting, fewer are tried, and those that are faster are kept; where
/// there are fewer than there might be, more are tried, now and then. Results do not depend on it.
///
/// What a trial loses is made good many times before the next one, and more often the more trials
/// failed before: a single bad pass may have been bad luck, but in the long run they lose little.
struct ThreadPolicy {
  /// The most threads to use, at least 1.
  let most: Int
  /// Threads for the next pass.
  private(set) var threads: Int
  /// How passes went with the threads that are in use, or were before the trial.
  private var usual = Pace()
  /// The trial that is going on.
  private var trial: Trial?
  /// Trials in a row that showed that all is well as it is.
  private var failures = 0
  /// Nanoseconds that must go by before the next trial.
  private var patience: Double = 0

  /// What is known of one pass.
  struct Pass {
    /// Threads that took part.
    var threads: Int
    /// Work, in about as many multiply-adds.
    var cost: Int
    /// How long it took.
    var nanoseconds: Int
    /// How long its threads waited for each other, added up.
    var waited: Int
  }

  /// Nanoseconds for each unit of cost, and the share of them that threads waited; later passes
  /// count more.
  private struct Pace {
    private(set) var nanoseconds: Double = 0
    private(set) var waitingShare: Double = 0
    private(set) var passes = 0
    private(set) var cost = 0

    mutating func add(_ pass: Pass) {
      passes += 1
      cost = pass.cost
      let weight = 1 / Double(min(passes, 8))
      let taken = Double(pass.nanoseconds)
      nanoseconds += (taken / Double(pass.cost) - nanoseconds) * weight
      waitingShare += (Double(pass.waited) / (taken * Double(pass.threads)) - waitingShare) * weight
    }

    /// Whether `pass` does so different an amount of work that paces cannot be compared.
    func isUnlike(_ pass: Pass) -> Bool {
      passes > 0 && (pass.cost > cost + cost / 4 || pass.cost < cost - cost / 4)
    }
  }

  private struct Trial {
    /// Threads to go back to.
    let before: Int
    var pace = Pace()
    /// Nanoseconds that it took longer than the usual pace would have.
    var lost: Double = 0
  }

  /// Passes that are seen before a trial may begin, and passes of a trial.
  private static let passesBefore = 3
  private static let passesOfTrial = 6
  /// Passes with another number of threads before the one that was usual is tried once more.
  private static let passesBeforeDoubt = 8
  /// Of all threads' time: what good work loses to its last portions stays below.
  private static let muchWaiting = 0.2
  /// How much faster what was tried must be, to be kept.
  private static let gain = 0.97
  /// What a trial may lose before it ends, in passes.
  private static let bearableLoss = 0.5
  /// How many times what a trial lost goes by before the next one, after the first failure; twice
  /// as often after each further one, a few times.
  private static let regret = 25.0
  private static let mostDoublings = 3
  /// Nanoseconds between two trials: the machine may be free again, or busy.
  private static let patienceBounds = 1e9...20e9

  /// All of `most` threads, or one where that is none.
  init(most: Int) {
    self.most = max(1, most)
    threads = self.most
  }

  /// Learns from a pass with ``threads`` threads, or with fewer since it was small.
  mutating func learn(from pass: Pass) {
    guard most > 1, pass.threads == threads, pass.cost > 0, pass.nanoseconds > 0 else { return }
    patience -= Double(pass.nanoseconds)
    if usual.isUnlike(pass) {
      // Another kind of work: what was known of the pace says nothing of it.
      usual = Pace()
      if let trial { threads = trial.before }
      trial = nil
      return
    }
    if trial == nil {
      usual.add(pass)
      considerTrial()
    } else {
      continueTrial(pass)
    }
  }

  private mutating func considerTrial() {
    guard usual.passes >= Self.passesBefore, patience <= 0 else { return }
    if usual.waitingShare > Self.muchWaiting, threads > 1 {
      begin(with: threads - max(1, threads / 4))
    } else if threads < most {
      begin(with: min(most, threads + max(1, threads / 3)))
    }
  }

  private mutating func begin(with threads: Int) {
    trial = Trial(before: self.threads)
    self.threads = threads
  }

  private mutating func continueTrial(_ pass: Pass) {
    guard var trial else { return }
    trial.pace.add(pass)
    let expected = usual.nanoseconds * Double(pass.cost)
    trial.lost += Double(pass.nanoseconds) - expected
    self.trial = trial
    // One that goes badly ends as soon as it has cost as much as a good one could bring.
    guard trial.pace.passes == Self.passesOfTrial || trial.lost > expected * Self.bearableLoss
    else { return }
    self.trial = nil
    if trial.lost <= expected * Self.bearableLoss,
      trial.pace.nanoseconds < usual.nanoseconds * Self.gain
    {
      usual = trial.pace
      failures = 0
      // What was usual may have been a bad start, with weights to read from a disk: soon seen.
      patience = usual.nanoseconds * Double(pass.cost * Self.passesBeforeDoubt)
    } else {
      threads = trial.before
      let regret = Self.regret * Double(1 << min(failures, Self.mostDoublings))
      patience = min(
        max(Self.patienceBounds.lowerBound, regret * trial.lost), Self.patienceBounds.upperBound)
      failures += 1
    }
  }
}
