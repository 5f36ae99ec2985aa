/// Words before a full stop that ends no sentence, by language.
///
/// Lists are in lower case, with spaces between the words and without the last full stop. What
/// usually may end a sentence ("etc.") is not listed: a capital letter after it decides. Letters
/// that stand alone and words with full stops inside ("e.g.") need no entry either.
struct Abbreviations: Sendable {
  /// Titles and what else always has a word after it.
  var always = ""
  /// What abbreviates only before a number.
  var beforeNumber = ""
  /// Units, which end a sentence only after a number.
  var exceptAfterNumber = ""
  /// Forms of companies and the like: a word that begins sentences ends the sentence.
  var unlessStarter = ""
  /// Forms with full stops inside that may end a sentence.
  var mayEnd = ""
  /// Words that begin sentences.
  var starters = ""

  /// What all languages in Latin letters have.
  private static let latin = Abbreviations(
    always: "dr prof mr mrs ms st vs cf ca",
    beforeNumber: "no nr n° nº art vol pp p fig tab tel ed", unlessStarter: "inc ltd")

  /// The abbreviations of a language and, in Latin letters, the common ones.
  static func table(
    _ listed: Abbreviations?, isLatin: Bool
  ) -> [String: SentenceRules.Abbreviation] {
    var table: [String: SentenceRules.Abbreviation] = [:]
    func add(_ words: String, _ kind: SentenceRules.Abbreviation) {
      for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = kind }
    }
    for list in [isLatin ? latin : nil, listed].compactMap(\.self) {
      add(list.beforeNumber, .beforeNumber)
      add(list.always, .always)
      add(list.exceptAfterNumber, .exceptAfterNumber)
      add(list.unlessStarter, .unlessStarter)
      add(list.mayEnd, .mayEnd)
    }
    return table
  }

  /// The lists by the first part of NLLB's codes.
  static let byLanguage: [String: Abbreviations] = germanic.merging(romance) { first, _ in first }
    .merging(slavic) { first, _ in first }
    .merging(indic) { first, _ in first }
    .merging(others) { first, _ in first }
}
