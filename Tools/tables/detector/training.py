"""Multinomial logistic regression over n-grams, for one script at a time, by stochastic gradient descent.

In every round a sentence may be cut to some of its words, so that short texts are told as well as long ones.
"""
from collections import Counter

import numba
import numpy as np

ROUNDS = 28
RATE = 0.3
# A weight moves a score by this, which with Adagrad sets how far a step goes.
STEP = 0.1
LONGEST_CUT = 6
SHORTEST_BAG = 3
CUT_SHARE = 0.7
# What is in one sample alone is no feature.
LEAST_SAMPLES = 2
# Samples of a language that has few count for more, by this power.
BALANCE = 0.5


@numba.njit(cache=True)
def _seed(seed):
    np.random.seed(seed)


@numba.njit(fastmath=True, cache=True)
def _round(part_starts, feature_starts, features, labels, importance, is_sentence, order, weights, squares, biases,
           bias_squares, rate, cut_share):
    classes = len(biases)
    scores = np.empty(classes, np.float32)
    step = np.float32(STEP)
    for sample in order:
        first, last = part_starts[sample], part_starts[sample + 1]
        count = last - first
        if count > 1 and np.random.random() < cut_share:
            if is_sentence[sample]:
                length = np.random.randint(1, min(count, LONGEST_CUT) + 1)
            else:
                length = np.random.randint(min(count, SHORTEST_BAG), count + 1)
            first += np.random.randint(0, count - length + 1)
            last = first + length
        begin, end = feature_starts[first], feature_starts[last]
        if begin == end:
            continue
        for label in range(classes):
            scores[label] = biases[label]
        for place in range(begin, end):
            feature = features[place]
            for label in range(classes):
                scores[label] += weights[feature, label] * step
        highest = scores.max()
        total = np.float32(0)
        for label in range(classes):
            scores[label] = np.exp(scores[label] - highest)
            total += scores[label]
        for label in range(classes):
            scores[label] /= total
        scores[labels[sample]] -= 1
        for label in range(classes):
            scores[label] *= importance[sample]
        for place in range(begin, end):
            feature = features[place]
            for label in range(classes):
                gradient = scores[label] * step
                squares[feature, label] += gradient * gradient
                weights[feature, label] -= rate * gradient / np.sqrt(squares[feature, label] + np.float32(1e-6))
        for label in range(classes):
            bias_squares[label] += scores[label] * scores[label]
            biases[label] -= rate * scores[label] / np.sqrt(bias_squares[label] + np.float32(1e-6))


@numba.njit(fastmath=True, cache=True)
def _scores(part_starts, feature_starts, features, weights, biases):
    scores = np.zeros((len(part_starts) - 1, len(biases)), np.float32)
    for sample in range(len(scores)):
        scores[sample] = biases
        for place in range(feature_starts[part_starts[sample]], feature_starts[part_starts[sample + 1]]):
            scores[sample] += weights[features[place]]
    return scores


class Batch:
    """Samples as arrays."""

    def __init__(self, samples, vocabulary):
        part_starts, feature_starts, features = [0], [0], []
        for sample in samples:
            for part in sample.parts:
                features += [vocabulary[hash_] for hash_ in part if hash_ in vocabulary]
                feature_starts.append(len(features))
            part_starts.append(len(feature_starts) - 1)
        self.arrays = (np.array(part_starts), np.array(feature_starts), np.array(features, np.int32))


class Model:
    """Weights of n-grams for the classes of one script."""

    def __init__(self, hashes, counts, codes, weights, biases):
        self.hashes = hashes  # (n-grams,)
        self.counts = counts  # (n-grams,): in how many samples each is
        self.codes = codes
        self.weights = weights  # (n-grams, classes)
        self.biases = biases  # (classes,)

    def scores(self, samples):
        vocabulary = {hash_: index for index, hash_ in enumerate(self.hashes)}
        return _scores(*Batch(samples, vocabulary).arrays, self.weights, self.biases)


def train(samples, seed, rounds=ROUNDS):
    """The model of samples that are all of one script."""
    counts = Counter(sample.code for sample in samples)
    codes = sorted(counts)
    found = Counter(hash_ for sample in samples for hash_ in {hash_ for part in sample.parts for hash_ in part})
    hashes = sorted(hash_ for hash_, count in found.items() if count >= LEAST_SAMPLES)
    batch = Batch(samples, {hash_: index for index, hash_ in enumerate(hashes)})
    labels = np.array([codes.index(sample.code) for sample in samples])
    usual = max(counts.values())
    importance = np.array([(min(usual, 600) / counts[sample.code]) ** BALANCE for sample in samples], np.float32)
    is_sentence = np.array([sample.is_sentence for sample in samples])
    weights = np.zeros((len(hashes), len(codes)), np.float32)
    biases = np.zeros(len(codes), np.float32)
    squares, bias_squares = np.zeros_like(weights), np.zeros_like(biases)
    generator = np.random.default_rng(seed)
    _seed(seed)
    for number in range(rounds):
        _round(*batch.arrays, labels, importance, is_sentence, generator.permutation(len(samples)), weights, squares,
               biases, bias_squares, np.float32(RATE * (1 - number / rounds)), CUT_SHARE)
    return Model(hashes, np.array([found[hash_] for hash_ in hashes]), codes, weights * np.float32(STEP), biases)
