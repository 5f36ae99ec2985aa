extension ProfileSchema {
  /// Numbers without a meaning of their own.
  static let basics = """
        "count": {"type": "integer", "minimum": 0},
        "amount": {"type": "number", "minimum": 0}
    """

  /// What is in a report besides steps and summary.
  static let report = """
        "environment": {
          "type": "object",
          "additionalProperties": false,
          "required": ["tool", "cores", "instruction_set", "threads", "model", "model_byte_count",
            "model_checksum"],
          "properties": {
            "tool": {"description": "The program with its version.", "type": "string"},
            "commit": {
              "description": "The commit that the program was built from; absent if not known.",
              "type": "string"},
            "date": {
              "description": "When measuring began, such as 2026-11-30T08:15:00Z.",
              "type": "string"},
            "command": {
              "description": "The command line, quoted for a shell.", "type": "string"},
            "system": {
              "description": "The system and its kernel; absent where it does not tell.",
              "type": "string"},
            "load": {
              "description": "The system's load average of the minute before; absent if not known.",
              "$ref": "#/$defs/amount"},
            "processor": {
              "description": "The processor's name; absent where the system does not tell.",
              "type": "string"},
            "cores": {"description": "Cores that the process may use.", "$ref": "#/$defs/count"},
            "instruction_set": {
              "description": "The kernels in use, such as avx512vnni.", "type": "string"},
            "threads": {"description": "Threads that computed.", "$ref": "#/$defs/count"},
            "model": {"description": "The model file's base name.", "type": "string"},
            "model_byte_count": {
              "description": "The model file's length in bytes.", "$ref": "#/$defs/count"},
            "model_checksum": {
              "description": "Checksum over the model file's table of sections, in hexadecimal.",
              "type": "string"},
            "memory_limit": {
              "description": "Bytes that the control group grants; absent if it has no limit.",
              "$ref": "#/$defs/count"}
          }
        },
        "memory_plan": {
          "type": "object",
          "additionalProperties": false,
          "required": ["limit", "program", "batch", "window", "resident", "weights", "streamed",
            "sentences", "beams"],
          "properties": {
            "limit": {
              "description": "The most that the process may take, file included.",
              "$ref": "#/$defs/count"},
            "program": {
              "description": "The program, the tokenizer, text and bookkeeping.",
              "$ref": "#/$defs/count"},
            "batch": {
              "description": "Activations, keys and values of the batch at its longest.",
              "$ref": "#/$defs/count"},
            "window": {
              "description": "Weights read ahead, or here and there, before they are let go.",
              "$ref": "#/$defs/count"},
            "resident": {
              "description": "Weights that stay until the batch has grown.",
              "$ref": "#/$defs/count"},
            "weights": {"description": "Weights that the file has.", "$ref": "#/$defs/count"},
            "streamed": {
              "description": "Weights that each of the first steps has to read again.",
              "$ref": "#/$defs/count"},
            "sentences": {
              "description": "Sentences that are translated together.", "$ref": "#/$defs/count"},
            "beams": {"description": "Hypotheses kept of each.", "$ref": "#/$defs/count"}
          }
        },
        "work": {
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "sentences", "source_tokens", "tokens", "beams"],
          "properties": {
            "kind": {
              "description": "Random tokens translated into a fixed number of them, or given text.",
              "enum": ["synthetic", "text"]},
            "sentences": {"description": "How many sentences.", "$ref": "#/$defs/count"},
            "source_tokens": {
              "description": "Tokens of all sources, language tokens and </s> included.",
              "$ref": "#/$defs/count"},
            "tokens": {
              "description": "Tokens generated for the best hypotheses of all sentences.",
              "$ref": "#/$defs/count"},
            "beams": {
              "description": "Hypotheses kept at every step; 1 is greedy.", "$ref": "#/$defs/count"},
            "shortlist": {
              "description": "Of which tokens translations were made; absent if of all.",
              "enum": ["script"]},
            "target": {
              "description": "The language that the shortlist was for; absent without one.",
              "type": "string"}
          }
        },
        "ceilings": {
          "type": "object",
          "additionalProperties": false,
          "required": ["bytes_per_second", "reads", "read_byte_count", "products_per_second"],
          "properties": {
            "bytes_per_second": {
              "description": "Bytes that all threads together read from memory in a second, median.",
              "$ref": "#/$defs/amount"},
            "reads": {
              "description": "The same of each time that memory was read, in order.",
              "type": "array", "items": {"$ref": "#/$defs/amount"}},
            "read_byte_count": {
              "description": "Bytes that were read each time.", "$ref": "#/$defs/count"},
            "cache_byte_count": {
              "description": "Bytes that the last-level caches hold; absent if not known.",
              "$ref": "#/$defs/count"},
            "products_per_second": {
              "description": "int8 multiply-adds that all threads together do in a second.",
              "$ref": "#/$defs/amount"}
          }
        },
        "repetition": {
          "type": "object",
          "additionalProperties": false,
          "required": ["nanoseconds", "phases", "steps"],
          "properties": {
            "nanoseconds": {
              "description": "Nanoseconds that all of it took.", "$ref": "#/$defs/count"},
            "phases": {
              "description": "Nanoseconds of each phase that occurred.", "$ref": "#/$defs/phases"},
            "steps": {
              "description": "All decoder steps in their order.",
              "type": "array", "items": {"$ref": "#/$defs/step"}},
            "feed_forward_layers": {
              "description": "Zero inputs of each decoder layer's second feed-forward matrix, added up over all steps but the first of each batch; absent where weights are floats.",
              "type": "array", "items": {"$ref": "#/$defs/inputs"}}
          }
        },
        "memory": {
          "type": "object",
          "additionalProperties": false,
          "required": ["resident", "anonymous", "peak"],
          "properties": {
            "resident": {
              "description": "Bytes in memory, mapped files included.", "$ref": "#/$defs/count"},
            "anonymous": {
              "description": "Of these, bytes that belong to the process alone.",
              "$ref": "#/$defs/count"},
            "peak": {
              "description": "The most bytes that were ever resident.", "$ref": "#/$defs/count"}
          }
        }
    """

  /// Objects with a number for each phase, or for each part of a step.
  static let parts = """
        "phases": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "tokenize": {"description": "Text to token ids.", "$ref": "#/$defs/count"},
            "prepare": {
              "description": "Planning batches and making room for them.", "$ref": "#/$defs/count"},
            "encode": {"description": "The encoder.", "$ref": "#/$defs/count"},
            "cross_keys_values": {
              "description": "Keys and values of the source for cross-attention.",
              "$ref": "#/$defs/count"},
            "decode": {"description": "All decoder steps.", "$ref": "#/$defs/count"},
            "detokenize": {"description": "Token ids to text.", "$ref": "#/$defs/count"}
          }
        },
        "parts": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "embedding": {
              "description": "Looking up embeddings and adding positions.",
              "$ref": "#/$defs/count"},
            "self_attention": {
              "description": "Attention to generated tokens, its projections and its cache.",
              "$ref": "#/$defs/count"},
            "cross_attention": {
              "description": "Attention to the source, its query and its output projection.",
              "$ref": "#/$defs/count"},
            "feed_forward": {"description": "Feed-forward layers.", "$ref": "#/$defs/count"},
            "norms": {
              "description": "Layer norms, with quantizing what they give.",
              "$ref": "#/$defs/count"},
            "output_projection": {
              "description": "The output projection with the choice of the best tokens.",
              "$ref": "#/$defs/count"},
            "reading": {
              "description": "Waiting for weights that do not stay in memory.",
              "$ref": "#/$defs/count"},
            "threads": {
              "description": "Waking the threads and letting them go.", "$ref": "#/$defs/count"},
            "barriers": {
              "description": "Waiting at barriers beyond what the slowest thread computed.",
              "$ref": "#/$defs/count"},
            "search": {
              "description": "What hypotheses go on, and laying out the next step.",
              "$ref": "#/$defs/count"}
          }
        }
    """
}
