#!/usr/bin/env python3
"""Writes a training checkpoint as a Hugging Face folder: float16 safetensors and a tokenizer.

  export.py --work DIR --special-tokens special_tokens_map.json --out Models/demo [--average N]

--average takes the mean of the last N weights that training kept. --special-tokens is the file that training took the language codes from: their order is their ids.
"""
import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from model import Shape
from vocabulary import Vocabulary, language_codes

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


def write_configuration(folder, shape):
    ids = {"bos_token_id": 0, "decoder_start_token_id": 2, "eos_token_id": 2, "pad_token_id": 1}
    write_json(folder / "config.json", {
        **ids, "architectures": ["M2M100ForConditionalGeneration"], "model_type": "m2m_100", "dtype": "float16",
        "tokenizer_class": "NllbTokenizer", "vocab_size": shape.vocabulary, "d_model": shape.width,
        "encoder_layers": shape.encoder_layers, "decoder_layers": shape.decoder_layers,
        "encoder_attention_heads": shape.heads, "decoder_attention_heads": shape.heads,
        "encoder_ffn_dim": shape.feed_forward, "decoder_ffn_dim": shape.feed_forward,
        "activation_function": "relu", "scale_embedding": True, "tie_word_embeddings": True,
        "is_encoder_decoder": True, "use_cache": True, "max_position_embeddings": 1024,
        "dropout": 0, "attention_dropout": 0, "activation_dropout": 0, "encoder_layerdrop": 0, "decoder_layerdrop": 0})
    write_json(folder / "generation_config.json", {**ids, "max_length": 200})


def averaged(paths):
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--special-tokens", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--average", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    pieces = options.work / "sentencepiece.bpe.model"
    vocabulary = Vocabulary(pieces, language_codes(options.special_tokens))
    state = torch.load(options.work / "checkpoint.pt", weights_only=True)
    weights = state["model"]
    if options.average:
        kept = sorted(options.work.glob("weights-*.pt"), key=lambda path: int(path.stem.split("-")[1]))
        weights = averaged(kept[-options.average:])
    tensors = {name: tensor.half().contiguous() for name, tensor in weights.items()}
    file = options.out / "model.safetensors"
    save_file(tensors, file, metadata={"format": "pt"})
    file.chmod(0o644)  # safetensors makes it private to its owner
    shutil.copyfile(pieces, options.out / pieces.name)
    write_configuration(options.out, Shape(**state["shape"]))
    write_tokenizer_files(options.out, vocabulary)


if __name__ == "__main__":
    main()
