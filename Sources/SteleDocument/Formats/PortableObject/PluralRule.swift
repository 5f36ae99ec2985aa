/// Which plural form a language has for a number: what `Plural-Forms` says.
struct PluralRule: Sendable {
  /// How many forms there are.
  let formCount: Int
  private let forms: [Int]

  /// gettext looks at so many numbers from 0 on to see which forms are used.
  private static let numberCount = 1001

  /// The rule of catalogues that have none, that of English.
  static let english = PluralRule(formCount: 2, forms: (0..<numberCount).map { $0 == 1 ? 0 : 1 })

  private init(formCount: Int, forms: [Int]) {
    self.formCount = formCount
    self.forms = forms
  }

  /// The rule of `field`, such as `nplurals=2; plural=(n != 1);`; nil if it is none, as the
  /// placeholders of a template are.
  init?(_ field: ArraySlice<UInt8>) {
    guard field.count <= 1000 else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    guard let count = Self.value(of: "nplurals", in: text),
      let formCount = Int(count.filter { !$0.isWhitespace }), (1...100).contains(formCount),
      let plural = Self.value(of: "plural", in: text),
      let expression = PluralExpression(plural)
    else { return nil }
    var forms: [Int] = []
    for number in 0..<Self.numberCount {
      guard let form = expression.value(of: UInt(number)), form < UInt(formCount) else {
        return nil
      }
      forms.append(Int(form))
    }
    self.init(formCount: formCount, forms: forms)
  }

  /// The value behind `key=` in `text`, up to a semicolon.
  private static func value(of key: String, in text: String) -> String? {
    for part in text.split(separator: ";") {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals].filter { !$0.isWhitespace }
      if name == key { return String(part[part.index(after: equals)...]) }
    }
    return nil
  }

  /// Whether the rules give each number the same form.
  func isEquivalent(to other: PluralRule) -> Bool {
    formCount == other.formCount && forms == other.forms
  }

  /// The form for the number 1.
  var singularForm: Int { forms[1] }

  /// Whether the form for the number 1 is that of many others, so that it must tell the number, by
  /// gettext's measure.
  var singularFormIsCommon: Bool { forms.count { $0 == singularForm } > 5 }
}
