#!/usr/bin/env python3
"""Writes a training checkpoint as a Hugging Face folder: float16 safetensors and a tokenizer.

  export.py --work DIR --special-tokens special_tokens_map.json --out Models/demo

--special-tokens is the file that training took the language codes from: their order is their ids.
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
ROLES = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>",
         "unk_token": "<unk>", "mask_token": "<mask>"}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n")


def write_tokenizer_files(folder, vocabulary):
    """Both files list the languages: transformers 5 reads the one, older versions the other.

    The ids are written too, since transformers would otherwise choose them by the order of loading.
    """
    codes = list(vocabulary.language_id)
    ids = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, **vocabulary.language_id, "<mask>": vocabulary.size - 1}
    added = {str(number): {"content": token, "lstrip": token == "<mask>", "normalized": token == "<mask>",
                           "rstrip": False, "single_word": False, "special": True} for token, number in ids.items()}
    write_json(folder / "special_tokens_map.json", {**ROLES, "additional_special_tokens": codes})
    write_json(folder / "tokenizer_config.json", {
        **ROLES, "tokenizer_class": "NllbTokenizer", "legacy_behaviour": False, "model_max_length": 1024,
        "sp_model_kwargs": {}, "additional_special_tokens": codes, "added_tokens_decoder": added})


def write_configuration(folder, config):
    values = config.to_diff_dict()
    values.update(architectures=["M2M100ForConditionalGeneration"], dtype="float16")
    write_json(folder / "config.json", values)
    write_json(folder / "generation_config.json", {
        "bos_token_id": config.bos_token_id, "eos_token_id": config.eos_token_id, "pad_token_id": config.pad_token_id,
        "decoder_start_token_id": config.decoder_start_token_id, "max_length": 200})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--special-tokens", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    pieces = options.work / "sentencepiece.bpe.model"
    vocabulary = Vocabulary(pieces, language_codes(options.special_tokens))
    model = build_model(vocabulary)
    model.load_state_dict(torch.load(options.work / "checkpoint.pt", weights_only=True)["model"])
    tensors = {name: tensor.half().contiguous() for name, tensor in model.state_dict().items() if name not in TIED}
    weights = options.out / "model.safetensors"
    save_file(tensors, weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # safetensors makes it private to its owner
    shutil.copyfile(pieces, options.out / pieces.name)
    write_configuration(options.out, model.config)
    write_tokenizer_files(options.out, vocabulary)


if __name__ == "__main__":
    main()
