#!/usr/bin/env python3
"""Scores Stele's own translations with sacrebleu on raw text: BLEU and chrF for each model file.

  evaluate.py --stele .build/release/stele --sentences DIR --names TSV [--beams 4] MODEL.stele...

Sentences are test_2016_flickr in all twelve directions. Names are put from English into every language and
back, by kind: those that training saw and those that it held out.
Several model files of one checkpoint, int8 and float32, show what quantization costs.
"""
import argparse
import subprocess
from pathlib import Path

import sacrebleu

from corpus import read_names, read_parallel
from train import LANGUAGES

CODES = [code for _, code in LANGUAGES]
PIVOT = CODES[0]


def translate(options, model, source, target, lines):
    command = [options.stele, "translate", "-m", model, "--from", source, "--to", target, "--beams", str(options.beams)]
    result = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=True)
    output = result.stdout.removesuffix("\n").split("\n")
    if len(output) != len(lines):
        raise SystemExit(f"{model}: {len(output)} translations of {len(lines)} lines")
    return output


def table(title, columns, models):
    print(f"\n| {title} | " + " | ".join(f"{Path(m).stem} {c}" for m in models for c in columns) + " |")
    print("|---|" + "---:|" * (len(columns) * len(models)), flush=True)


def row(title, scores):
    """scores: for each model, for each column."""
    print(f"| {title} | " + " | ".join(f"{value:.1f}" for values in scores for value in values) + " |", flush=True)


def mean(tables):
    """Means over the directions of tables[direction][model][column]."""
    return [[sum(column) / len(column) for column in zip(*model)] for model in zip(*tables)]


def score_sentences(options, lines, directions):
    table("sentences", ("BLEU", "chrF"), options.models)
    tables = []
    for source, target in directions:
        outputs = [translate(options, model, source, target, lines[source]) for model in options.models]
        tables.append([(sacrebleu.corpus_bleu(output, [lines[target]]).score,
                        sacrebleu.corpus_chrf(output, [lines[target]]).score) for output in outputs])
        row(f"{source} → {target}", tables[-1])
    row("mean", mean(tables))


def score_names(options, kinds):
    """The share of names that come out exactly, in percent, and chrF: the means over all other languages, by kind."""
    for kind, rows in kinds.items():
        tables = []
        for code in list(max(rows, key=len))[1:]:
            both = [cells for cells in rows if PIVOT in cells and code in cells]
            tables.append([name_scores(options, model, code, both) for model in options.models])
            if options.languages:
                row(f"{kind}: {PIVOT}, {code}", tables[-1])
        row(f"{kind}, {len(rows)} rows", mean(tables))


def name_scores(options, model, code, rows):
    """Exact and chrF from the first language, exact and chrF into it."""
    scores = []
    for source, target in ((PIVOT, code), (code, PIVOT)):
        output = translate(options, model, source, target, [cells[source] for cells in rows])
        expected = [cells[target] for cells in rows]
        scores += [100 * sum(map(str.__eq__, output, expected)) / len(rows),
                   sacrebleu.corpus_chrf(output, [expected]).score]
    return scores


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--stele", required=True)
    parser.add_argument("--sentences", type=Path, help="folder with test_2016_flickr.LANG[.gz]")
    parser.add_argument("--names", type=Path, help="the table of names that training read")
    parser.add_argument("--languages", action="store_true", help="show names in every language, not only the means")
    parser.add_argument("--lines", type=int, help="only so many sentences, and names of each kind")
    parser.add_argument("--beams", type=int, default=4)
    options = parser.parse_args()

    if options.sentences:
        columns = read_parallel(options.sentences, "test_2016_flickr", LANGUAGES)
        columns = {code: lines[:options.lines] for code, lines in columns.items()}
        score_sentences(options, columns, [(a, b) for a in CODES for b in CODES if a != b])
    if options.names:
        for title, held_out in (("names seen", False), ("names held out", True)):
            table(title, ("exact out of", "chrF out of", "exact into", "chrF into"), options.models)
            kinds = read_names(options.names, held_out)
            if options.lines:  # every nth, since neighbours are alike
                kinds = {kind: rows[::max(1, len(rows) // options.lines)] for kind, rows in kinds.items()}
            score_names(options, kinds)


if __name__ == "__main__":
    main()
