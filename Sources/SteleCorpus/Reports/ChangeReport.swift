import SteleBase

/// A change between two corpus files, in words.
package struct ChangeReport: Sendable {
  /// What changed.
  package let kind: CorpusDiff.Change.Kind
  /// What the old corpus says.
  package let old: ListedRow?
  /// What the new one says.
  package let new: ListedRow?

  /// Describes a change that `diff` found.
  package init(_ change: CorpusDiff.Change, of diff: CorpusDiff) throws(CorpusError) {
    kind = change.kind
    (old, new) = try diff.rows(of: change)
  }

  /// A JSON object and a line feed.
  package var json: [UInt8] {
    JSONWriter.line { json in
      json.add("change", kind.rawValue)
      for (name, listed) in [("old", old), ("new", new)] {
        guard let listed else { continue }
        json.beginObject(name)
        listed.add(to: &json)
        json.endObject()
      }
    }
  }

  /// A line for people, without its line feed.
  package var text: String {
    let after = new.map { $0.text } ?? old?.text ?? ""
    guard let old, let new, kind == .relicensed else { return "\(kind.rawValue)\t\(after)" }
    return "\(kind.rawValue)\t\(new.name)\t\(Self.terms(old)) -> \(Self.terms(new))"
  }

  private static func terms(_ listed: ListedRow) -> String {
    "\(listed.row.licenseType?.name ?? "unknown") (\(Escaped.text(listed.row.licenseText)))"
  }
}
