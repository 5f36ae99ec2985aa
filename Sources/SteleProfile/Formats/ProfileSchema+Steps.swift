extension ProfileSchema {
  /// A decoder step.
  static let step = """
        "step": {
          "type": "object",
          "additionalProperties": false,
          "required": ["batch", "position", "start", "nanoseconds", "split", "sentences", "rows",
            "cache_length", "bytes", "products", "minor_faults", "major_faults", "disk_bytes",
            "resident_bytes", "busy", "waiting"],
          "properties": {
            "batch": {
              "description": "Which batch of the work it belongs to, from 0.",
              "$ref": "#/$defs/count"},
            "position": {
              "description": "Tokens that the hypotheses had before; 0 for the first step.",
              "$ref": "#/$defs/count"},
            "start": {
              "description": "Nanoseconds from the beginning of the recording.",
              "$ref": "#/$defs/count"},
            "nanoseconds": {
              "description": "Nanoseconds that it took, search included.",
              "$ref": "#/$defs/count"},
            "split": {
              "description": "Nanoseconds of each part, which add up to all of the step.",
              "$ref": "#/$defs/parts"},
            "sentences": {
              "description": "Sentences whose search had not ended.", "$ref": "#/$defs/count"},
            "rows": {"description": "Hypotheses of all sentences.", "$ref": "#/$defs/count"},
            "cache_length": {
              "description": "Positions that the longest hypothesis attended to, itself included.",
              "$ref": "#/$defs/count"},
            "bytes": {
              "description": "Bytes of weights and of cached keys and values that each part reads.",
              "$ref": "#/$defs/parts"},
            "products": {
              "description": "int8 multiply-adds with weights in each part that has any.",
              "$ref": "#/$defs/parts"},
            "minor_faults": {
              "description": "Page faults served without a disk.", "$ref": "#/$defs/count"},
            "major_faults": {
              "description": "Page faults served with a disk.", "$ref": "#/$defs/count"},
            "disk_bytes": {
              "description": "Bytes that were read from disks, ahead or by faults.",
              "$ref": "#/$defs/count"},
            "resident_bytes": {
              "description": "Bytes of the process in memory afterwards; 0 where it is unknown.",
              "$ref": "#/$defs/count"},
            "busy": {
              "description": "Nanoseconds that each thread computed; the searching one first.",
              "type": "array", "items": {"$ref": "#/$defs/count"}},
            "waiting": {
              "description": "Nanoseconds that each thread waited for others at barriers.",
              "type": "array", "items": {"$ref": "#/$defs/count"}},
            "feed_forward_inputs": {
              "description": "Zero inputs of the second feed-forward matrices of all layers; absent where weights are floats.",
              "$ref": "#/$defs/inputs"}
          }
        },
        "inputs": {
          "type": "object",
          "additionalProperties": false,
          "required": ["count", "zero", "columns", "zero_columns"],
          "properties": {
            "count": {"description": "int8 inputs of all rows.", "$ref": "#/$defs/count"},
            "zero": {"description": "Inputs that are zero.", "$ref": "#/$defs/count"},
            "columns": {
              "description": "Columns of four inputs that follow each other, whose int8 weights share cache lines.",
              "$ref": "#/$defs/count"},
            "zero_columns": {
              "description": "Columns that are zero in all rows of a step, whose weights it need not read.",
              "$ref": "#/$defs/count"}
          }
        }
    """

  /// What the repetitions come to.
  static let summary = """
        "summary": {
          "type": "object",
          "additionalProperties": false,
          "required": ["nanoseconds", "mean_nanoseconds", "phases", "unaccounted", "first_step", "latency", "split",
            "bytes", "products", "tokens_per_second", "waiting_share", "imbalance"],
          "properties": {
            "nanoseconds": {
              "description": "Nanoseconds of a repetition, median.", "$ref": "#/$defs/count"},
            "mean_nanoseconds": {
              "description": "Nanoseconds of a repetition, mean: what the phases add up to.",
              "$ref": "#/$defs/count"},
            "phases": {
              "description": "Nanoseconds of each phase, mean over the repetitions.",
              "$ref": "#/$defs/phases"},
            "unaccounted": {
              "description": "Nanoseconds that no phase accounts for, mean over the repetitions.",
              "type": "integer"},
            "first_step": {
              "description": "Nanoseconds of the first step of a batch, median.",
              "$ref": "#/$defs/count"},
            "latency": {"description": "Of all other steps.", "$ref": "#/$defs/latency"},
            "split": {
              "description": "Nanoseconds of a step's parts, mean over the steps of latency.",
              "$ref": "#/$defs/parts"},
            "bytes": {
              "description": "Bytes that a step's parts read, mean over the same steps.",
              "$ref": "#/$defs/parts"},
            "products": {
              "description": "int8 multiply-adds of a step's parts, mean over the same steps.",
              "$ref": "#/$defs/parts"},
            "feed_forward_inputs": {
              "description": "Zero inputs of the second feed-forward matrices of all layers, mean over the same steps; absent where weights are floats.",
              "$ref": "#/$defs/inputs"},
            "feed_forward_layers": {
              "description": "The same for each decoder layer.",
              "type": "array", "items": {"$ref": "#/$defs/inputs"}},
            "tokens_per_second": {
              "description": "Tokens of live sentences per second of decoding, median.",
              "$ref": "#/$defs/amount"},
            "waiting_share": {
              "description": "Share of all threads' time in the same steps spent at barriers, 0 to 1.",
              "$ref": "#/$defs/amount"},
            "imbalance": {
              "description": "Busiest thread's computing time by the mean of all threads, mean.",
              "$ref": "#/$defs/amount"}
          }
        },
        "latency": {
          "type": "object",
          "additionalProperties": false,
          "required": ["count", "mean", "p50", "p90", "p99", "max", "slope", "histogram"],
          "properties": {
            "count": {"description": "Steps.", "$ref": "#/$defs/count"},
            "mean": {"description": "Nanoseconds of a step, mean.", "$ref": "#/$defs/count"},
            "p50": {
              "description": "Nanoseconds that half of the steps do not exceed.",
              "$ref": "#/$defs/count"},
            "p90": {
              "description": "Nanoseconds that 90 % of the steps do not exceed.",
              "$ref": "#/$defs/count"},
            "p99": {
              "description": "Nanoseconds that 99 % of the steps do not exceed.",
              "$ref": "#/$defs/count"},
            "max": {"description": "Nanoseconds of the slowest step.", "$ref": "#/$defs/count"},
            "slope": {
              "description": "Nanoseconds by which a step is slower for each position further back.",
              "type": "number"},
            "histogram": {
              "description": "Steps by their time, in bins of the same width.",
              "type": "array", "items": {"$ref": "#/$defs/bin"}}
          }
        },
        "bin": {
          "type": "object",
          "additionalProperties": false,
          "required": ["from", "to", "count"],
          "properties": {
            "from": {"description": "Nanoseconds, inclusive.", "$ref": "#/$defs/count"},
            "to": {"description": "Nanoseconds, exclusive.", "$ref": "#/$defs/count"},
            "count": {"description": "Steps that took so long.", "$ref": "#/$defs/count"}
          }
        }
    """
}
