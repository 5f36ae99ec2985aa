"""Writes a random checkpoint of NLLB-200-distilled-600M's shape, as Hugging Face lays one out.

  checkpoint.py FOLDER

The tokenizer has as many pieces as the real one, all made up, of each script about as many as there: it lets
`stele convert` accept the folder, gives a shortlist its usual size, and is good for nothing else. 2.46 GB.
"""
import itertools
import json
import string
import struct
import sys
from pathlib import Path

import numpy as np

import shape

PIECES = 256000
# Alphabets, and how many pieces are words of their letters; what is left is shared by those that name no number.
ALPHABETS = [
    (string.ascii_lowercase, 142_000),
    ("".join(map(chr, range(0x0430, 0x0450))), 27_000),  # Cyrillic
    ("".join(map(chr, range(0x0915, 0x0930))), 12_000),  # Devanagari
    (string.digits, 4_000),
    ("".join(map(chr, range(0x0627, 0x063B))), None),  # Arabic
    ("".join(map(chr, range(0x4E00, 0x4E80))), None),  # Han
    ("".join(map(chr, range(0xAC00, 0xAC80))), None),  # Hangul
    ("".join(map(chr, range(0x0995, 0x09A9))), None),  # Bengali
    ("".join(map(chr, range(0x0E01, 0x0E1F))), None),  # Thai
    ("".join(map(chr, range(0x10D0, 0x10F0))), None),  # Georgian
]


def protobuf_field(number, payload):
    """A length-delimited field."""
    size, encoded = len(payload), bytearray([number << 3 | 2])
    while size > 127:
        encoded.append(size & 127 | 128)
        size >>= 7
    return bytes(encoded) + bytes([size]) + payload


def words(alphabet, count):
    """The first `count` words of an alphabet, short ones first."""
    of_all_lengths = ("".join(letters) for length in itertools.count(1)
                      for letters in itertools.product(alphabet, repeat=length))
    return itertools.islice(of_all_lengths, count)


def sentencepiece_model():
    """A BPE model: three special pieces, then made-up words, each with its score."""
    specials = [("<unk>", 2), ("<s>", 3), ("</s>", 3)]
    left = PIECES - len(specials) - sum(count or 0 for _, count in ALPHABETS)
    sharing = sum(count is None for _, count in ALPHABETS)
    pieces = list(specials)
    for index, (alphabet, count) in enumerate(ALPHABETS):
        if count is None:
            is_last = index == len(ALPHABETS) - 1
            count = PIECES - len(pieces) if is_last else left // sharing
        pieces += [(word, 1) for word in words(alphabet, count)]
    model = bytearray()
    for index, (text, kind) in enumerate(pieces):
        piece = protobuf_field(1, text.encode()) + b"\x15" + struct.pack("<f", -index)
        model += protobuf_field(1, piece + bytes([3 << 3, kind]))
    bpe = bytes([3 << 3, 2])  # trainer_spec.model_type
    return bytes(model) + protobuf_field(2, bpe)


def write_weights(path):
    """One float32 safetensors file: norms are the identity, biases 0, the rest Gaussian."""
    generator, header, offset = np.random.default_rng(1), {}, 0
    shapes = shape.tensor_shapes()
    for name, sizes in shapes.items():
        end = offset + 4 * int(np.prod(sizes))
        header[name] = {"dtype": "F32", "shape": sizes, "data_offsets": [offset, end]}
        offset = end
    encoded = json.dumps(header).encode()
    encoded += b" " * (-len(encoded) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(encoded)) + encoded)
        for name, sizes in shapes.items():
            if name.endswith("bias"):
                values = np.zeros(sizes, np.float32)
            elif "norm.weight" in name:
                values = np.ones(sizes, np.float32)
            else:
                values = generator.standard_normal(sizes, dtype=np.float32) * np.float32(0.02)
            values.tofile(file)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(shape.configuration()))
    (folder / "generation_config.json").write_text(json.dumps(
        {"bos_token_id": 0, "pad_token_id": shape.PADDING, "eos_token_id": shape.END,
         "decoder_start_token_id": shape.START, "max_length": 200}))
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "NllbTokenizer"}))
    (folder / "sentencepiece.bpe.model").write_bytes(sentencepiece_model())
    write_weights(folder / "model.safetensors")


if __name__ == "__main__":
    main()
