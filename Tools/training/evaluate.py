#!/usr/bin/env python3
"""Scores Stele's own translations with sacrebleu on raw text: BLEU and chrF for each model file, and with --loss the
nats of each reference's token.

  evaluate.py --stele .build/release/stele --sentences DIR --names TSV [--beams 4] MODEL.stele...

Sentences are those of a line-parallel test in all directions. Names are put from the first language into every
other and back: those that training saw and those that it held out.
Several model files of one checkpoint, of int8, int4 and float32, show what quantization costs.
"""
import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import sacrebleu

from corpus import add_languages, all_rows, read_names, read_parallel


def translate(options, model, source, target, lines):
    command = [options.stele, "translate", "-m", model, "--from", source, "--to", target, "--beams", str(options.beams)]
    result = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=True)
    output = result.stdout.removesuffix("\n").split("\n")
    if len(output) != len(lines):
        raise SystemExit(f"{model}: {len(output)} translations of {len(lines)} lines")
    return output


class Nats(float):
    """A loss, which is shown with three decimals."""


def loss(options, model, source, target, sources, targets):
    """The mean of what each token of the targets costs, in nats; the language's token is given and does not count."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source", "target")]
        for path, lines in zip(paths, (sources, targets)):
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        command = [options.stele, "score", "-m", model, "--from", source, "--to", target, "--source", paths[0], "--target", paths[1]]
        result = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    tokens = [value for line in result.stdout.splitlines() for value in json.loads(line)["logprobs"][1:]]
    return Nats(-sum(tokens) / len(tokens))


def table(title, columns, models):
    print(f"\n| {title} | " + " | ".join(f"{Path(m).stem} {c}" for m in models for c in columns) + " |")
    print("|---|" + "---:|" * (len(columns) * len(models)), flush=True)


def row(title, scores):
    """scores: for each model, for each column."""
    print(f"| {title} | " + " | ".join(f"{value:.3f}" if isinstance(value, Nats) else f"{value:.1f}" for values in scores for value in values) + " |", flush=True)


def mean(tables):
    """Means over the directions of tables[direction][model][column]."""
    return [[type(column[0])(sum(column) / len(column)) for column in zip(*model)] for model in zip(*tables)]


def score_sentences(options, lines, directions):
    table("sentences", ("BLEU", "chrF", *(["nats"] if options.loss else [])), options.models)
    tables = []
    for source, target in directions:
        outputs = [translate(options, model, source, target, lines[source]) for model in options.models]
        tables.append([[sacrebleu.corpus_bleu(output, [lines[target]]).score,
                        sacrebleu.corpus_chrf(output, [lines[target]]).score] for output in outputs])
        if options.loss:
            for scores, model in zip(tables[-1], options.models):
                scores.append(loss(options, model, source, target, lines[source], lines[target]))
        row(f"{source} → {target}", tables[-1])
    row("mean", mean(tables))


def score_names(options, kinds):
    """The means over all other languages, by kind; with --each-language the scores of all kinds together in each."""
    first = options.languages[0][1]
    tables = {kind: [] for kind in (*kinds, "all")}
    for code in (code for code in max(all_rows(kinds), key=len) if code != first):
        rows = [(kind, cells) for kind, group in kinds.items() for cells in group if first in cells and code in cells]
        scores = [directions_scores(options, model, rows, ((first, code), (code, first))) for model in options.models]
        for kind, table_of_kind in tables.items():
            if kind in scores[0]:  # a language may lack all names of a kind
                table_of_kind.append([model_scores[kind] for model_scores in scores])
        if options.each_language:
            row(f"{first}, {code}", tables["all"][-1])
    for kind, table_of_kind in tables.items():
        row(f"{kind}, {len(kinds.get(kind) or all_rows(kinds))} rows", mean(table_of_kind))


def directions_scores(options, model, rows, directions):
    """{kind: the scores of each direction in turn}, for each kind in `rows` of (kind, cells) and for all."""
    scores = {}
    for source, target in directions:
        output = translate(options, model, source, target, [cells[source] for _, cells in rows])
        pairs = [(kind, text, cells[target]) for (kind, cells), text in zip(rows, output)]
        for kind in ({kind for kind, _ in rows} | {"all"}):
            scores[kind] = scores.get(kind, []) + name_scores([pair[1:] for pair in pairs if kind in (pair[0], "all")])
    return scores


def name_scores(pairs):
    """The share of (output, expected) that are exact, in percent, and chrF."""
    outputs, expected = zip(*pairs)
    return [100 * sum(map(str.__eq__, outputs, expected)) / len(pairs), sacrebleu.corpus_chrf(outputs, [expected]).score]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--stele", required=True)
    parser.add_argument("--sentences", type=Path, help="folder with TEST.LANG[.gz]")
    parser.add_argument("--test", default="test_2016_flickr", help="what the files of sentences begin with")
    add_languages(parser)
    parser.add_argument("--names", type=Path, help="the table of names that training read")
    parser.add_argument("--each-language", action="store_true", help="show names in every language too, all kinds together")
    parser.add_argument("--lines", type=int, help="only so many sentences")
    parser.add_argument("--rows", type=int, help="only so many names of each kind")
    parser.add_argument("--loss", action="store_true", help="show the loss of sentences, too")
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
