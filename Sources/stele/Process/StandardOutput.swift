import SteleFile
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output and standard error, written whole or with an error.
enum StandardOutput {
  /// What is known of both while nobody writes.
  private struct State {
    /// Whether standard output ends within a line.
    var isWithinLine = false
    /// Whether a progress bar is on standard error.
    var hasBar = false
  }

  /// Held while anything is written.
  private static let state = Mutex(State())

  /// Writes `text`, in which bytes of paths that are no UTF-8 are shown as `\xFF`, and a line feed.
  static func line(_ text: String) throws {
    try write(Array(BytePath.shown(text).utf8) + [UInt8(ascii: "\n")])
  }

  /// Writes all of `bytes`, and then does `note`: no interruption comes between both.
  static func write(_ bytes: [UInt8], noting note: () -> Void = {}) throws {
    try state.withLock { state in
      if let last = bytes.last { state.isWithinLine = last != UInt8(ascii: "\n") }
      if let reason = writeWhole(bytes, to: STDOUT_FILENO) {
        throw OutputError(description: "cannot write the output: \(reason)")
      }
      note()
    }
  }

  /// Whether it is a terminal that shows colours, and the user does not mind.
  static var showsColors: Bool {
    isatty(STDOUT_FILENO) == 1 && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
  }

  /// Writes a line of warning or of progress like that, over a progress bar if there is one; what
  /// cannot be written there is no error.
  static func warn(_ text: String) {
    state.withLock { warn(text, &$0) }
  }

  private static func warn(_ text: String, _ state: inout State) {
    removeBar(&state)
    _ = writeWhole(Array("\(BytePath.shown(text))\n".utf8), to: STDERR_FILENO)
  }

  /// Shows a progress bar in place of the one before, or with nil takes that away.
  static func show(bar: String?) {
    state.withLock { state in
      guard let bar else { return removeBar(&state) }
      state.hasBar = true
      _ = writeWhole(Array("\r\(bar)\u{1B}[K".utf8), to: STDERR_FILENO)
    }
  }

  private static func removeBar(_ state: inout State) {
    if state.hasBar { _ = writeWhole(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
    state.hasBar = false
  }

  /// Ends the line that is being written, says on standard error what `account` has to say, and
  /// does `end`, which must end the process: no other thread writes anything any more.
  static func close(
    saying account: Interruption.Account?, thenEnd end: () -> Never
  ) -> Never {
    // Who reads the output may have stopped reading it.
    for _ in 0..<100 {
      _ = state.withLockIfAvailable { state in
        if state.isWithinLine { _ = writeWhole([UInt8(ascii: "\n")], to: STDOUT_FILENO) }
        removeBar(&state)
        if let text = account?() { warn(text, &state) }
        end()
      }
      usleep(10_000)
    }
    end()
  }
}
