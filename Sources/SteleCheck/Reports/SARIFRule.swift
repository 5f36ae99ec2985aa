/// A rule as SARIF describes it to those who read a finding.
enum SARIFRule: Int, CaseIterable {
  case licenseDenied
  case optedOut
  case licenseUndecided
  case knownContents

  /// The rule of the result that `file` gives; nil if it gives none.
  init?(_ file: CheckedFile) {
    switch (file.finding, file.verdict) {
    case (.licenseDenied, _): self = .licenseDenied
    case (.licenseUndecided, _): self = .licenseUndecided
    case (.optedOut, _), (nil, .optedOut): self = .optedOut
    case (nil, .known), (nil, .eolVariant): self = .knownContents
    case (nil, .unknown), (nil, .notAssessed): return nil
    }
  }

  var identifier: String {
    switch self {
    case .licenseDenied: CheckRule.licenseDenied.rawValue
    case .optedOut: CheckRule.optedOut.rawValue
    case .licenseUndecided: CheckRule.licenseUndecided.rawValue
    case .knownContents: "known-contents"
    }
  }

  /// How grave a finding is.
  var level: String {
    switch self {
    case .licenseDenied, .optedOut: "error"
    case .licenseUndecided: "note"
    case .knownContents: "none"
    }
  }

  /// The rule in a few words.
  var name: String {
    switch self {
    case .licenseDenied: "Licence denied"
    case .optedOut: "Opted out"
    case .licenseUndecided: "Licence undecided"
    case .knownContents: "Known contents"
    }
  }

  /// The rule in a sentence.
  var sentence: String {
    switch self {
    case .licenseDenied: "The policy denies a licence at the origin of a file with these contents."
    case .optedOut: "All repositories with these contents were opted out of the data set."
    case .licenseUndecided: "The policy cannot decide on a licence at the origin of these contents."
    case .knownContents: "The corpus has a file with these contents."
    }
  }

  /// What to do about a finding.
  var help: String {
    switch self {
    case .licenseDenied:
      "Find out where the file comes from and under which licence you have it. Remove it, allow the "
        + "licence in the policy, or accept the finding with --write-baseline. The licences are those "
        + "that were detected at one origin; there may be others."
    case .optedOut:
      "The owner asked that this code not be used to train models. Remove the file, or accept the "
        + "finding with --write-baseline if you have it by other means."
    case .licenseUndecided:
      "Look at the licence, then allow or deny it by name in the policy."
    case .knownContents:
      "Nothing is wrong. The licences are those that were detected at the indexed origin."
    }
  }
}
