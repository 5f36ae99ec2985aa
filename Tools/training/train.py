#!/usr/bin/env python3
"""Trains a small translation model in NLLB's format on a CPU, in pieces that resume each other.

  train.py --sentences DIR --names TSV --special-tokens special_tokens_map.json --work DIR --minutes 90

The learning rate follows the share of the given minutes that has passed, over all resumed runs.
Stop it at any time; the same command goes on from the last checkpoint.
"""
import argparse
import os
import random
import time
from pathlib import Path

import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

from corpus import read_names, read_parallel
from vocabulary import END, PADDING, Vocabulary, language_codes, train_sentencepiece

LANGUAGES = [("en", "eng_Latn"), ("de", "deu_Latn"), ("fr", "fra_Latn"), ("cs", "ces_Latn")]
NAME_SHARE = 0.12      # of all pairs
PIVOT_SHARE = 0.8      # of the sentence pairs: from or into the first language
PEAK_RATE = 1.5e-3
WARM_UP = 600          # updates
TARGET_TOKENS = 1000   # of one update


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True, help="folder with train.LANG.gz and val.LANG.gz")
    parser.add_argument("--names", type=Path, required=True, help="table of names with a header of codes")
    parser.add_argument("--special-tokens", type=Path, required=True, help="NLLB's special_tokens_map.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--pieces", type=int, default=5000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def build_vocabulary(options, sentences, names):
    model = options.work / "sentencepiece.bpe.model"
    if not model.exists():
        lines = [line for column in sentences.values() for line in column]
        lines += [cell for row in names for cell in row.values()]
        train_sentencepiece(lines, model, options.pieces)
    return Vocabulary(model, language_codes(options.special_tokens))


def build_model(vocabulary):
    return M2M100ForConditionalGeneration(M2M100Config(
        vocab_size=vocabulary.size, d_model=256, encoder_layers=3, decoder_layers=2,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=1024, decoder_ffn_dim=1024,
        encoder_layerdrop=0, decoder_layerdrop=0, dropout=0, attention_dropout=0, activation_dropout=0,
        max_position_embeddings=1024, max_length=200, scale_embedding=True, activation_function="relu",
        tokenizer_class="NllbTokenizer"))


class Pairs:
    """An endless, seeded stream of (source ids, target ids)."""

    def __init__(self, vocabulary, sentences, names, seed):
        self.random = random.Random(seed)
        self.names = [{c: vocabulary.sequence(t, c) for c, t in row.items()} for row in names]
        self.sentences = {c: [vocabulary.sequence(t, c) for t in lines] for c, lines in sentences.items()}
        self.count = len(next(iter(sentences.values())))
        codes = list(sentences)
        pivot = codes[0]
        self.pivot_directions = [(pivot, c) for c in codes[1:]] + [(c, pivot) for c in codes[1:]]
        self.other_directions = [(a, b) for a in codes[1:] for b in codes[1:] if a != b]

    def next(self):
        if self.random.random() < NAME_SHARE:
            row = self.random.choice(self.names)
            source, target = self.random.sample(sorted(row), 2)
            return row[source], row[target]
        pivoted = self.random.random() < PIVOT_SHARE
        source, target = self.random.choice(self.pivot_directions if pivoted else self.other_directions)
        line = self.random.randrange(self.count)
        return self.sentences[source][line], self.sentences[target][line]

    def batches(self, target_tokens):
        """Batches of about as many target tokens, sentences of like length together."""
        while True:
            pool = sorted((self.next() for _ in range(2000)), key=lambda pair: (len(pair[1]), len(pair[0])))
            batches, batch = [], []
            for pair in pool:
                if batch and len(pair[1]) * (len(batch) + 1) > target_tokens:
                    batches.append(batch)
                    batch = []
                batch.append(pair)
            batches.append(batch)
            self.random.shuffle(batches)
            yield from batches


def padded(sequences):
    longest = max(map(len, sequences))
    return torch.tensor([s + [PADDING] * (longest - len(s)) for s in sequences])


def loss_of(model, batch, smoothing):
    source = padded([pair[0] for pair in batch])
    target = padded([pair[1] for pair in batch])
    start = torch.full((len(batch), 1), END)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(input_ids=source, attention_mask=(source != PADDING).long(),
                       decoder_input_ids=torch.cat([start, target[:, :-1]], 1), use_cache=False).logits
    kept = target != PADDING
    return torch.nn.functional.cross_entropy(
        logits[kept].float(), target[kept], label_smoothing=smoothing), int(kept.sum())


def validate(model, batches):
    model.eval()
    with torch.no_grad():
        losses = [loss_of(model, batch, 0)[0].item() for batch in batches]
    model.train()
    return sum(losses) / len(losses)


def save(path, state):
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def main():
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    sentences = read_parallel(options.sentences, "train", LANGUAGES)
    names = read_names(options.names)
    vocabulary = build_vocabulary(options, sentences, names)
    model = build_model(vocabulary)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, betas=(0.9, 0.98), weight_decay=0.01)
    checkpoint = options.work / "checkpoint.pt"
    update, trained_seconds = 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        update, trained_seconds = state["update"], state["seconds"]
    print(f"{sum(p.numel() for p in model.parameters())} parameters, {vocabulary.size} ids, update {update}", flush=True)

    validation = read_parallel(options.sentences, "val", LANGUAGES)
    held_out = Pairs(vocabulary, validation, read_names(options.names, held_out=True), seed=0)
    validation_batches = [batch for batch, _ in zip(held_out.batches(1000), range(12))]
    batches = Pairs(vocabulary, sentences, names, seed=options.seed + update).batches(TARGET_TOKENS)
    model.train()
    began, saved, tokens, losses = time.time(), time.time(), 0, []
    while True:
        seconds = trained_seconds + time.time() - began
        share = seconds / (60 * options.minutes)
        if share >= 1:
            break
        rate = PEAK_RATE * min((update + 1) / WARM_UP, 1) * min(1, 1.25 * (1 - share))
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss, count = loss_of(model, next(batches), 0.1)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        update += 1
        tokens += count
        losses.append(loss.item())
        if update % 500 == 0:
            print(f"update {update} share {share:.3f} loss {sum(losses) / len(losses):.3f} "
                  f"validation {validate(model, validation_batches):.3f} "
                  f"tokens/s {tokens / (time.time() - began):.0f}", flush=True)
            losses = []
        if time.time() - saved > 240:
            saved = time.time()
            save(checkpoint, {"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                              "update": update, "seconds": trained_seconds + time.time() - began})
    save(checkpoint, {"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                      "update": update, "seconds": 60 * options.minutes})
    print(f"finished after {update} updates, validation {validate(model, validation_batches):.3f}", flush=True)


if __name__ == "__main__":
    main()
