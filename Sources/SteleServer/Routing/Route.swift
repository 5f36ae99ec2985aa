import HTTPTypes

/// What a path and a method are answered by.
struct Route: Sendable {
  /// What makes the reply; it runs in a task that is cancelled when the client leaves.
  typealias Handler = @Sendable (IncomingRequest) async throws(RequestError) -> Reply

  /// The path, such as `/download_file/{name}`.
  ///
  /// A part in braces stands for any, and its value is handed to the handler. Metrics and logs name
  /// the route so.
  let path: String
  let method: HTTPRequest.Method
  /// How errors are told.
  let dialect: ErrorDialect
  let handler: Handler

  /// A route of these parts.
  init(
    _ method: HTTPRequest.Method, _ path: String, dialect: ErrorDialect = .libreTranslate,
    handler: @escaping Handler
  ) {
    self.path = path
    self.method = method
    self.dialect = dialect
    self.handler = handler
  }
}

/// All routes of a server.
struct RouteTable: Sendable {
  private var nodes = [Node()]

  /// A path, or the beginning of some.
  private struct Node: Sendable {
    /// What follows, by the next part of the path; nil stands for any.
    var children: [String?: Int] = [:]
    /// What is answered here, by method.
    var routes: [HTTPRequest.Method: Route] = [:]
  }

  /// What is at a path.
  struct Place: Sendable {
    /// The routes by their methods, one at least.
    let routes: [HTTPRequest.Method: Route]
    /// The parts that the routes leave open.
    let parts: [String]

    /// The path as routes write it.
    var path: String { routes.values.first?.path ?? "" }

    /// The methods that are answered, for the field `Allow`.
    var allowed: String {
      var names = Set(routes.keys.map(\.rawValue))
      names.insert("OPTIONS")
      if routes[.get] != nil { names.insert("HEAD") }
      return names.sorted().joined(separator: ", ")
    }
  }

  /// A table with `routes`.
  init(_ routes: [Route]) {
    for route in routes {
      var node = 0
      for part in Self.parts(of: route.path) {
        let key = part.hasPrefix("{") ? nil : part
        if let child = nodes[node].children[key] {
          node = child
        } else {
          nodes.append(Node())
          nodes[node].children[key] = nodes.count - 1
          node = nodes.count - 1
        }
      }
      nodes[node].routes[route.method] = route
    }
  }

  /// What is at `path`, whose parts are escaped; nil if nothing is.
  func place(at path: String) -> Place? {
    var node = 0
    var open: [String] = []
    for part in Self.parts(of: path) {
      if let child = nodes[node].children[part] {
        node = child
      } else if let child = nodes[node].children[String?.none] {
        open.append(PercentEncoding.decoded(part.utf8, plusIsSpace: false))
        node = child
      } else {
        return nil
      }
    }
    guard !nodes[node].routes.isEmpty else { return nil }
    return Place(routes: nodes[node].routes, parts: open)
  }

  /// What stands between the slashes of `path`; behind a slash at its end stands an empty part.
  private static func parts(of path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}
