"""Makes a detector of sentences and py3langid's table; see make-language-detector."""
import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

import characters
import container
import languages
import ngrams
import packing
import samples
import training

ROOT = Path(__file__).resolve().parents[3]
SEED = 1
# Samples that stand for texts of each column of the table, and n-grams of each.
BAGS, BAG_SIZE = 300, 24
# A language that has fewer in a script is written in another.
LEAST_SAMPLES = 8
# So that the file has less than 6 MB.
MOST_WEIGHTS = 1_920_000
# How much likelier common languages are than others, as a logarithm.
COMMON_LANGUAGE = 0.7
# What a letter that only one language of a script writes weighs, alone and with each of its neighbours: about as much
# as one byte can say.
OWN_LETTER = 0.8
# How much likelier a script's first language is than its others, as a logarithm: those that have letters of their own,
# and those that do not.
BEFORE_LETTERS, FIRST_LANGUAGE = 0.3, 3.0


def by_script(all_samples):
    """Samples of each script, of the languages that have enough of them."""
    counts = Counter((sample.script, sample.code) for sample in all_samples)
    found = {}
    for sample in all_samples:
        if sample.script and counts[sample.script, sample.code] >= LEAST_SAMPLES:
            found.setdefault(sample.script, []).append(sample)
    return {script: found[script] for script in sorted(found)
            if len({sample.code for sample in found[script]}) > 1}


def add_simplified(model):
    """What simplified and traditional characters have in common, for those that no sample has."""
    places = {hash_: place for place, hash_ in enumerate(model.hashes)}
    means = {}
    for kind in "st":
        rows = [places[hash_] for code in range(0x4E00, 0xA000) if characters.han_kind(code) == kind
                if (hash_ := ngrams.hash_of([code])) in places]
        means[kind] = model.weights[rows].mean(axis=0)
    hashes, weights = [], []
    for code in range(0x4E00, 0xA000):
        kind, hash_ = characters.han_kind(code), ngrams.hash_of([code])
        if kind and hash_ not in places:
            hashes.append(hash_)
            weights.append(means[kind])
    return training.Model(model.hashes + hashes, np.append(model.counts, np.ones(len(hashes), int)), model.codes,
                          np.concatenate([model.weights, np.array(weights, np.float32)]), model.biases)


def own_ngrams(letters, script, has_rivals):
    """Hashes of letters that one language has alone, and where others have n-grams, of pairs with such a letter."""
    found = [ngrams.hash_of([letter]) for letter in letters]
    if has_rivals:
        others = sorted({characters.FOLDED[code] for code in range(1 << 16) if characters.SCRIPT[code] == script})
        others.append(characters.BOUNDARY)
        found += [ngrams.hash_of(pair) for letter in letters for other in others
                  for pair in ((letter, other), (other, letter))]
    return list(dict.fromkeys(found))


def add_languages(model, script):
    """The model of a script, or a new one, with the languages that only their letters tell."""
    name = list(characters.SCRIPTS)[script - 1]
    codes = list(model.codes) if model else []
    told = [code for code in languages.OWN_LETTERS if code.endswith(name)]
    new = [code for code in dict.fromkeys(languages.BY_SCRIPT.get(name, []) + told) if code not in codes]
    if not new:
        return model
    hashes = list(model.hashes) if model else []
    weights = np.zeros((len(hashes), len(codes) + len(new)), np.float32)
    biases = np.zeros(len(codes) + len(new), np.float32)
    counts = model.counts if model else np.zeros(0, int)
    if model:
        weights[:, :len(codes)] = model.weights
        # As what tells nothing of any language.
        weights[:, len(codes):] = np.median(model.weights, axis=1, keepdims=True)
        biases[:len(codes)] = model.biases
    codes += new
    for place, code in enumerate(codes):
        if code in new and place > 0:
            less = BEFORE_LETTERS if code in languages.OWN_LETTERS else FIRST_LANGUAGE
            biases[place] = (biases[:place].min() if model else biases[0]) - less
    places = {hash_: place for place, hash_ in enumerate(hashes)}
    added = []
    for code in new:
        for hash_ in own_ngrams(languages.OWN_LETTERS.get(code, []), script, model is not None):
            if hash_ not in places:
                places[hash_] = len(hashes)
                hashes.append(hash_)
                added.append(np.zeros(len(codes), np.float32))
            row = places[hash_]
            (weights[row] if row < len(weights) else added[row - len(weights)])[codes.index(code)] += OWN_LETTER
    if added:
        weights = np.concatenate([weights, np.array(added)])
        counts = np.append(counts, np.ones(len(added), int))
    return training.Model(hashes, counts, codes, weights, biases)


def digest(path):
    data = Path(path).read_bytes()
    return {"name": Path(path).name, "byteCount": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def manifest(train, options):
    text = json.dumps({"tool": "make-language-detector 1", "options": options,
                       "sources": [digest(train), digest(Path(MODEL_DIR) / MODEL_FILE)]},
                      sort_keys=True, separators=(",", ":"))
    return np.frombuffer(text.encode(), np.uint8)


def main():
    parser = argparse.ArgumentParser(prog="make-language-detector")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "Models/language-detector.stele")
    arguments = parser.parse_args()
    train = arguments.folder / "train.tsv"
    learned = samples.sentences(train)
    print(f"{len(learned)} sentences", flush=True)
    learned += samples.bags(LanguageIdentifier.from_model_file(MODEL_FILE), BAGS, BAG_SIZE, SEED)
    print(f"{len(learned)} samples", flush=True)
    models = {script: training.train(of_script, SEED) for script, of_script in by_script(learned).items()}
    models[characters.NUMBERS["Hani"]] = add_simplified(models[characters.NUMBERS["Hani"]])
    for script in characters.NUMBERS.values():
        model = add_languages(models.get(script), script)
        if model:
            models[script] = model
    for model in models.values():
        model.biases += [COMMON_LANGUAGE * (code in languages.COMMON) for code in model.codes]
    classes, biases, unit, entries = packing.quantized(models, MOST_WEIGHTS)
    tables = packing.sections(classes, biases, unit, entries, lambda script: not len(models[script].hashes))
    options = {"seed": str(SEED), "rounds": str(training.ROUNDS)}
    contents = container.written({**{f"detector.{name}": array for name, array in tables.items()},
                                  "manifest": manifest(train, options)})
    arguments.output.write_bytes(contents)
    print(f"{arguments.output}: {len({code for code, _ in classes})} languages, {len(classes)} classes, "
          f"{len(tables['fingerprints'])} n-grams, {len(tables['weights'])} weights, {len(contents)} bytes")


if __name__ == "__main__":
    sys.exit(main())
