extension Unicode.Scalar {
  /// The script that a letter belongs to, by the first word of its name, such as `LATIN` or `CJK`.
  ///
  /// Nil for what is no letter, for modifier letters, of which most serve several scripts, and for
  /// letters whose name is not known.
  var letterScript: Substring? {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter:
      properties.name?.prefix { $0 != " " }
    default: nil
    }
  }
}
