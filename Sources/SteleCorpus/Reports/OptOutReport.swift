/// An opt-out, or whether there is one, in words.
public struct OptOutReport: Sendable {
  /// A JSON object and a line feed.
  public let json: [UInt8]
  /// A line for people, without its line feed.
  public let text: String

  private init(_ text: String, _ object: JSONObjectWriter) {
    self.text = text
    json = object.line
  }

  /// The entries of `list`: owners and repositories by name, then renames.
  public static func lines(of list: OptOutList) -> [OptOutReport] {
    let names = list.dates.sorted { $0.key < $1.key }.map { name, date in
      var object = JSONObjectWriter()
      object.add(name.isOwner ? "owner" : "repository", name.text)
      object.add("since", date.description)
      return OptOutReport("\(name.text)  since \(date)", object)
    }
    let renames = list.renames.sorted { ($0.old, $0.new) < ($1.old, $1.new) }.map { rename in
      var object = JSONObjectWriter()
      object.add("renamed", rename.old.text)
      object.add("to", rename.new.text)
      return OptOutReport("\(rename.old.text) -> \(rename.new.text)", object)
    }
    return names + renames
  }

  /// Whether the name that was given as `name` is opted out.
  public static func check(_ name: String, _ match: OptOutIndex.Match?) -> OptOutReport {
    var object = JSONObjectWriter()
    object.add("name", name)
    object.add("opted_out", match != nil)
    guard let match else { return OptOutReport("\(name)  not opted out", object) }
    object.add("since", match.since.description)
    object.add("entry", match.entry.text)
    return OptOutReport(
      "\(name)  opted out since \(match.since) by \(match.entry.text)", object)
  }
}
