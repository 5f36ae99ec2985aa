import SteleBase

extension CheckSummary {
  /// How much was looked at, and what the corpus says of it, in a line for people.
  var headline: String {
    let verdicts = CheckVerdict.allCases.compactMap { verdict in
      let count = count(verdict)
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    return "\(Counted.text(files, "file")), \(Counted.text(bytes, "byte"))"
      + (verdicts.isEmpty ? "" : ": " + verdicts.joined(separator: ", "))
  }

  /// The same, and what somebody has to look at: what a report says that goes where nobody sees it.
  package var line: String {
    var parts = [headline]
    if hits > 0 { parts.append("\(Counted.text(hits, "conflict")) with the policy") }
    if undecided > 0 { parts.append("\(undecided) undecided") }
    if ignored > 0 {
      parts.append(Counted.text(ignored, "file or folder", "files and folders") + " ignored")
    }
    return parts.joined(separator: "; ")
  }
}
