/// The origins of the same contents, the best of each repository, best first.
///
/// Holds no more than `limit`, however many are added; what it holds does not depend on their order.
struct OriginGroup<Origin> {
  private let limit: Int
  private let isBetter: (Origin, Origin) -> Bool
  private let repository: (Origin) -> String?
  private var names: [String?] = []
  /// The origins that are kept.
  private(set) var origins: [Origin] = []

  /// A group without origins; `isBetter` is an order of all that are going to be added.
  init(
    limit: Int, isBetter: @escaping (Origin, Origin) -> Bool,
    repository: @escaping (Origin) -> String?
  ) {
    self.limit = limit
    self.isBetter = isBetter
    self.repository = repository
  }

  /// Adds an origin, unless enough others are better, or a better one of its repository is there.
  mutating func add(_ origin: Origin) {
    // Where one is kept, its repository does not matter.
    let name = limit == 1 ? nil : repository(origin)
    if let place = names.firstIndex(of: name) {
      guard isBetter(origin, origins[place]) else { return }
      remove(at: place)
    }
    let place = origins.firstIndex { isBetter(origin, $0) } ?? origins.count
    guard place < limit else { return }
    if origins.count == limit { remove(at: limit - 1) }
    origins.insert(origin, at: place)
    names.insert(name, at: place)
  }

  private mutating func remove(at place: Int) {
    origins.remove(at: place)
    names.remove(at: place)
  }

  /// Begins anew.
  mutating func removeAll() {
    origins.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
  }
}
