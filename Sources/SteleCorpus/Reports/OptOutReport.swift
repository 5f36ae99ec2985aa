import SteleBase

/// An opt-out, or whether there is one, in words.
package struct OptOutReport: Sendable {
  /// A JSON object and a line feed.
  package let json: [UInt8]
  /// A line for people, without its line feed.
  package let text: String

  private init(_ text: String, _ addMembers: (inout JSONWriter) -> Void) {
    self.text = text
    json = JSONWriter.line(addMembers)
  }

  /// The entries of `list`: owners and repositories by name, then renames.
  package static func lines(of list: OptOutList) -> [OptOutReport] {
    let names = list.dates.sorted { $0.key < $1.key }.map { name, date in
      OptOutReport("\(name.text)  since \(date)") { json in
        json.add(name.isOwner ? "owner" : "repository", name.text)
        json.add("since", date.description)
      }
    }
    let renames = list.renames.sorted { ($0.old, $0.new) < ($1.old, $1.new) }.map { rename in
      OptOutReport("\(rename.old.text) -> \(rename.new.text)") { json in
        json.add("renamed", rename.old.text)
        json.add("to", rename.new.text)
      }
    }
    return names + renames
  }

  /// Whether the name that was given as `name` is opted out.
  package static func check(_ name: String, _ match: OptOutIndex.Match?) -> OptOutReport {
    let reason = match.map { "opted out since \($0.since) by \($0.entry.text)" }
    return OptOutReport("\(name)  \(reason ?? "not opted out")") { json in
      json.add("name", name)
      json.add("opted_out", match != nil)
      guard let match else { return }
      json.add("since", match.since.description)
      json.add("entry", match.entry.text)
    }
  }
}

extension OptOutList {
  /// How much is in the list, such as `1 opt-out, 2 renames`.
  package var summary: String {
    "\(Counted.text(dates.count, "opt-out")), \(Counted.text(renames.count, "rename"))"
  }
}
