#!/usr/bin/env python3
"""Records what each decoder layer of the golden checkpoints looks at in a source, its heads averaged, in float32.

  alignment_golden.py --goldens Tests/Golden/translation

Reads the checkpoints and pairs that make_goldens.py wrote, and puts an alignment.json beside each expected.json:
`source` and `target` ids, and `weights`, (layers, target + 1, source): step t is fed target token t - 1.
"""
import argparse
import json
from pathlib import Path

import torch
import transformers
from transformers import M2M100ForConditionalGeneration

import reference

PAIRS = 3


def case(model, source, target):
    with torch.no_grad():
        output = model(input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([[reference.END] + target]),
                       output_attentions=True)
    weights = torch.stack(output.cross_attentions)[:, 0].mean(dim=1)
    return {"source": source, "target": target,
            "weights": [[[round(weight, 6) for weight in row] for row in layer] for layer in weights.tolist()]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goldens", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    for expected in sorted(options.goldens.glob("*/expected.json")):
        model = M2M100ForConditionalGeneration.from_pretrained(
            expected.parent / "checkpoint", dtype=torch.float32, attn_implementation="eager").eval()
        pairs = sorted(json.loads(expected.read_text())["score"], key=lambda pair: len(pair["source"]))
        chosen = pairs[::max(len(pairs) // PAIRS, 1)][:PAIRS]
        cases = [case(model, pair["source"], pair["target"]) for pair in chosen]
        (expected.parent / "alignment.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
