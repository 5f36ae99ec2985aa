extension OpenAPIDocument {
  private static let deepLError = OpenAPISchema.object([("message", .text("What is wrong"))])
  private static let deepLKey: OpenAPISchema.Member = (
    "auth_key?", .text("The client's key, unless the field Authorization has it")
  )
  private static let deepLSource: OpenAPISchema.Member = (
    "source_lang?", .orNull(.text("The code of a language"))
  )
  private static let deepLTarget: OpenAPISchema.Member = (
    "target_lang", .text("The code of a language")
  )

  /// The interface of DeepL's second version.
  static let deepL: [OpenAPIOperation] = [
    OpenAPIOperation(
      method: "post", path: "/v2/translate", tag: "DeepL", summary: "Translates texts",
      parameters: [
        ("text", .list(.text("A text"))), deepLTarget, deepLSource,
        ("tag_handling?", .choice(["html", "xml"])),
        ("ignore_tags?", .list(.text("The name of a tag whose contents stay"))),
        ("formality?", .choice(["default", "prefer_more", "prefer_less"])),
        ("show_billed_characters?", .flag("Whether the characters of each text are told")),
        deepLKey,
      ],
      ways: [.json, .form],
      answer: .object([
        (
          "translations",
          .list(
            .object([
              ("detected_source_language", .text("A code")), ("text", .text("The translation")),
              ("billed_characters?", .integer("Characters of the text")),
            ]))
        )
      ]), error: deepLError),
    deepLLanguages("get"), deepLLanguages("post"),
    usage("get"), usage("post"),
    OpenAPIOperation(
      method: "post", path: "/v2/document", tag: "DeepL", summary: "Takes a document to translate",
      parameters: [
        ("file", .file("The document")), deepLTarget, deepLSource,
        ("filename?", .text("What the document is called, if not as the file")), deepLKey,
      ], ways: [.parts],
      answer: .object([
        ("document_id", .text("What to ask for it by")), ("document_key", .text("And its key")),
      ]), error: deepLError),
    OpenAPIOperation(
      method: "post", path: "/v2/document/{id}", tag: "DeepL",
      summary: "Tells how far a document is", parameters: [documentKey, deepLKey],
      ways: [.json, .form],
      answer: .object([
        ("document_id", .text("As asked")), ("status", .choice(["translating", "done", "error"])),
        ("seconds_remaining?", .integer("A guess")),
        ("billed_characters?", .integer("What it came to")),
        ("error_message?", .text("Why there is no translation")),
      ]), error: deepLError),
    OpenAPIOperation(
      method: "post", path: "/v2/document/{id}/result", tag: "DeepL",
      summary: "Gives a document's translation", parameters: [documentKey, deepLKey],
      ways: [.json, .form], answerType: "application/octet-stream",
      answer: .file("The translation"), error: deepLError),
  ]

  private static let documentKey: OpenAPISchema.Member = (
    "document_key", .text("The key that uploading it told")
  )

  private static func deepLLanguages(_ method: String) -> OpenAPIOperation {
    OpenAPIOperation(
      method: method, path: "/v2/languages", tag: "DeepL", summary: "Lists the languages",
      parameters: [("type?", .choice(["source", "target"])), deepLKey],
      ways: method == "get" ? [.query] : [.json, .form],
      answer: .list(
        .object([
          ("language", .text("A code")), ("name", .text("The English name")),
          ("supports_formality?", .flag("Whether formality is decided; never")),
        ])), error: deepLError)
  }

  private static func usage(_ method: String) -> OpenAPIOperation {
    OpenAPIOperation(
      method: method, path: "/v2/usage", tag: "DeepL", summary: "Tells what was translated",
      answer: .object([
        ("character_count", .integer("Characters since the server began")),
        ("character_limit", .integer("There is none")),
      ]), error: deepLError)
  }

  private static let googleError = OpenAPISchema.object([
    (
      "error",
      .object([
        ("code", .integer("The status")), ("message", .text("What is wrong")),
        ("errors", .list(.any)), ("status", .text("The status's name")),
      ])
    )
  ])
  private static let googleTexts: OpenAPISchema.Member = ("q", .list(.text("A text")))
  private static let googleKey: OpenAPISchema.Member = ("key?", .text("The client's key"))

  /// The basic interface of Google's second version.
  static let google: [OpenAPIOperation] =
    google(
      "", "Translates texts",
      [
        googleTexts, ("target", .text("The code of a language")),
        ("source?", .orNull(.text("The code of a language"))),
        ("format?", .orNull(.choice(["html", "text"]))), googleKey,
      ],
      [
        (
          "translations",
          .list(
            .object([
              ("translatedText", .text("The translation")),
              ("detectedSourceLanguage?", .text("A code, where none was named")),
            ]))
        )
      ])
    + google(
      "/detect", "Tells the likeliest language of each text", [googleTexts, googleKey],
      [
        (
          "detections",
          .list(
            .list(
              .object([
                ("confidence", .number("From 0 to 1")), ("isReliable", .flag("Never")),
                ("language", .text("A code")),
              ])))
        )
      ])
    + google(
      "/languages", "Lists the languages",
      [("target?", .text("With names, which are English whatever this is")), googleKey],
      [
        (
          "languages",
          .list(
            .object([
              ("language", .text("A code")), ("name?", .text("The English name")),
            ]))
        )
      ])

  /// An operation by both methods.
  private static func google(
    _ path: String, _ summary: String, _ parameters: [OpenAPISchema.Member],
    _ data: [OpenAPISchema.Member]
  ) -> [OpenAPIOperation] {
    ["get", "post"].map { method in
      OpenAPIOperation(
        method: method, path: "/language/translate/v2" + path, tag: "Google", summary: summary,
        parameters: parameters, ways: method == "get" ? [.query] : [.query, .form, .json],
        answer: .object([("data", .object(data))]), error: googleError)
    }
  }
}
