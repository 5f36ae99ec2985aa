import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a server does not run.
package enum ServerError: Error, Sendable {
  /// The address is taken, not this machine's, or not allowed.
  case cannotListen(address: String, reason: String)
  /// A file of keys cannot be used.
  case keys(path: String, reason: String)
  /// An option does not go with the model, or with another option.
  case option(String)

  /// What the system says of an error, without where in the code it was found.
  static func reason(of error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return String(cString: strerror(error.errnoCode))
  }
}

extension ServerError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .cannotListen(let address, let reason):
      "cannot listen on \(address): \(reason); choose another --host or --port"
    case .keys(let path, let reason): "\(path): \(reason)"
    case .option(let what): what
    }
  }
}
