"""Endless, seeded batches of one source with several targets each; a position in them is two numbers."""
import random
from dataclasses import dataclass
from itertools import accumulate, repeat

import torch

from vocabulary import END, PADDING

POOL = 4096  # sources that are sorted by length together


@dataclass(frozen=True)
class Batch:
    source: torch.Tensor         # [sources, positions]
    decoder_input: torch.Tensor  # [sources * targets, positions]
    labels: torch.Tensor         # as decoder_input


def padded(sequences):
    longest = max(map(len, sequences))
    return torch.tensor([s + [PADDING] * (longest - len(s)) for s in sequences])


def batch_of(examples):
    labels = padded([target for _, targets in examples for target in targets])
    start = torch.full((len(labels), 1), END)
    return Batch(padded([source for source, _ in examples]), torch.cat([start, labels[:, :-1]], 1), labels)


class Batches:
    """rows: {code: ids} each, drawn by their `weights`; None for alike.

    The source is in the row's first language with `first_share`, else in any other.
    """

    def __init__(self, rows, weights, first_share, targets, target_tokens, seed, position=(0, 0)):
        kept = [(row, weight) for row, weight in zip(rows, weights or repeat(1)) if len(row) > targets]
        self.rows = [row for row, _ in kept]
        self.cumulative_weights = list(accumulate(weight for _, weight in kept))
        self.first_share, self.targets, self.target_tokens, self.seed = first_share, targets, target_tokens, seed
        self.pool_number, self.index = position
        self.pool = self.make_pool()

    def example(self, generator):
        row = generator.choices(self.rows, cum_weights=self.cumulative_weights)[0]
        codes = list(row)
        source = codes[0] if generator.random() < self.first_share else generator.choice(codes[1:])
        others = [code for code in codes if code != source]
        return row[source], [row[code] for code in generator.sample(others, self.targets)]

    def make_pool(self):
        generator = random.Random(f"{self.seed} {self.pool_number}")
        examples = [self.example(generator) for _ in range(POOL)]
        examples.sort(key=lambda e: (max(map(len, e[1])), len(e[0])))
        groups, group = [], []
        for example in examples:
            if group and max(map(len, example[1])) * self.targets * (len(group) + 1) > self.target_tokens:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
        generator.shuffle(groups)
        return groups

    @property
    def position(self):
        return self.pool_number, self.index

    def next(self):
        if self.index >= len(self.pool):
            self.pool_number, self.index = self.pool_number + 1, 0
            self.pool = self.make_pool()
        self.index += 1
        return batch_of(self.pool[self.index - 1])
