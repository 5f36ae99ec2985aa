#if Server
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The socket that systemd listens on already and hands over to the service it starts.
enum InheritedSocket {
  /// Where sockets are, the first of them, by systemd's protocol.
  private static let first: CInt = 3

  /// The socket's descriptor; nil where none was handed over to this process.
  static var descriptor: CInt? {
    guard Environment["LISTEN_PID"].flatMap({ Int($0) }) == Int(getpid()),
      let count = Environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0
    else { return nil }
    return first
  }
}
#endif
