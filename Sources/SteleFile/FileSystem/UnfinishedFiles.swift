import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The temporary files and folders in which this process is making what it writes.
///
/// A process that is about to end takes them away: nothing of them would be of use.
public enum UnfinishedFiles {
  private static let paths = Mutex<[String: @Sendable () -> Void]>([:])

  /// Makes the temporary file `path` by doing `body`; `remove` would take it away.
  static func begin<Result, Failure>(
    _ path: String, remove: @escaping @Sendable () -> Void, by body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try paths.withLock { paths throws(Failure) in
      let result = try body()
      paths[path] = remove
      return result
    }
  }

  /// Ends the life of `path` as a temporary file by doing `body`, which gives it its last name or
  /// removes it; if `body` throws, it stays temporary.
  static func end<Result, Failure>(
    _ path: String, by body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try paths.withLock { paths throws(Failure) in
      let result = try body()
      paths[path] = nil
      return result
    }
  }

  /// Removes all of them, and then does `end`, which must end the process: no other thread begins
  /// or finishes a file any more.
  public static func removeAll(thenEnd end: () -> Never) -> Never {
    paths.withLock { paths in
      for remove in paths.values { remove() }
      end()
    }
  }
}
