/// BCP 47 tags of NLLB's languages.
package enum LanguageTag {
  /// Languages with a code of two letters, which BCP 47 prefers, by the code of three that NLLB
  /// uses.
  static let shortCodes: [String: String] = Dictionary(
    uniqueKeysWithValues: """
      afr:af aka:ak amh:am arb:ar asm:as ayr:ay azj:az bak:ba bam:bm bel:be ben:bn bod:bo bos:bs
      bul:bg cat:ca ces:cs cym:cy dan:da deu:de dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee
      fao:fo fij:fj fin:fi fra:fr gla:gd gle:ga glg:gl grn:gn guj:gu hat:ht hau:ha heb:he hin:hi
      hrv:hr hun:hu hye:hy ibo:ig ind:id isl:is ita:it jav:jv jpn:ja kan:kn kas:ks kat:ka kaz:kk
      khk:mn khm:km kik:ki kin:rw kir:ky kon:kg kor:ko lao:lo lim:li lin:ln lit:lt ltz:lb lug:lg
      lvs:lv mal:ml mar:mr mkd:mk mlt:mt mri:mi mya:my nld:nl nno:nn nob:nb npi:ne nya:ny oci:oc
      ory:or pan:pa pbt:ps pes:fa plt:mg pol:pl por:pt quy:qu ron:ro run:rn rus:ru sag:sg san:sa
      sin:si slk:sk slv:sl smo:sm sna:sn snd:sd som:so sot:st spa:es srd:sc srp:sr ssw:ss sun:su
      swe:sv swh:sw tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th tir:ti tsn:tn tso:ts tuk:tk tur:tr
      twi:tw uig:ug ukr:uk urd:ur uzn:uz vie:vi wol:wo xho:xh ydd:yi yor:yo zho:zh zsm:ms zul:zu
      als:sq gaz:om
      """.split(whereSeparator: \.isWhitespace).map { pair in
        (String(pair.prefix(3)), String(pair.dropFirst(4)))
      })

  /// Languages that are written in more than one script, so that a tag must say which.
  private static let scripts: Set<String> =
    Set(LocaleName.modifiers.keys).union(["zho_Hans", "zho_Hant", "yue_Hant"])

  /// The tag of the language whose NLLB code is `code`: `fr` for `fra_Latn`, `zh-Hans` for
  /// `zho_Hans`.
  ///
  /// The script is named where the language alone does not tell it.
  package static func bcp47(of code: String) -> String {
    let parts = code.split(separator: "_", maxSplits: 1).map(String.init)
    guard let language = parts.first, parts.count == 2 else { return code }
    let short = shortCodes[language] ?? language
    return scripts.contains(code) ? "\(short)-\(parts[1])" : short
  }

  /// The codes of two letters.
  private static let knownShortCodes = Set(shortCodes.values)

  /// Whether `tag` looks like a tag of BCP 47, or a name of POSIX, and its language is one of ours.
  static func isKnown(_ tag: String) -> Bool {
    let parts = tag.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, parts.count <= 3 else { return false }
    let isSuffixed = parts.dropFirst().allSatisfy { part in
      (2...4).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    let name = String(language)
    return isSuffixed
      && (shortCodes[name] != nil || knownShortCodes.contains(name) || synonyms[name] != nil)
  }

  /// What other tags call a language than ours do.
  private static let synonyms = [
    "no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil",
  ]

  /// The language that `tag`, one of BCP 47, names, without script and region; the shortest code of
  /// those that name it.
  static func primary(of tag: String) -> String {
    let name = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    let short = shortCodes[name] ?? name
    return synonyms[short] ?? short
  }

  /// Whether `tag`, one of BCP 47 or a name of POSIX in any spelling, means the language with the
  /// NLLB code `code`, in its script.
  ///
  /// `pt-BR` means `por_Latn`, `zh_TW` means `zho_Hant`, and `sr-Latn` does not mean `srp_Cyrl`.
  static func isTag(_ tag: String, of code: String) -> Bool {
    NamedLanguage(tag)?.isLanguage(code) == true
  }
}
