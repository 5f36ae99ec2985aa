package import SteleFile

/// Which opt-outs beside a corpus file are in force, for those who ask about the file and not it.
package enum OptOutState: Sendable {
  /// There is no list, and none belongs to the file.
  case none
  /// This list is.
  case inForce(OptOutList)
  /// A list belongs to the file but is not there.
  case missing
  /// There is a list that cannot be read.
  case unreadable(CorpusError)

  /// The state of the corpus file `container`.
  package init(of container: Container) {
    do throws(CorpusError) {
      self = try OptOutOverlay.list(beside: container).map(OptOutState.inForce) ?? .none
    } catch {
      if case .missingOptOuts = error { self = .missing } else { self = .unreadable(error) }
    }
  }

  /// The state's name in reports.
  package var name: String {
    switch self {
    case .none: "none"
    case .inForce: "in_force"
    case .missing: "missing"
    case .unreadable: "unreadable"
    }
  }
}
