extension OutputSchema {
  /// Definitions of what `inspect` says of a corpus file.
  static let corpusDefinitions = """
        "corpus": {
          "type": "object",
          "additionalProperties": false,
          "required": ["files", "bits_per_file", "bits_by_part", "data_digest", "opt_out_list",
            "lanes", "license_types", "languages", "licenses"],
          "properties": {
            "files": {
              "description": "Source files that the corpus knows.", "$ref": "#/$defs/count"},
            "bits_per_file": {
              "description": "Bits of the whole file by source files, side tables included.",
              "type": "number"},
            "bits_by_part": {
              "description": "What these bits are spent on; their sum is bits_per_file.",
              "type": "array", "items": {"$ref": "#/$defs/part"}},
            "data_digest": {
              "description": "SHA-256 over all data, which the order of input does not change.",
              "type": "string"},
            "dataset": {
              "description": "The dataset that the rows come from, if it was named.",
              "type": "string"},
            "dataset_revision": {
              "description": "Which version of the dataset, if it was named.", "type": "string"},
            "release": {
              "description": "What the file was released as; absent if it was not.",
              "$ref": "#/$defs/release"},
            "opted_out": {
              "description": "Contents of which nothing is told; absent for none.",
              "$ref": "#/$defs/count"},
            "opt_out_cut_off": {
              "description": "The latest day among the opt-outs that the file was made with.",
              "type": "string"},
            "opt_out_digest": {
              "description": "SHA-256 of the list of these opt-outs.", "type": "string"},
            "opt_out_list": {
              "description": "The opt-outs beside the file.", "$ref": "#/$defs/opt_out_list"},
            "license_table": {
              "description": "What was known about licences when the file was made.",
              "$ref": "#/$defs/license_table"},
            "lanes": {
              "description": "The kinds of keys that the corpus can be asked for.",
              "type": "array", "items": {"$ref": "#/$defs/lane"}},
            "license_types": {
              "description": "Files by kind of licence.", "$ref": "#/$defs/counts"},
            "languages": {
              "description": "Files by language, the most frequent ones.",
              "$ref": "#/$defs/counts"},
            "licenses": {
              "description": "Files by licence, the most frequent ones; a file may have several.",
              "$ref": "#/$defs/counts"}
          }
        },
        "part": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "bits"],
          "properties": {
            "name": {
              "description": "A kind of key with its payloads, a side table, or what else there is.",
              "type": "string"},
            "bits": {"description": "Bits by source files.", "type": "number"}
          }
        },
        "opt_out_list": {
          "type": "object",
          "additionalProperties": false,
          "required": ["state", "path", "is_marked"],
          "properties": {
            "state": {
              "description": "Whether there is a list: missing is one that belongs to the file.",
              "enum": ["none", "in_force", "missing", "unreadable"]},
            "path": {"description": "Where it lies, or would lie.", "type": "string"},
            "is_marked": {
              "description": "Whether the file says itself that a list belongs to it.",
              "type": "boolean"},
            "names": {
              "description": "Owners and repositories in it, if it was read.",
              "$ref": "#/$defs/count"},
            "renames": {"description": "Renames in it.", "$ref": "#/$defs/count"},
            "since": {"description": "The earliest day of an opt-out in it.", "type": "string"},
            "until": {"description": "The latest day.", "type": "string"},
            "problem": {"description": "Why it cannot be read.", "type": "string"}
          }
        },
        "lane": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "keys", "key_bits", "false_positive_rate"],
          "properties": {
            "name": {"description": "The kind of key, such as sha1_git.", "type": "string"},
            "keys": {"description": "How many keys there are.", "$ref": "#/$defs/count"},
            "key_bits": {
              "description": "Bits stored of each key for lookups.", "type": "number"},
            "false_positive_rate": {
              "description": "The probability that a key which is not there is taken for known.",
              "type": "number"}
          }
        },
        "license_table": {
          "type": "object",
          "additionalProperties": false,
          "required": ["version", "date", "spdx_list_version"],
          "properties": {
            "version": {
              "description": "The version of the licence database.", "type": "string"},
            "date": {"description": "When that was published.", "type": "string"},
            "spdx_list_version": {
              "description": "The version of the SPDX licence list in it.", "type": "string"}
          }
        },
        "release": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {
              "description": "What all releases of the series are called.", "type": "string"},
            "version": {"description": "The version, such as 1.2.0.", "type": "string"},
            "parent": {
              "description": "The release before it; absent for the first.",
              "$ref": "#/$defs/parent"}
          }
        },
        "parent": {
          "type": "object",
          "additionalProperties": false,
          "required": ["version", "data_digest"],
          "properties": {
            "version": {"description": "Its version.", "type": "string"},
            "data_digest": {"description": "The digest of its data.", "type": "string"}
          }
        },
        "counts": {
          "type": "object", "additionalProperties": {"$ref": "#/$defs/count"}
        }
    """
}
