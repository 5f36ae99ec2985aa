import Dispatch
import SteleFile
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What happens when someone presses Ctrl-C, closes the terminal, or the system asks the program to
/// end.
///
/// Lines that are being written are written to their end, temporary files are taken away, the
/// command gives account of what is done, and the program ends as the signal would have ended it. A
/// second signal of the kind ends it at once.
enum Interruption {
  /// What a command says: what is done, and how to go on with the rest.
  typealias Account = @Sendable () -> String?

  private static let account = Mutex<Account?>(nil)
  /// What the first signal calls in place of ending the program.
  private static let stop = Mutex<(@Sendable () -> Void)?>(nil)
  /// Where the handler tells the waiting thread which signal came.
  private static let told = Atomic<CInt>(-1)

  /// Begins to wait for signals; those that the program was started to ignore stay ignored.
  static func install() {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    told.store(ends[1], ordering: .relaxed)
    let source = ends[0]
    // Who starts programs from a thread that blocks signals hands that on.
    var unblocked = sigset_t()
    unsafe sigemptyset(&unblocked)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      handle(number)
      unsafe sigaddset(&unblocked, number)
    }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
    DispatchQueue(label: "interruption").async {
      while let number = next(from: source) {
        guard let stop = stop.withLock({ $0.take() }) else { end(by: number) }
        stop()
      }
    }
  }

  /// While `body` runs, the first signal calls `stop`, and the program goes on until `body` returns.
  static func answered<Result>(
    byCalling stop: @escaping @Sendable () -> Void, while body: () throws -> Result
  ) rethrows -> Result {
    self.stop.withLock { $0 = stop }
    defer { self.stop.withLock { $0 = nil } }
    return try body()
  }

  /// While `body` runs, an interruption is answered with `account`.
  static func answered<Result>(
    with account: @escaping Account, while body: () throws -> Result
  ) rethrows -> Result {
    self.account.withLock { $0 = account }
    defer { self.account.withLock { $0 = nil } }
    return try body()
  }

  private static func handle(_ number: CInt) {
    let earlier = signal(number) { number in
      // Only async-signal-safe calls.
      var byte = UInt8(truncatingIfNeeded: number)
      _ = unsafe write(Interruption.told.load(ordering: .relaxed), &byte, 1)
      signal(number, SIG_DFL)
    }
    let ignores = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    if unsafe unsafeBitCast(earlier, to: Int.self) == ignores { signal(number, SIG_IGN) }
  }

  /// Waits for the next signal.
  private static func next(from source: CInt) -> CInt? {
    while true {
      var byte: UInt8 = 0
      let count = unsafe read(source, &byte, 1)
      if count == 1 { return CInt(byte) }
      guard count < 0, errno == EINTR else { return nil }
    }
  }

  private static func end(by number: CInt) -> Never {
    UnfinishedFiles.removeAll {
      let account = account.withLock { $0 }
      StandardOutput.close(saying: account) {
        // So that a shell knows that its loop was interrupted, too.
        signal(number, SIG_DFL)
        _ = kill(getpid(), number)
        sleep(1)
        _exit(128 + number)
      }
    }
  }
}
