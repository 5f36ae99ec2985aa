extension OutputSchema {
  /// What a file holds.
  static let inspect = OutputSchema(
    "inspect", version: 1, printedBy: "inspect FILE --format json",
    #"""
      "title": "Stele file",
      "description": "What a Stele file holds and where it came from.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "file", "kind", "format_version", "byte_count", "manifest",
        "sections"],
      "properties": {
        "schema_version": {"description": "Version of this schema.", "const": 1},
        "file": {"description": "The file's path, as given.", "type": "string"},
        "kind": {"description": "What kind of file it is.", "enum": ["model", "corpus", "detector"]},
        "format_version": {
          "description": "Version of the file format, MAJOR.MINOR.", "type": "string"},
        "byte_count": {"description": "The file's length in bytes.", "$ref": "#/$defs/count"},
        "configuration": {
          "description": "The model's sizes and ids; absent in other files.",
          "$ref": "#/$defs/configuration"},
        "parameters": {
          "description": "How many numbers the model was trained to; absent in other files.",
          "$ref": "#/$defs/count"},
        "languages": {
          "description": "How many languages the model has; absent in other files.",
          "$ref": "#/$defs/count"},
        "scripts": {
          "description": "Scripts that tokens are written in, in the order of the embedding's rows; absent in other files.",
          "type": "array", "items": {"$ref": "#/$defs/script"}},
        "corpus": {
          "description": "What the corpus holds; absent in other files, and in patches.",
          "$ref": "#/$defs/corpus"},
        "manifest": {"description": "Where the file came from.", "$ref": "#/$defs/manifest"},
        "sections": {
          "description": "The file's sections, in their order.",
          "type": "array", "items": {"$ref": "#/$defs/section"}}
      },
      "$defs": {
    \#(inspectDefinitions),
    \#(modelDefinitions),
    \#(corpusDefinitions),
        \#(countDefinition)
      }
    """#)

  private static let inspectDefinitions = """
        "section": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "type", "shape", "offset", "byte_count", "checksum"],
          "properties": {
            "name": {"description": "The section's name.", "type": "string"},
            "type": {"description": "The type of its elements, such as int8.", "type": "string"},
            "shape": {
              "description": "Sizes of its dimensions, the outermost first.",
              "type": "array", "items": {"$ref": "#/$defs/count"}},
            "offset": {
              "description": "Where it begins, in bytes from the file's start.",
              "$ref": "#/$defs/count"},
            "byte_count": {"description": "Its length in bytes.", "$ref": "#/$defs/count"},
            "checksum": {"description": "XXH3 of its bytes, in hexadecimal.", "type": "string"}
          }
        },
        "script": {
          "type": "object",
          "additionalProperties": false,
          "required": ["code", "tokens"],
          "properties": {
            "code": {
              "description": "ISO 15924's code; Zyyy for what belongs to no script.",
              "type": "string"},
            "tokens": {"description": "Tokens in the script.", "$ref": "#/$defs/count"}
          }
        },
        "source": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "byte_count", "sha256"],
          "properties": {
            "name": {"description": "The file's name without its folder.", "type": "string"},
            "byte_count": {"description": "The file's length in bytes.", "$ref": "#/$defs/count"},
            "sha256": {
              "description": "SHA-256 of its bytes, in lower-case hexadecimal.", "type": "string"}
          }
        },
        "manifest": {
          "type": "object",
          "additionalProperties": false,
          "required": ["tool", "options", "sources"],
          "properties": {
            "tool": {"description": "The program that wrote the file, with its version.",
              "type": "string"},
            "options": {
              "description": "The options that the file was made with, by name.",
              "type": "object", "additionalProperties": {"type": "string"}},
            "sources": {
              "description": "The files that it was made from.",
              "type": "array", "items": {"$ref": "#/$defs/source"}},
            "calibration": {
              "description": "The texts that int4 weights were calibrated with; absent for none.",
              "type": "array", "items": {"$ref": "#/$defs/source"}},
            "card": {
              "description": "What the checkpoint's model card says; absent for nothing.",
              "$ref": "#/$defs/card"},
            "vocabulary": {
              "description": "What was kept of the vocabulary; absent where it is whole.",
              "$ref": "#/$defs/vocabulary"}
          }
        },
        "card": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "license": {
              "description": "The licence of the weights; absent where the card has none.",
              "type": "string"},
            "note": {
              "description": "What users should know before all else; absent for nothing.",
              "type": "string"}
          }
        },
        "vocabulary": {
          "type": "object",
          "additionalProperties": false,
          "required": ["kept_count", "full_count", "texts"],
          "properties": {
            "kept_count": {
              "description": "Pieces, specials and languages that were kept.",
              "$ref": "#/$defs/count"},
            "full_count": {
              "description": "Rows of the checkpoint's embedding.", "$ref": "#/$defs/count"},
            "texts": {
              "description": "The texts that it was kept for.",
              "type": "array", "items": {"$ref": "#/$defs/source"}}
          }
        }
    """

  private static let modelDefinitions = """
        "configuration": {
          "type": "object",
          "additionalProperties": false,
          "required": ["weights", "embedding_weights", "width", "encoder", "decoder", "vocabulary_count",
            "maximum_positions", "embedding_multiplier", "decoder_start", "end", "padding"],
          "properties": {
            "weights": {
              "description": "The precision of the weights but for the embedding.",
              "enum": ["int8", "int4", "float32"]},
            "embedding_weights": {
              "description": "The precision of the embedding.",
              "enum": ["int8", "int4", "float32"]},
            "width": {
              "description": "Numbers of one token's hidden state.", "$ref": "#/$defs/count"},
            "encoder": {"description": "The encoder's layers.", "$ref": "#/$defs/stack"},
            "decoder": {"description": "The decoder's layers.", "$ref": "#/$defs/stack"},
            "vocabulary_count": {
              "description": "Rows of the embedding.", "$ref": "#/$defs/count"},
            "maximum_positions": {
              "description": "Tokens of a text that the checkpoint was made for.",
              "$ref": "#/$defs/count"},
            "embedding_multiplier": {
              "description": "What embeddings are multiplied by.", "type": "number"},
            "decoder_start": {
              "description": "The id that starts every target.", "$ref": "#/$defs/count"},
            "end": {"description": "The id that ends a sentence.", "$ref": "#/$defs/count"},
            "padding": {
              "description": "The id whose position is zero; positions count from the next.",
              "$ref": "#/$defs/count"},
            "maximum_length": {
              "description": "Target length by default; absent where the checkpoint does not say.",
              "$ref": "#/$defs/count"}
          }
        },
        "stack": {
          "type": "object",
          "additionalProperties": false,
          "required": ["layers", "heads", "feed_forward"],
          "properties": {
            "layers": {"description": "Layers.", "$ref": "#/$defs/count"},
            "heads": {"description": "Attention heads of each layer.", "$ref": "#/$defs/count"},
            "feed_forward": {
              "description": "Inner width of the feed-forward part.", "$ref": "#/$defs/count"}
          }
        }
    """

  /// Whether a file is as it was written.
  static let verify = OutputSchema(
    "verify", version: 1, printedBy: "verify FILE --format json",
    #"""
      "title": "Whether a Stele file is as it was written",
      "description": "Printed for damaged files, too; then the exit status is 1.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "file", "ok"],
      "properties": {
        "schema_version": {"description": "Version of this schema.", "const": 1},
        "file": {"description": "The file's path, as given.", "type": "string"},
        "ok": {"description": "Whether every byte is as it was written.", "type": "boolean"},
        "sections": {
          "description": "How many sections the file has; absent where that cannot be read.",
          "$ref": "#/$defs/count"},
        "byte_count": {
          "description": "The file's length in bytes; absent where it cannot be opened.",
          "$ref": "#/$defs/count"},
        "error": {
          "description": "What is wrong and what to do; absent where nothing is.",
          "type": "string"},
        "section": {
          "description": "The damaged section's name; absent where no one section is damaged.",
          "type": "string"},
        "offset": {
          "description": "Where the damage begins, in bytes from the file's start, if known.",
          "$ref": "#/$defs/count"}
      },
      "$defs": {
        \#(countDefinition)
      }
    """#)

  /// What the processor can do.
  static let inspectCPU = OutputSchema(
    "inspect-cpu", version: 1, printedBy: "inspect --cpu --format json",
    #"""
      "title": "Processor",
      "description": "Which instruction set this processor computes with, and why.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema_version", "cores", "instruction_set", "chosen_by", "instruction_sets"],
      "properties": {
        "schema_version": {"description": "Version of this schema.", "const": 1},
        "processor": {
          "description": "The processor's name; absent where the system does not tell.",
          "type": "string"},
        "cores": {"description": "Cores that the process may use.", "$ref": "#/$defs/count"},
        "instruction_set": {"description": "The instruction set in use.", "type": "string"},
        "chosen_by": {
          "description": "Whether it is the best one, or the environment names it.",
          "enum": ["best", "STELE_ISA"]},
        "instruction_sets": {
          "description": "Those that this build has, best first.",
          "type": "array", "items": {"$ref": "#/$defs/instruction_set"}}
      },
      "$defs": {
        "instruction_set": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "supported", "needs"],
          "properties": {
            "name": {"description": "As STELE_ISA names it.", "type": "string"},
            "supported": {"description": "Whether this processor has it.", "type": "boolean"},
            "needs": {"description": "What a processor needs for it.", "type": "string"}
          }
        },
        \#(countDefinition)
      }
    """#)
}
