#!/usr/bin/env python3
"""Writes a training checkpoint as a Hugging Face folder: float16 safetensors and NLLB's tokenizer files.

  export.py --work DIR --tokenizer DIR --out Models/demo

--tokenizer holds NLLB's tokenizer_config.json, special_tokens_map.json and generation_config.json.
"""
import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from train import build_model
from vocabulary import Vocabulary, language_codes

TIED = ["lm_head.weight", "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    pieces = options.work / "sentencepiece.bpe.model"
    special_tokens = options.tokenizer / "special_tokens_map.json"
    model = build_model(Vocabulary(pieces, language_codes(special_tokens)))
    model.load_state_dict(torch.load(options.work / "checkpoint.pt", weights_only=True)["model"])
    tensors = {name: tensor.half().contiguous() for name, tensor in model.state_dict().items() if name not in TIED}
    save_file(tensors, options.out / "model.safetensors", metadata={"format": "pt"})
    config = model.config.to_diff_dict()
    config.update(architectures=["M2M100ForConditionalGeneration"], dtype="float16")
    (options.out / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    shutil.copyfile(pieces, options.out / "sentencepiece.bpe.model")
    for name in ("tokenizer_config.json", "special_tokens_map.json", "generation_config.json"):
        shutil.copyfile(options.tokenizer / name, options.out / name)


if __name__ == "__main__":
    main()
