"""Weights of n-grams as the sections of a detector file: few, and of one byte."""
import numpy as np

import characters
import ngrams

# Weights of one byte go to 127 units, which are enough for all but a few.
LARGEST_SHARE = 0.9999
# By which power of the samples that an n-gram is in its weights count for more when only some can stay.
COMMONNESS = 0.25


def quantized(models, most_weights):
    """(class codes, biases, unit, {hash: [(class, weight)]}) of models by script.

    What all classes have in common tells none from the other, so each n-gram's median is taken off; of what is left
    the `most_weights` stay that are largest, those of common n-grams before others.
    """
    classes, biases, scripts = [], [], []
    parts = []
    for script in sorted(models):
        model = models[script]
        weights = model.weights - np.median(model.weights, axis=1, keepdims=True)
        importance = np.abs(weights) * (model.counts.astype(np.float32) ** COMMONNESS)[:, None]
        parts.append((np.array(model.hashes, np.uint64), len(classes), weights, importance))
        classes += model.codes
        scripts += [script] * len(model.codes)
        biases += list(model.biases)
    magnitudes = np.concatenate([np.abs(weights[weights != 0]) for _, _, weights, _ in parts])
    unit = np.float32(np.quantile(magnitudes, LARGEST_SHARE) / 127)
    importances = np.concatenate([importance.ravel() for _, _, _, importance in parts])
    least = np.partition(importances, -most_weights)[-most_weights] if len(importances) > most_weights else 0
    entries = {}
    for hashes, first, weights, importance in parts:
        rows, columns = np.nonzero(importance >= least)
        units = np.clip(np.rint(weights[rows, columns] / unit), -127, 127).astype(int)
        for row, column, value in zip(rows, columns, units):
            if value:
                entries.setdefault(int(hashes[row]), []).append((first + int(column), int(value)))
    return list(zip(classes, scripts)), biases, unit, entries


def hash_table(entries):
    """The sections that hold `entries`, {hash: [(class, weight)]}."""
    bits = max(1, (len(entries) - 1).bit_length() - 1)
    buckets = np.zeros((1 << bits) + 1, np.uint32)
    fingerprints, first_weights, weights = [], [0], []
    places = {}
    for hash_ in sorted(entries):
        place = hash_ >> (64 - bits), hash_ & 0xFFFF
        if place in places:  # the n-gram that came first is taken for both
            continue
        places[place] = hash_
        buckets[place[0] + 1] += 1
        fingerprints.append(place[1])
        weights += [label | (value & 0xFF) << 8 for label, value in sorted(entries[hash_])]
        first_weights.append(len(weights))
    return {
        "buckets": np.cumsum(buckets, dtype=np.uint32), "fingerprints": np.array(fingerprints, np.uint16),
        "first_weights": np.array(first_weights, np.uint32), "weights": np.array(weights, np.uint16),
    }


def sections(classes, biases, unit, entries, is_told_by_script):
    """All sections of a detector, by name."""
    names = list(characters.SCRIPTS)
    votes = [0] + [characters.VOTES.get(name, characters.OTHER_VOTE) for name in names]
    orders = [0] + [0 if is_told_by_script(number) else ngrams.order(number) for number in range(1, len(names) + 1)]
    lines = "".join(f"{code} {script}\n" for code, script in classes)
    table = hash_table(entries)
    return {
        "classes": np.frombuffer(lines.encode(), np.uint8),
        "characters": np.array(characters.FOLDED, np.uint16), "scripts": np.array(characters.SCRIPT, np.uint8),
        "compositions": np.array(characters.compositions(), np.uint16),
        "votes": np.array(votes, np.uint8), "orders": np.array(orders, np.uint8),
        "biases": np.array(biases, np.float32), "unit": np.array([unit], np.float32), **table,
    }


class Detector:
    """What the program does with the sections, to measure them."""

    def __init__(self, all_sections):
        self.__dict__.update(all_sections)
        self.codes = [line.split()[0].decode() for line in bytes(self.classes).splitlines()]
        self.class_scripts = np.array([int(line.split()[1]) for line in bytes(self.classes).splitlines()])
        self.shift = 64 - (len(self.buckets) - 2).bit_length()

    def sums(self, hashes):
        sums = np.zeros(len(self.codes), np.int64)
        for hash_ in hashes:
            bucket = hash_ >> self.shift
            for entry in range(self.buckets[bucket], self.buckets[bucket + 1]):
                if self.fingerprints[entry] == hash_ & 0xFFFF:
                    for weight in self.weights[self.first_weights[entry]:self.first_weights[entry + 1]]:
                        value = int(weight) >> 8
                        sums[int(weight) & 0xFF] += value - 256 if value > 127 else value
                    break
        return sums

    def best(self, words, allowed=None):
        """The languages of `words` and their probabilities, best first."""
        letters, hashes = {}, []
        for script, word in words:
            letters[script] = letters.get(script, 0) + len(word)
            if self.orders[script]:
                hashes += ngrams.of_word(script, word)
        scores = self.biases.astype(np.float64) + float(self.unit[0]) * self.sums(hashes)
        shares, votes = {}, 0
        for script, count in letters.items():
            members = [index for index in np.nonzero(self.class_scripts == script)[0]
                       if allowed is None or self.codes[index] in allowed]
            if not members:
                continue
            vote = count * int(self.votes[script])
            votes += vote
            powers = np.exp(scores[members] - scores[members].max())
            for member, power in zip(members, powers / powers.sum()):
                shares[self.codes[member]] = shares.get(self.codes[member], 0) + power * vote
        return sorted(((share / votes, code) for code, share in shares.items()), key=lambda pair: (-pair[0], pair[1]))
