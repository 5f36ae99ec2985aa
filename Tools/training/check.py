#!/usr/bin/env python3
"""Checks what training promises, on tiny models and made-up text, in seconds.

The architecture is transformers', padding and shared encodings change nothing, the loss and its gradient are
those of torch, sampled ids estimate it, and a run that is stopped and resumed is the run that never stopped.
"""
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

from batches import Batches
from model import Model, Shape, SmoothedLoss, candidates
from muon import orthogonal
from vocabulary import PADDING

SHAPE = Shape(60, width=32, heads=4, feed_forward=64, encoder_layers=2, decoder_layers=2)
CODES = ["eng_Latn", "deu_Latn", "fra_Latn", "ces_Latn"]


def check_architecture():
    model = Model(SHAPE)
    config = M2M100Config(
        vocab_size=SHAPE.vocabulary, d_model=SHAPE.width, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4,
        decoder_attention_heads=4, encoder_ffn_dim=64, decoder_ffn_dim=64, scale_embedding=True)
    other = M2M100ForConditionalGeneration(config).eval()
    unexpected = other.load_state_dict(model.state_dict(), strict=False).unexpected_keys
    other.tie_weights()
    generator = random.Random(1)
    rows = [{code: [generator.randrange(4, 60) for _ in range(generator.randrange(2, 9))] for code in CODES}
            for _ in range(20)]
    batch = Batches(rows, None, 0.5, 3, 100, "check").next()
    source = batch.source.repeat_interleave(3, 0)
    with torch.no_grad():
        logits = model(batch.source, batch.decoder_input) @ model.model.shared.weight.T
        expected = other(input_ids=source, attention_mask=(source != PADDING).long(),
                         decoder_input_ids=batch.decoder_input).logits[batch.decoder_input != PADDING]
    assert not unexpected and logits.shape == expected.shape
    torch.testing.assert_close(logits, expected, rtol=1e-4, atol=1e-4)


def check_loss():
    states = torch.randn(700, 32, requires_grad=True)
    weight = torch.randn(60, 32, requires_grad=True)
    targets = torch.randint(60, (700,))
    ours = SmoothedLoss.apply(states, weight, torch.zeros(60), targets, 0.1)
    theirs = torch.nn.functional.cross_entropy(states @ weight.T, targets, label_smoothing=0.1, reduction="sum")
    torch.testing.assert_close(ours, theirs)
    for a, b in zip(torch.autograd.grad(ours, (states, weight)), torch.autograd.grad(theirs, (states, weight))):
        torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-3)


def check_candidates():
    logits = torch.randn(6000)
    estimates = []
    for first in range(300):
        targets = torch.arange(first, first + 20)
        ids, bias, places = candidates(targets, 6000, 500)
        assert torch.equal(ids[places], targets) and len(ids.unique()) == 520
        estimates.append((logits[ids] + bias).exp().sum())
    torch.testing.assert_close(torch.stack(estimates).mean(), logits.exp().sum(), rtol=0.02, atol=0)


def check_orthogonal():
    values = torch.linalg.svdvals(orthogonal(torch.randn(32, 64)))
    assert 0.1 < values.min() and values.max() < 2


def write_text(folder):
    generator = random.Random(2)
    words = ["".join(generator.choices("abcdefghij", k=4)) for _ in range(50)]
    for short in ("en", "de", "fr", "cs"):
        for stem, count in (("train", 200), ("val", 60)):
            lines = (" ".join(generator.choices(words, k=5)) for _ in range(count))
            (folder / f"{stem}.{short}").write_text("".join(f"{line}\n" for line in lines))
    rows = ["\t".join(["key", *CODES])] + ["\t".join([f"emoji:{n}", *generator.choices(words, k=4)]) for n in range(100)]
    (folder / "names.tsv").write_text("\n".join(rows) + "\n")
    (folder / "codes.json").write_text('{"additional_special_tokens": ["eng_Latn", "deu_Latn", "fra_Latn", "ces_Latn"]}')


def check_resuming():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_text(folder)

        def train(work, *options):
            subprocess.run([sys.executable, Path(__file__).with_name("train.py"), "--sentences", folder, "--names",
                            folder / "names.tsv", "--special-tokens", folder / "codes.json", "--work", folder / work,
                            "--pieces", "80", "--batch-tokens", "60", "--name-targets", "3",
                            "--warm-up", "2", "--candidates", "20", "--whole-updates", "2", *options],
                           check=True, stdout=subprocess.DEVNULL)
            return torch.load(folder / work / "checkpoint.pt", weights_only=True)

        whole = train("whole", "--updates", "6", "--decay-updates", "1")
        train("pieces", "--updates", "6", "--decay-updates", "1", "--stop-after", "3")
        resumed = train("pieces", "--updates", "6", "--decay-updates", "1")
        assert whole["update"] == resumed["update"] == 6
        for key, tensor in whole["model"].items():
            assert torch.equal(tensor, resumed["model"][key]), key


def main():
    torch.manual_seed(1)
    for check in (check_architecture, check_loss, check_candidates, check_orthogonal, check_resuming):
        check()
        print(f"{check.__name__}: ok", flush=True)


if __name__ == "__main__":
    main()
