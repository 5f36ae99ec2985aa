/// The places of a catalogue's translations: as many plural forms as the target language has.
struct CatalogueLayout: SlotLayout {
  /// The entries that need translations, in order.
  var entries: [Entry] = []
  var header: Header?
  var lineEnd: [UInt8] = [0x0A]

  enum Entry: Sendable {
    /// A message of one form.
    case single(Slot)
    /// A message of several forms.
    case plural(Plural)
  }

  struct Plural: Sendable {
    /// What is written for the number 1, and for others.
    var singular: Form
    var plural: Form
    /// Where the forms' texts are that the catalogue has, and whether they are empty.
    var places: [(range: Range<Int>, isEmpty: Bool)]
    var addition: Slot.Addition?
    /// Whether both messages tell the same, so that the first may stand for several numbers.
    var haveSameFormats: Bool
  }

  struct Form: Sendable {
    var unit: Int
    var writer: MessageWriter
  }

  /// What the header says of plural forms.
  struct Header: Sendable {
    /// The rule that it gives; nil for a template's placeholder.
    var rule: PluralRule?
    /// The name of the language that it is for.
    var language: String
    /// Whether the catalogue has translations of plural forms, which its rule must go on to fit.
    var hasPluralTranslations = false

    /// Whether the rule stays for translations into the language with the NLLB code `code`.
    func keepsRule(for code: String) -> Bool {
      guard let rule else { return false }
      return hasPluralTranslations || LanguageTag.isTag(language, of: code)
        || PluralRule(Array(PluralRules.field(of: code).utf8)[...])?.isEquivalent(to: rule) == true
    }
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    let rule = rule(for: targetLanguage)
    var slots: [Slot] = []
    for entry in entries {
      switch entry {
      case .single(let slot): slots.append(slot)
      case .plural(let plural): add(plural, to: &slots, rule: rule)
      }
    }
    return slots
  }

  /// The rule for translations into a language; nil where the catalogue has none.
  private func rule(for targetLanguage: String?) -> PluralRule? {
    guard let header else { return nil }
    guard let targetLanguage, !header.keepsRule(for: targetLanguage) else { return header.rule }
    return PluralRule(Array(PluralRules.field(of: targetLanguage).utf8)[...])
  }

  private func add(_ plural: Plural, to slots: inout [Slot], rule: PluralRule?) {
    let formCount = rule?.formCount ?? plural.places.count
    let numbers = rule ?? .english
    func append(_ form: Form, _ range: Range<Int>, _ writer: any SlotWriter) {
      var slot = Slot(range: range, unit: form.unit, writer: writer)
      slot.addition = plural.addition
      slot.isWrittenAlways = true
      slots.append(slot)
    }
    var end = plural.places.first?.range.lowerBound ?? 0
    for number in 0..<max(formCount, plural.places.count) {
      let isSingular =
        number == numbers.singularForm && numbers.formCount > 1
        && (plural.haveSameFormats || !numbers.singularFormIsCommon)
      let form = isSingular ? plural.singular : plural.plural
      if number >= plural.places.count {
        var writer = form.writer
        let keyword = Array("msgstr[\(number)] ".utf8)
        writer.prefix = lineEnd + keyword
        writer.keywordWidth = keyword.count - 1
        append(form, end..<end, writer)
        continue
      }
      let place = plural.places[number]
      if number < formCount, place.isEmpty {
        append(form, place.range, form.writer)
      } else if place.isEmpty {
        append(form, end..<place.range.upperBound, FormRemover())
      }
      end = place.range.upperBound
    }
  }
}
