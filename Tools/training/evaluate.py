#!/usr/bin/env python3
"""Scores Stele's translations of held-out text with sacrebleu: BLEU and chrF for each model file.

  evaluate.py --stele .build/release/stele --sentences DIR --names TSV [--beams 4] MODEL.stele...

Sentences are test_2016_flickr, names those that training holds out; both were never trained on.
Several model files of one checkpoint, int8 and float32, show what quantization costs.
"""
import argparse
import subprocess
from pathlib import Path

import sacrebleu

from corpus import read_names, read_parallel
from train import LANGUAGES

DIRECTIONS = [("eng_Latn", "deu_Latn"), ("eng_Latn", "fra_Latn"), ("eng_Latn", "ces_Latn"), ("deu_Latn", "eng_Latn"),
              ("fra_Latn", "eng_Latn"), ("ces_Latn", "eng_Latn"), ("deu_Latn", "fra_Latn"), ("fra_Latn", "ces_Latn")]
NAME_DIRECTIONS = [("eng_Latn", "deu_Latn"), ("eng_Latn", "rus_Cyrl"), ("fra_Latn", "jpn_Jpan"), ("deu_Latn", "zho_Hans")]


def translate(options, model, source, target, lines):
    command = [options.stele, "translate", "-m", model, "--from", source, "--to", target, "--beams", str(options.beams)]
    result = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=True)
    output = result.stdout.removesuffix("\n").split("\n")
    if len(output) != len(lines):
        raise SystemExit(f"{model}: {len(output)} translations of {len(lines)} lines")
    return output


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--stele", required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--beams", type=int, default=4)
    options = parser.parse_args()

    test = read_parallel(options.sentences, "test_2016_flickr", LANGUAGES)
    print("| direction | " + " | ".join(f"{Path(model).name} BLEU | chrF" for model in options.models) + " |")
    print("|---|" + "---:|---:|" * len(options.models))
    for source, target in DIRECTIONS:
        cells = []
        for model in options.models:
            output = translate(options, model, source, target, test[source])
            bleu = sacrebleu.corpus_bleu(output, [test[target]]).score
            chrf = sacrebleu.corpus_chrf(output, [test[target]]).score
            cells.append(f"{bleu:.1f} | {chrf:.2f}")
        print(f"| {source} → {target} | " + " | ".join(cells) + " |", flush=True)
    names = read_names(options.names, held_out=True)
    for source, target in NAME_DIRECTIONS:
        rows = [row for row in names if source in row and target in row]
        cells = []
        for model in options.models:
            output = translate(options, model, source, target, [row[source] for row in rows])
            exact = sum(text == row[target] for text, row in zip(output, rows))
            chrf = sacrebleu.corpus_chrf(output, [[row[target] for row in rows]]).score
            cells.append(f"{exact} of {len(rows)} exact | {chrf:.2f}")
        print(f"| names {source} → {target} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
