import Dispatch
import Synchronization

/// Threads that take work in the order in which it is given, and whose results can be waited for in the
/// same order.
final class OrderedWorkers<Input: Sendable, Output: Sendable>: Sendable {
  /// A piece of work that was given.
  final class Job: Sendable {
    fileprivate let input: Input
    fileprivate let output = Mutex<Output?>(nil)
    fileprivate let isDone = DispatchSemaphore(value: 0)

    fileprivate init(_ input: Input) { self.input = input }

    /// Waits for the result, which can be had once.
    func result() -> Output? {
      isDone.wait()
      return output.withLock { $0.take() }
    }
  }

  private let jobs = Mutex<[Job]>([])
  private let waiting = DispatchSemaphore(value: 0)
  private let threads: Int

  /// Starts `threads` threads, each with a function of its own that does the work.
  init(threads: Int, _ makeWorker: @escaping @Sendable () -> (Input) -> Output) {
    self.threads = threads
    for _ in 0..<threads {
      DispatchQueue(label: "worker").async { [self] in
        let work = makeWorker()
        while let job = next() {
          let output = work(job.input)
          job.output.withLock { $0 = output }
          job.isDone.signal()
        }
      }
    }
  }

  /// The next piece of work; nil once the threads are to end.
  private func next() -> Job? {
    waiting.wait()
    return jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }

  /// Gives `input` to the next thread that has nothing to do.
  func add(_ input: Input) -> Job {
    let job = Job(input)
    jobs.withLock { $0.append(job) }
    waiting.signal()
    return job
  }

  /// Lets the threads end, after what they are doing; work that none has begun is never done.
  func stop() {
    jobs.withLock { $0.removeAll() }
    for _ in 0..<threads { waiting.signal() }
  }
}
