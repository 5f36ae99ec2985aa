import Dispatch
import SteleFile

/// Brings chunks of weights into memory and lets them go, on threads of its own, in the order in
/// which it is asked to.
///
/// One thread tells the system what to read and what to let go, the other waits for what was read:
/// so a disk always knows of several chunks.
final class WeightReader: Sendable {
  private let file: MappedFile
  private let requests = DispatchQueue(label: "requests for weights")
  private let arrivals = DispatchQueue(label: "arrivals of weights")
  private let loaded = DispatchSemaphore(value: 0)

  init(_ file: MappedFile) { self.file = file }

  /// Has the system read `range`, with nothing to wait for.
  func request(_ range: Range<Int>) {
    requests.async { [file] in file.advise(.willNeed, in: range) }
  }

  /// Reads `range`; one ``wait()`` ends when it is there.
  ///
  /// `largePages` are where large pages begin that have bytes of it.
  func load(_ range: Range<Int>, largePages: [Int]) {
    requests.async { [self] in
      // Only what is touched comes in a large page: what is asked for ahead comes in small ones.
      for page in largePages { file.load(page..<page + 1) }
      file.advise(.willNeed, in: range)
      // Not before: what is touched and was not asked for is read page by page.
      arrivals.async { [self] in
        file.load(range)
        loaded.signal()
      }
    }
  }

  /// Waits for the first load that was not waited for.
  func wait() { loaded.wait() }

  /// Lets go of `range`, which nobody waits for, before anything is read that is asked for later.
  func drop(_ range: Range<Int>) {
    requests.async { [file] in file.drop(range) }
  }

  /// Waits until everything was let go that should be.
  func finish() { requests.sync {} }
}
