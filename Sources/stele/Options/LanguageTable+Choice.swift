import SteleTokenizer

extension LanguageTable {
  /// The language that an option names, with a note on standard error where it may not be the one
  /// meant.
  func chosen(_ name: String) throws(LanguageError) -> Language {
    if name.lowercased() == "auto" {
      throw .notInModel(
        name,
        reason: "only the text of `stele translate --from` is looked at to tell its language; say "
          + "which one it is, such as en")
    }
    if name.contains(",") {
      throw .notInModel(
        name, reason: "one language at a time; run the command once for each")
    }
    let language = try language(matching: name)
    if let note = note(on: name) { StandardOutput.warn("Note: \(note)") }
    return language
  }
}
