import HTTPTypes

/// Who may ask for how much.
struct AccessControl: Sendable {
  /// What holds where a key says nothing else.
  struct Limits: Sendable {
    /// Requests in a minute; nil for no limit.
    var requests: Int?
    /// Characters of a text; nil for no limit.
    var characters: Int?
    /// Texts of a request; nil for no limit.
    var texts: Int?
    /// Alternatives of a text; nil for no limit but the model's.
    var alternatives: Int?
    /// Whether only those are served who have a key.
    var requiresKey = false
    /// Whether a proxy says whom it asks for, by `X-Forwarded-For`.
    var trustsForwardedFor = false
  }

  /// What a client may ask for.
  struct Allowance: Sendable, Equatable {
    /// Characters of a text; nil for no limit.
    var characters: Int?
  }

  let limits: Limits
  /// Nil where keys are not looked at.
  let keys: APIKeys?
  private let limiter = RateLimiter()
  private let start = ContinuousClock.now

  /// Control by these limits and keys.
  init(limits: Limits, keys: APIKeys?) {
    self.limits = limits
    self.keys = keys
  }

  /// Checks the key that a client gives, which may be none, and notes that it asks for `cost`.
  ///
  /// - Throws: 400 or 403 for a key that is missing or wrong, 429 for too many requests.
  func admit(
    _ request: IncomingRequest, key: String?, cost: Int = 1
  ) throws(RequestError) -> Allowance {
    var own: APIKeys.Limits?
    if let keys, let key, !key.isEmpty {
      guard let known = keys[key] else { throw RequestError(.forbidden, "Invalid API key") }
      own = known
    }
    if keys != nil, limits.requiresKey, own == nil {
      throw RequestError(
        .badRequest, "Please contact the server operator to get an API key")
    }
    let client = own == nil ? "address \(address(of: request))" : "key \(key ?? "")"
    let limit = own?.requests ?? limits.requests ?? -1
    if limit >= 0 {
      let second = Int((ContinuousClock.now - start).components.seconds)
      if let wait = limiter.admit(client, cost: cost, limit: limit, at: second) {
        throw RequestError(
          .tooManyRequests, "Slowdown: \(limit) per 1 minute", fields: [.retryAfter: "\(wait)"])
      }
    }
    let characters = own?.characters ?? limits.characters ?? -1
    return Allowance(characters: characters >= 0 ? characters : nil)
  }

  private func address(of request: IncomingRequest) -> String {
    guard limits.trustsForwardedFor, let name = HTTPField.Name("X-Forwarded-For"),
      let first = request.fields[name]?.split(separator: ",").first
    else { return request.address }
    return String(first.filter { !$0.isWhitespace }.prefix(64))
  }
}
