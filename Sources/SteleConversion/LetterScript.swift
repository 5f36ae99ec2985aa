/// A script that has letters, and how the names of its characters begin.
struct LetterScript {
  /// ISO 15924's code.
  let code: String
  /// The first word of its characters' names.
  let word: String

  /// The scripts that are told apart, in the order of their first code points: what is written in
  /// several at once, as Japanese is, finds them near each other.
  static let all: [LetterScript] = """
    Latn LATIN, Grek GREEK, Copt COPTIC, Cyrl CYRILLIC, Armn ARMENIAN, Hebr HEBREW, Arab ARABIC,
    Syrc SYRIAC, Thaa THAANA, Nkoo NKO, Samr SAMARITAN, Mand MANDAIC, Deva DEVANAGARI,
    Beng BENGALI, Guru GURMUKHI, Gujr GUJARATI, Orya ORIYA, Taml TAMIL, Telu TELUGU,
    Knda KANNADA, Mlym MALAYALAM, Sinh SINHALA, Thai THAI, Laoo LAO, Tibt TIBETAN, Mymr MYANMAR,
    Geor GEORGIAN, Hang HANGUL, Ethi ETHIOPIC, Cher CHEROKEE, Cans CANADIAN, Runr RUNIC,
    Khmr KHMER, Mong MONGOLIAN, Limb LIMBU, Bugi BUGINESE, Bali BALINESE,
    Sund SUNDANESE, Batk BATAK, Lepc LEPCHA, Olck OL, Glag GLAGOLITIC, Tfng TIFINAGH,
    Hira HIRAGANA, Kana KATAKANA, Bopo BOPOMOFO, Hani CJK, Yiii YI, Lisu LISU, Vaii VAI,
    Bamu BAMUM, Sylo SYLOTI, Saur SAURASHTRA, Kali KAYAH, Rjng REJANG, Java JAVANESE, Cham CHAM,
    Mtei MEETEI, Adlm ADLAM, Newa NEWA
    """.split(separator: ",").map { entry in
      let words = entry.split(whereSeparator: \.isWhitespace)
      return LetterScript(code: String(words[0]), word: String(words[1]))
    }

  private static let places = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { (Substring($1.word), $0) })

  /// The place in ``all`` of the script that a letter or a mark belongs to; nil for what is
  /// neither, or serves several scripts.
  static func place(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      scalar.nameWord.flatMap { places[$0] }
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// The script that a letter belongs to, by the first word of its name, such as `LATIN` or `CJK`.
  ///
  /// Nil for what is no letter, for modifier letters, of which most serve several scripts, and for
  /// letters whose name is not known.
  var letterScript: Substring? {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: nameWord
    default: nil
    }
  }

  /// The first word of the character's name, if it has one.
  fileprivate var nameWord: Substring? { properties.name?.prefix { $0 != " " } }
}
