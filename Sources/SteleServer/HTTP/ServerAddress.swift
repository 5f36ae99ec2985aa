/// Where a server listens.
package enum ServerAddress: Sendable, Equatable, CustomStringConvertible {
  /// A name or number of this machine, and a port; port 0 takes one that is free.
  case host(String, port: Int)
  /// A socket that whoever started the program listens on already, by its descriptor.
  case inherited(Int32)

  /// The address as people write it.
  package var description: String {
    switch self {
    case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .inherited: "the socket that was handed over"
    }
  }
}
