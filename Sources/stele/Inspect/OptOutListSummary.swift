import SteleBase
import SteleCorpus
import SteleFile

/// What `inspect` says about the opt-outs beside a corpus file.
struct OptOutListSummary: Encodable {
  /// `none`, `in_force`, `missing` or `unreadable`.
  var state: String
  /// Where the list lies, or should.
  var path: String
  /// Whether the file says itself that a list belongs to it.
  var isMarked: Bool
  var names: Int?
  var renames: Int?
  /// The earliest day of an opt-out in the list.
  var since: String?
  /// The latest day.
  var until: String?
  /// Why the list cannot be read.
  var problem: String?

  init(of container: Container) {
    let state = OptOutState(of: container)
    self.state = state.name
    path = BytePath.shown(OptOutOverlay.path(of: container.path))
    isMarked = container.isMarked
    switch state {
    case .none, .missing: break
    case .inForce(let list):
      names = list.dates.count
      renames = list.renames.count
      since = list.start?.description
      until = list.cutOff?.description
    case .unreadable(let error): problem = "\(error)"
    }
  }

  /// A line for people.
  var text: String {
    switch (names, problem) {
    case (let names?, _):
      let days = since.flatMap { first in
        until.map { first == $0 ? " of \(first)" : " of \(first) to \($0)" }
      }
      let mark = isMarked ? "" : "; the corpus file is not marked"
      return "\(path): \(Counted.text(names, "opt-out"))\(days ?? ""), "
        + "\(Counted.text(renames ?? 0, "rename"))\(mark)"
    case (nil, let problem?): return "cannot be read: \(problem)"
    case (nil, nil):
      return isMarked ? "MISSING: \(path) belongs to this file but is not there" : "none"
    }
  }
}
