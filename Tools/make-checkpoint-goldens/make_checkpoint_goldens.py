"""Writes Tests/Golden/checkpoint: small checkpoint files and what torch and safetensors read in them.

Run from the repository root with torch, safetensors, numpy and sentencepiece installed:

    python3 Tools/make-checkpoint-goldens/make_checkpoint_goldens.py
"""

import collections
import json
import pathlib
import struct

import safetensors
import safetensors.torch
import sentencepiece
import torch

FOLDER = pathlib.Path("Tests/Golden/checkpoint")
NAMES = {
    torch.float32: "float32",
    torch.float16: "float16",
    torch.bfloat16: "bfloat16",
    torch.int64: "int64",
}


def values(shape, dtype, seed):
    """A tensor of the given shape whose values are exact in every float type."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(-128, 128, shape, generator=generator).to(dtype) / 16


def state(dtype):
    """A state dictionary with tied tensors, in the manner of NLLB's."""
    embedding = values((6, 4), dtype, 1)
    return collections.OrderedDict(
        [
            ("model.shared.weight", embedding),
            ("model.encoder.embed_tokens.weight", embedding),
            ("model.encoder.layers.0.fc1.weight", values((3, 4), dtype, 2)),
            ("model.encoder.layers.0.fc1.bias", values((3,), dtype, 3)),
            ("model.encoder.layer_norm.weight", values((4,), dtype, 4)),
            ("lm_head.weight", embedding),
        ]
    )


def describe(tensors):
    """What a reader should find: in order, each tensor's type, shape and bytes."""
    return [
        {
            "name": name,
            "type": NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "bytes": tensor.detach().contiguous().flatten().view(torch.uint8).tolist(),
        }
        for name, tensor in tensors.items()
    ]


def write_torch(expected):
    """Files of torch.save: three types, parameters, a module's state, views, odd shapes."""
    module = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2))
    torch.nn.init.ones_(module[0].weight)
    torch.nn.init.ones_(module[0].bias)
    base = values((5, 4), torch.float32, 5)
    files = {
        "float32": state(torch.float32),
        "float16": state(torch.float16),
        "bfloat16": state(torch.bfloat16),
        "parameters": {
            name: torch.nn.Parameter(tensor, requires_grad=False)
            for name, tensor in state(torch.float32).items()
        },
        "module": module.state_dict(),
        "views": {
            "rows": base[1:3],
            "empty": base[:0],
            "scalar": torch.tensor(2.5),
            "count": torch.tensor([3, 4]),
            "one": base[:1, :],
            "column-of-one": base[:, :1][2:3],
        },
        "empty": {},
    }
    for name, tensors in files.items():
        path = FOLDER / f"{name}.bin"
        torch.save(tensors, path)
        if tensors:
            expected[path.name] = describe(torch.load(path, weights_only=True))


def write_large_fields(expected):
    """float32.bin as it would look with entries of more than 4 GiB: 64-bit sizes and places."""
    source = (FOLDER / "float32.bin").read_bytes()
    end = source.rindex(b"PK\x06\x06")
    entry_count, size, start = struct.unpack_from("<QQQ", source, end + 32)
    directory = b""
    offset = start
    for _ in range(entry_count):
        compressed, uncompressed, name_size, extra_size = struct.unpack_from(
            "<IIHH", source, offset + 20
        )
        (place,) = struct.unpack_from("<I", source, offset + 42)
        name = source[offset + 46 : offset + 46 + name_size]
        head = bytearray(source[offset : offset + 46])
        struct.pack_into("<IIHH", head, 20, 0xFFFFFFFF, 0xFFFFFFFF, name_size, 28)
        struct.pack_into("<I", head, 42, 0xFFFFFFFF)
        extra = struct.pack("<HHQQQ", 1, 24, uncompressed, compressed, place)
        directory += bytes(head) + name + extra
        offset += 46 + name_size + extra_size
    record = bytearray(source[end : end + 56])
    struct.pack_into("<QQ", record, 40, len(directory), start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, start + len(directory), 1)
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    path = FOLDER / "large-fields.bin"
    path.write_bytes(source[:start] + directory + bytes(record) + locator + last)
    expected[path.name] = describe(torch.load(path, weights_only=True))


def write_refused():
    """Files of torch.save that must be refused."""
    base = values((3, 4), torch.float32, 6)
    torch.save({"turned": base.T}, FOLDER / "refused-strides.bin")
    torch.save({"model": state(torch.float32)}, FOLDER / "refused-nested.bin")
    torch.save({"when": collections.Counter()}, FOLDER / "refused-global.bin")
    torch.save(torch.ones(2), FOLDER / "refused-tensor.bin")
    torch.save(
        {"a": torch.ones(2)}, FOLDER / "refused-legacy.bin", _use_new_zipfile_serialization=False
    )


def write_safetensors(expected):
    """Files of safetensors; it stores tied tensors once."""
    for dtype, name in list(NAMES.items())[:3]:
        tensors = {
            key: tensor
            for key, tensor in state(dtype).items()
            if key not in ("model.encoder.embed_tokens.weight", "lm_head.weight")
        }
        tensors["empty"] = torch.zeros((0, 4), dtype=dtype)
        path = FOLDER / f"{name}.safetensors"
        safetensors.torch.save_file(tensors, path, metadata={"format": "pt"})
        with safetensors.safe_open(path, "pt") as file:
            read = {key: file.get_tensor(key) for key in sorted(file.keys())}
        expected[path.name] = describe(read)


def write_shards():
    """Two shards with an index, as transformers lays them out."""
    tensors = state(torch.float32)
    tensors.pop("model.encoder.embed_tokens.weight")
    tensors.pop("lm_head.weight")
    names = list(tensors)
    weight_map = {}
    for number, part in enumerate((names[:1], names[1:]), start=1):
        shard = f"model-{number:05}-of-00002.safetensors"
        safetensors.torch.save_file({name: tensors[name] for name in part}, FOLDER / shard)
        weight_map.update({name: shard for name in part})
    total = sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    (FOLDER / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")


def write_sentencepiece():
    """A BPE model of a few pieces, and one of another kind."""
    text = FOLDER / "text.txt"
    text.write_text("one stone carries one text\nanother stone carries another\n" * 20)
    for kind in ("bpe", "unigram"):
        sentencepiece.SentencePieceTrainer.train(
            input=str(text),
            model_prefix=str(FOLDER / kind),
            model_type=kind,
            vocab_size=40,
            hard_vocab_limit=False,
            user_defined_symbols=["<keep>"],
            normalization_rule_name="identity",
            minloglevel=2,
        )
        (FOLDER / f"{kind}.vocab").unlink()
    text.unlink()
    model = sentencepiece.SentencePieceProcessor(model_file=str(FOLDER / "bpe.model"))
    pieces = [
        {
            "text": model.id_to_piece(piece),
            "score": struct.unpack("f", struct.pack("f", model.get_score(piece)))[0],
            "kind": kind_of(model, piece),
        }
        for piece in range(model.get_piece_size())
    ]
    (FOLDER / "bpe.json").write_text(json.dumps(pieces) + "\n")


def kind_of(model, piece):
    if model.is_unknown(piece):
        return "unknown"
    if model.is_control(piece):
        return "control"
    return "userDefined" if model.id_to_piece(piece) == "<keep>" else "normal"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    expected = {}
    write_torch(expected)
    write_large_fields(expected)
    write_safetensors(expected)
    write_refused()
    write_shards()
    write_sentencepiece()
    (FOLDER / "expected.json").write_text(json.dumps(expected, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
