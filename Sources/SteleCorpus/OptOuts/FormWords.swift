/// Words that people write into a request form where a name is asked for, and that name nobody.
///
/// `all` means all that is the requester's, `n/a` nothing, `owner/repo` is the form's own example: taken
/// for names they would opt out somebody else. An account that is really called like that is given by its
/// address.
enum FormWords {
  private static let words: Set<String> = Set(
    """
    all any anyone anybody anything everyone everybody everything every each whatever
    none nobody nothing nil null nan na undefined unknown unspecified empty blank no yes true false
    me mine my myself self us our ours you your yours
    owner owners user users username usernames user-name name names yourname your-name
    your-username yourusername your_username your-user-name my-username my-name
    github-username githubusername github-user account accounts your-account my-account
    org orgs organization organizations organisation organisations your-org my-org
    repo repos repository repositories reponame repo-name repository-name
    your-repo yourrepo your_repo my-repo myrepo your-repository my-repository
    project projects project-name commit commits issue issues pull-request pull-requests
    stackoverflow stack-overflow github gitlab
    url urls link links list lists request requests opt-out optout opt-outs optouts
    remove removal delete deletion tbd tba todo placeholder response
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Why `name` is a word of forms rather than a name; nil where it may be a name.
  ///
  /// Case and signs around a word do not matter. A repository is one only where both of its parts are,
  /// or where it is `n/a`.
  static func complaint(about name: OptOutName) -> String? {
    let parts = name.text.split(separator: "/").map(bare)
    if name.text.unicodeScalars.allSatisfy(fillers.contains) { return "has no letter and no digit" }
    if parts == ["n", "a"] || parts.allSatisfy(words.contains) {
      return "is a word of request forms, and no name"
    }
    return nil
  }

  /// What fields are filled with that are to stay empty.
  private static let fillers: Set<Unicode.Scalar> = ["-", "_", ".", "…", "–", "—", "/", "~", "!"]

  /// The word without what is no letter and no digit at its ends.
  private static func bare(_ part: Substring) -> String {
    var rest = part.unicodeScalars[...]
    func isOutside(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
    }
    while let first = rest.first, isOutside(first) { rest.removeFirst() }
    while let last = rest.last, isOutside(last) { rest.removeLast() }
    return String(rest)
  }
}
