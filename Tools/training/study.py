#!/usr/bin/env python3
"""Measures what a choice of pieces, of batches and of number format costs before hours are spent on training.

  study.py --sentences DIR --names TSV --special-tokens special_tokens_map.json [--pieces 5500 10000]

Prints the tokens of a caption and of a name for each number of pieces; the share of positions that are
tokens, sorted by length and not; the operations a second of a layer's matrix products on one thread.
"""
import argparse
import random
import tempfile
import time
from pathlib import Path

import torch

from batches import Batches, batch_of
from corpus import add_languages, all_rows, read_names, read_parallel
from train import name_rows, sentence_rows
from vocabulary import PADDING, Vocabulary, language_codes, train_sentencepiece


def study_pieces(options, columns, names, folder):
    cells = [cell for row in all_rows(names) for cell in row.values()]
    lines = [line for column in columns.values() for line in column]
    print(f"{len(cells)} names of {len(set(''.join(cells)))} different characters")
    for count in options.pieces:
        model = folder / f"{count}.model"
        train_sentencepiece(lines + cells, model, count)
        vocabulary = Vocabulary(model, language_codes(options.special_tokens))
        captions = [sum(len(vocabulary.encode(line)) for line in column[:3000]) / 3000 for column in columns.values()]
        name = sum(len(vocabulary.encode(cell)) for cell in cells) / len(cells)
        print(f"{count} pieces: {min(captions):.1f} to {max(captions):.1f} tokens a caption, {name:.1f} a name", flush=True)
    return vocabulary


def share_of_tokens(groups):
    labels = [batch_of(group).labels for group in groups]
    return sum(int((label != PADDING).sum()) for label in labels) / sum(label.numel() for label in labels)


def study_padding(kind, rows, weights, targets):
    ordered = Batches(rows, weights, 0.25, targets, 1300, "study").pool
    examples = [example for group in ordered for example in group]
    random.Random(1).shuffle(examples)
    size = len(examples) // len(ordered)
    shuffled = [examples[first:first + size] for first in range(0, len(examples), size)]
    print(f"{kind}: {share_of_tokens(ordered):.0%} of target positions are tokens, "
          f"in random order {share_of_tokens(shuffled):.0%}", flush=True)


def operations_per_second(tokens, inputs, outputs, number_format):
    a, b = torch.randn(tokens, inputs).to(number_format), torch.randn(inputs, outputs).to(number_format)
    seconds = []
    for _ in range(8):
        began = time.perf_counter()
        for _ in range(10):
            a @ b
        seconds.append((time.perf_counter() - began) / 10)
    return 2 * tokens * inputs * outputs / min(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--special-tokens", type=Path, required=True)
    parser.add_argument("--pieces", type=int, nargs="+", default=[5500, 6500, 8000, 10000])
    add_languages(parser)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for shape in ((1000, 256, 256), (1000, 256, 1024), (1000, 1024, 256)):
        speeds = [operations_per_second(*shape, number_format) / 1e9 for number_format in (torch.float32, torch.bfloat16)]
        print(f"{shape}: {speeds[0]:.0f} billion operations a second in float32, {speeds[1]:.0f} in bfloat16", flush=True)
    columns, names = read_parallel(options.sentences, "train", options.languages), read_names(options.names)
    with tempfile.TemporaryDirectory() as folder:
        vocabulary = study_pieces(options, columns, names, Path(folder))
        study_padding("sentences", *sentence_rows(vocabulary, columns), len(columns) - 1)
        study_padding("names", *name_rows(vocabulary, names), 6)


if __name__ == "__main__":
    main()
