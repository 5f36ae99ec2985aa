extension Abbreviations {
  /// Languages of South Asia.
  ///
  /// Their initials are the names of English letters or the first syllable of a name. Names that
  /// are also words at the end of sentences ("आई", "पी") are not listed: another initial beside
  /// them tells.
  static let indic: [String: Abbreviations] = [
    "hin": Abbreviations(
      always: "डॉ डा श्री प्रो पं कु सु मो \(devanagariLetters)",
      beforeNumber: "रु सं पृ नं क्र अनु मि कि"),
    "mar": Abbreviations(
      always: "डॉ डा श्री प्रा पं कु उदा \(devanagariLetters)",
      beforeNumber: "रु क्र पृ नं ता कि इ सं"),
    "npi": Abbreviations(
      always: "डा डॉ श्री प्रा पं \(devanagariLetters)", beforeNumber: "रु नं पृ सं कि"),
    "mai": Abbreviations(always: "डॉ डा श्री प्रो पं \(devanagariLetters)"),
    "bho": Abbreviations(always: "डॉ डा श्री प्रो पं \(devanagariLetters)"),
    "san": Abbreviations(always: "डॉ डा श्री प्रो पं"),
    "ben": Abbreviations(
      always: "ড ডা মো মোঃ প্রফ অধ্যা এ বি সি ডি ই এফ জি এইচ জে কে এল এম এন ও কিউ আর এস টি ইউ ভি ডব্লিউ",
      beforeNumber: "নং পৃ"),
    "asm": Abbreviations(
      always: "ড ডা মোঃ এ বি চি ডি এফ জি এইচ জে কে এল এম এন আৰ এছ টি", beforeNumber: "নং পৃ"),
    "guj": Abbreviations(
      always: "ડૉ ડો શ્રી પ્રો એ બી સી ડી ઈ એફ એચ જે કે એલ એમ એન ઓ આર એસ ટી યુ વી",
      beforeNumber: "રૂ નં પૃ"),
    "pan": Abbreviations(
      always: "ਡਾ ਸ੍ਰ ਸ ਪ੍ਰੋ ਏ ਬੀ ਸੀ ਡੀ ਈ ਐੱਫ ਐਚ ਜੇ ਕੇ ਐੱਲ ਐੱਮ ਐੱਨ ਓ ਆਰ ਐੱਸ ਟੀ ਯੂ ਵੀ",
      beforeNumber: "ਰੁ ਨੰ ਪੰ"),
    "ory": Abbreviations(
      always: "ଡ ଡଃ ଡା ଶ୍ରୀ ପ୍ର ଏ ବି ସି ଡି ଇ ଏଫ ଏଚ ଜେ କେ ଏଲ ଏମ ଏନ ଓ ଆର ଏସ ଟି ୟୁ ଭି",
      beforeNumber: "ଟ ନଂ ପୃ"),
    "tam": Abbreviations(
      always: """
        திரு டாக்டர் பேரா ஏ பி சி டி இ எஃப் ஜி எச் ஹெச் ஐ ஜே கே எல் எம் என் ஓ கியூ ஆர் எஸ் யு யூ வி
        டபிள்யூ எக்ஸ் ஒய்
        """,
      beforeNumber: "ரூ எண் பக் கி"),
    "tel": Abbreviations(
      always: "డా డాక్టర్ శ్రీ ప్రొ ఎ ఏ బి సి డి ఇ ఎఫ్ జి హెచ్ ఐ జె కె ఎల్ ఎం ఎన్ ఓ పి క్యూ ఆర్ ఎస్ యస్ టి యు వి వై",
      beforeNumber: "రూ నం పే కి"),
    "kan": Abbreviations(
      always: "ಡಾ ಶ್ರೀ ಪ್ರೊ ಎ ಬಿ ಸಿ ಡಿ ಇ ಎಫ್ ಜಿ ಎಚ್ ಹೆಚ್ ಐ ಜೆ ಕೆ ಎಲ್ ಎಂ ಎನ್ ಓ ಪಿ ಆರ್ ಎಸ್ ಟಿ ಯು ವಿ ವೈ",
      beforeNumber: "ರೂ ನಂ ಪು ಕಿ"),
    "mal": Abbreviations(
      always: "ഡോ ശ്രീ പ്രൊഫ എ ബി സി ഡി ഇ എഫ് ജി എച്ച് ഐ ജെ കെ എൽ എം എൻ ഒ പി ആർ എസ് ടി യു വി",
      beforeNumber: "രൂ നം പേ കി"),
    "sin": Abbreviations(
      always: "ආචාර්ය මහා එ ඒ බී සී ඩී ඊ එෆ් ජී එච් ජේ කේ එල් එම් එන් ඕ පී ආර් එස් ටී යූ වී ඩබ්",
      beforeNumber: "රු අංක පි"),
  ]

  private static let devanagariLetters =
    "ए बी सी डी ई एफ एच आय जे के एल एम एन ओ क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई वाय झेड"
}
