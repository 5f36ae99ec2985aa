extension OutputSchema {
  /// The languages of a model.
  static let languages = OutputSchema(
    "languages", version: 1, printedBy: "languages --format json",
    #"""
      "title": "Languages",
      "description": "The languages that a model translates between.",
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["code", "id", "name"],
        "properties": {
          "code": {"description": "The code of NLLB, such as fra_Latn.", "type": "string"},
          "id": {
            "description": "The id of the language's token; null where no model was given.",
            "type": ["integer", "null"]},
          "name": {"description": "The English name.", "type": "string"}
        }
      }
    """#)

  /// A line of `translate`.
  static let translate = OutputSchema(
    "translate", version: 1, printedBy: "translate --format jsonl, each line",
    #"""
      "title": "Translation",
      "description": "What there is to know about the translation of one line of input.",
      "type": "object",
      "additionalProperties": {
        "description": "Other fields of the line of input, as they are written there."},
      "required": ["source", "text", "tokens", "score", "alternatives", "truncated"],
      "properties": {
        "id": {
          "description": "What the line of input calls itself; absent where it does not.",
          "type": ["string", "number", "boolean", "null"]},
        "source": {"description": "The text that was translated.", "type": "string"},
        "text": {
          "description": "The translation; empty where the line is blank or has an error.",
          "type": "string"},
        "tokens": {
          "description": "Ids as generated, language token and </s> included.",
          "type": "array", "items": {"$ref": "#/$defs/count"}},
        "score": {
          "description": "Natural-log probability, as transformers' sequences_scores; of greedy translations the sum over all tokens, of several sentences the sum over them.",
          "$ref": "#/$defs/score"},
        "alternatives": {
          "description": "Further hypotheses, best first.",
          "type": "array", "items": {"$ref": "#/$defs/alternative"}},
        "truncated": {
          "description": "Whether the translation was cut off at the most tokens.",
          "type": "boolean"},
        "unknowns": {
          "description": "Characters that the model does not know; absent for none.",
          "$ref": "#/$defs/count"},
        "memory": {
          "description": "Sentences whose translation is from the translation memory, and has no tokens, score and alternatives; absent for none.",
          "$ref": "#/$defs/count"},
        "detected": {
          "description": "With --from auto the language that the text was taken to be in; absent where it is blank or has an error, and where the language was named.",
          "$ref": "#/$defs/detected"},
        "loop": {
          "description": "Whether a loop in the translation was mended or is left; absent for none.",
          "enum": ["left", "mended"]},
        "error": {
          "description": "Why the line was not translated, or only in part; absent where it was.",
          "type": "string"}
      },
      "$defs": {
        "alternative": {
          "type": "object",
          "additionalProperties": false,
          "required": ["text", "tokens"],
          "properties": {
            "text": {"description": "The translation.", "type": "string"},
            "tokens": {
              "description": "Ids as generated.",
              "type": "array", "items": {"$ref": "#/$defs/count"}},
            "score": {"description": "As of the translation.", "$ref": "#/$defs/score"}
          }
        },
        "score": {"type": ["number", "null"]},
        "detected": \#(detectedLanguage),
        \#(countDefinition)
      }
    """#)

  /// A definition of a language and how likely it is.
  private static let detectedLanguage = #"""
    {
          "type": "object",
          "additionalProperties": false,
          "required": ["language", "confidence"],
          "properties": {
            "language": {
              "description": "The code of NLLB, such as fra_Latn.", "type": "string"},
            "confidence": {
              "description": "How likely the language is, of 100.",
              "type": "number", "minimum": 0, "maximum": 100}
          }
        }
    """#

  /// A line of `detect`.
  static let detect = OutputSchema(
    "detect", version: 1, printedBy: "detect --format json, each line",
    #"""
      "title": "Detected language",
      "description": "The languages that a text may be in.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "confidence", "candidates"],
      "properties": {
        "language": {
          "description": "The likeliest language, by its code such as fra_Latn; und where there is none.",
          "type": "string"},
        "confidence": {
          "description": "How likely it is, of 100.",
          "type": "number", "minimum": 0, "maximum": 100},
        "candidates": {
          "description": "The likeliest languages, best first: three at most.",
          "type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/detected"}},
        "text": {"description": "The line of input; absent for files.", "type": "string"},
        "file": {"description": "The file; absent for lines.", "type": "string"}
      },
      "$defs": {
        "detected": \#(detectedLanguage)
      }
    """#)

  /// A line of `translate --stream` before the translation is complete.
  static let translateStream = OutputSchema(
    "translate-stream", version: 1,
    printedBy: "translate --stream --format jsonl, lines before the translation",
    #"""
      "title": "Piece of a translation",
      "description": "What nothing can change any more of a translation that is not complete.",
      "type": "object",
      "additionalProperties": false,
      "required": ["line", "settled"],
      "properties": {
        "line": {
          "description": "The line of input, from 1.", "type": "integer", "minimum": 1},
        "settled": {
          "description": "The text that follows the pieces before it.", "type": "string"}
      }
    """#)

  /// A line of `score`.
  static let score = OutputSchema(
    "score", version: 1, printedBy: "score, each line",
    #"""
      "title": "Score",
      "description": "How likely the model finds a translation, token by token.",
      "type": "object",
      "additionalProperties": false,
      "required": ["tokens", "logprobs"],
      "properties": {
        "tokens": {
          "description": "Ids of the target, language token and </s> included; none with an error.",
          "type": "array", "items": {"type": "integer", "minimum": 0}},
        "logprobs": {
          "description": "The natural-log probability of each of the tokens.",
          "type": "array", "items": {"type": "number", "maximum": 0}},
        "error": {
          "description": "Why the pair was not scored; absent where it was.", "type": "string"}
      }
    """#)
}
