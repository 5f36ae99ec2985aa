extension OpenAPIDocument {
  private static let error = OpenAPISchema.object([("error", .text("What is wrong"))])
  private static let everyWay: Set<OpenAPIOperation.Way> = [.query, .form, .parts, .json]
  private static let source = OpenAPISchema.text("The code of a language, or auto")
  private static let target = OpenAPISchema.text("The code of a language")
  private static let key: OpenAPISchema.Member = ("api_key?", .text("The client's key"))
  private static let detected = OpenAPISchema.object([
    ("confidence", .number("From 0 to 100")), ("language", .text("The code of a language")),
  ])
  private static let texts = OpenAPISchema.anyOf([
    .text("A text"), .list(.text("One of several texts; in JSON alone")),
  ])
  private static let translation: [OpenAPISchema.Member] = [
    ("q", texts), ("source", source), ("target", target),
    ("format?", .choice(["text", "html"])),
    ("alternatives?", .integer("How many further translations are wanted")), key,
  ]

  /// LibreTranslate's interface.
  static let libreTranslate: [OpenAPIOperation] = [
    OpenAPIOperation(
      method: "post", path: "/translate", tag: "LibreTranslate",
      summary: "Translates a text, or several", parameters: translation, ways: everyWay,
      answer: .object([
        ("translatedText", .anyOf([.text("The translation"), .list(.text("One of them"))])),
        ("detectedLanguage?", .anyOf([detected, .list(detected)])),
        (
          "alternatives?",
          .list(.anyOf([.text("A further translation"), .list(.text("One of a text's"))]))
        ),
      ]), error: error),
    OpenAPIOperation(
      method: "post", path: "/detect", tag: "LibreTranslate",
      summary: "Tells which languages a text may be in", parameters: [("q", texts), key],
      ways: everyWay, answer: .list(detected), error: error),
    languages("get"), languages("post"),
    OpenAPIOperation(
      method: "post", path: "/translate_file", tag: "LibreTranslate",
      summary: "Translates a document",
      parameters: [
        ("file", .file("The document")), ("source", source), ("target", target), key,
      ],
      ways: [.parts],
      answer: .object([("translatedFileUrl", .text("Where the translation is"))]), error: error),
    OpenAPIOperation(
      method: "get", path: "/download_file/{name}", tag: "LibreTranslate",
      summary: "Gives a document's translation", answerType: "application/octet-stream",
      answer: .file("The translation"), error: error),
    OpenAPIOperation(
      method: "get", path: "/frontend/settings", tag: "LibreTranslate",
      summary: "Tells pages what the server does",
      answer: .object([
        ("apiKeys", .flag("Whether there are keys")),
        ("charLimit", .integer("Characters that a text may have; -1 for any number")),
        ("filesTranslation", .flag("Whether documents are translated")),
        ("frontendTimeout", .integer("Milliseconds to wait while somebody types")),
        ("keyRequired", .flag("Whether nothing is done without a key")),
        ("language", .any), ("suggestions", .flag("Whether suggestions are taken")),
        ("supportedFilesFormat", .list(.text("An extension with its dot"))),
      ])),
    OpenAPIOperation(
      method: "post", path: "/suggest", tag: "LibreTranslate",
      summary: "Refuses suggestions, which are switched off", answer: .any, error: error),
    OpenAPIOperation(
      method: "get", path: "/health", tag: "LibreTranslate",
      summary: "Tells that the server is there",
      answer: .object([("status", .choice(["ok"]))])),
    OpenAPIOperation(
      method: "get", path: "/spec", tag: "LibreTranslate",
      summary: "Describes LibreTranslate's interface, in Swagger 2.0", answer: .any),
  ]

  private static func languages(_ method: String) -> OpenAPIOperation {
    OpenAPIOperation(
      method: method, path: "/languages", tag: "LibreTranslate",
      summary: "Lists the languages, and into which each is translated",
      answer: .list(
        .object([
          ("code", .text("The code")), ("name", .text("The English name")),
          ("targets", .list(.text("A code"))),
        ])))
  }

  /// Translations as they are made.
  static let streaming: [OpenAPIOperation] = [
    OpenAPIOperation(
      method: "post", path: "/translate/stream", tag: "Streaming",
      summary: "Translates a text, or several, and sends the pieces as they are made",
      parameters: translation, ways: everyWay, answerType: "text/event-stream",
      answer: .text(
        "Events called piece with the members index and text; at the end done, with what /translate"
          + " would have answered, or error"), error: error)
  ]

  private static let extensionError = OpenAPISchema.object([
    ("code", .integer("The status")), ("message", .text("What is wrong")),
  ])

  /// What browser extensions ask for.
  static let extensions: [OpenAPIOperation] = [
    OpenAPIOperation(
      method: "post", path: "/immersive-translate", tag: "Extensions",
      summary: "Translates as Immersive Translate asks",
      parameters: [
        ("text_list", .list(.text("A text"))), ("source_lang?", source), ("target_lang", target),
      ], ways: [.json],
      answer: .object([
        (
          "translations",
          .list(
            .object([
              ("detected_source_lang", .text("A code")), ("text", .text("The translation")),
            ]))
        )
      ]), error: error),
    OpenAPIOperation(
      method: "post", path: "/kiss-translator", tag: "Extensions",
      summary: "Translates as KISS Translator asks",
      parameters: [("texts", .list(.text("A text"))), ("from?", source), ("to", target)],
      ways: [.json],
      answer: .list(.object([("text", .text("The translation")), ("src", .text("A code"))])),
      error: error),
    OpenAPIOperation(
      method: "post", path: "/deeplx/translate", tag: "Extensions",
      summary: "Translates as clients of DeepLX ask",
      parameters: [
        ("text", .text("The text")), ("source_lang?", source), ("target_lang", target),
      ], ways: [.json],
      answer: .object([
        ("code", .integer("200")), ("id", .integer("A number")),
        ("data", .text("The translation")), ("alternatives", .list(.text("None"))),
        ("source_lang", .text("A code")), ("target_lang", .text("A code")),
        ("method", .text("What DeepLX says")),
      ]), error: extensionError),
  ]

  /// What the server says of itself.
  static let ownAffairs: [OpenAPIOperation] = [
    OpenAPIOperation(
      method: "get", path: "/metrics", tag: "Server", summary: "Counts, for Prometheus",
      answerType: MetricsText.mediaType, answer: .text("Metrics")),
    OpenAPIOperation(
      method: "get", path: "/openapi.json", tag: "Server", summary: "This description",
      answer: .any),
  ]
}
