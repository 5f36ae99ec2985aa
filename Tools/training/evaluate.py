#!/usr/bin/env python3
"""Scores Stele's own translations with sacrebleu on raw text: BLEU and chrF for each model file.

  evaluate.py --stele .build/release/stele --sentences DIR --names TSV [--beams 4] MODEL.stele...

Sentences are those of a line-parallel test in all directions. Names are put from the first language into every
other and back, by kind: those that training saw and those that it held out.
Several model files of one checkpoint, int8 and float32, show what quantization costs.
"""
import argparse
import subprocess
from pathlib import Path

import sacrebleu

from corpus import add_languages, read_names, read_parallel


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
    first = options.languages[0][1]
    for kind, rows in kinds.items():
        tables = []
        for code in [code for code in max(rows, key=len) if code != first]:
            both = [cells for cells in rows if first in cells and code in cells]
            tables.append([name_scores(options, model, both, (first, code)) + name_scores(options, model, both, (code, first))
                           for model in options.models])
            if options.each_language:
                row(f"{kind}: {first}, {code}", tables[-1])
        row(f"{kind}, {len(rows)} rows", mean(tables))


def name_scores(options, model, rows, direction):
    """Exact names in percent, and chrF."""
    source, target = direction
    output = translate(options, model, source, target, [cells[source] for cells in rows])
    expected = [cells[target] for cells in rows]
    return [100 * sum(map(str.__eq__, output, expected)) / len(rows), sacrebleu.corpus_chrf(output, [expected]).score]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--stele", required=True)
    parser.add_argument("--sentences", type=Path, help="folder with TEST.LANG[.gz]")
    parser.add_argument("--test", default="test_2016_flickr", help="what the files of sentences begin with")
    add_languages(parser)
    parser.add_argument("--names", type=Path, help="the table of names that training read")
    parser.add_argument("--each-language", action="store_true", help="show names in every language, not only the means")
    parser.add_argument("--lines", type=int, help="only so many sentences")
    parser.add_argument("--rows", type=int, help="only so many names of each kind")
    parser.add_argument("--beams", type=int, default=4)
    options = parser.parse_args()

    if options.sentences:
        columns = read_parallel(options.sentences, options.test, options.languages)
        columns = {code: lines[:options.lines] for code, lines in columns.items()}
        score_sentences(options, columns, [(a, b) for a in columns for b in columns if a != b])
    if options.names:
        for title, held_out in (("names seen", False), ("names held out", True)):
            table(title, ("exact out of", "chrF out of", "exact into", "chrF into"), options.models)
            kinds = read_names(options.names, held_out)
            if options.rows:  # every nth, since neighbours are alike
                kinds = {kind: rows[::max(1, len(rows) // options.rows)] for kind, rows in kinds.items()}
            score_names(options, kinds)


if __name__ == "__main__":
    main()
