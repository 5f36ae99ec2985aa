#!/usr/bin/env python3
"""Scores translations of the same lines with sacrebleu: BLEU and chrF of each, and how many lines differ.

  evaluate.py --reference REFERENCE OUTPUT...

All files have one sentence per line. The first output is what the others are compared with:
float32's before int8's shows what quantization costs.
"""
import argparse
from pathlib import Path

import sacrebleu


def lines(path):
    """The file's lines; only LF ends one."""
    text = path.read_text(encoding="utf-8")
    return text.removesuffix("\n").split("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("outputs", type=Path, nargs="+")
    options = parser.parse_args()

    reference = lines(options.reference)
    first = lines(options.outputs[0])
    width = max(len("output"), *(len(str(path)) for path in options.outputs))
    print(f"{'output':{width}}  {'BLEU':>6}  {'chrF':>6}  differ from the first")
    for path in options.outputs:
        output = lines(path)
        if len(output) != len(reference):
            parser.error(f"{path} has {len(output)} lines, {options.reference} has {len(reference)}")
        bleu = sacrebleu.corpus_bleu(output, [reference]).score
        chrf = sacrebleu.corpus_chrf(output, [reference]).score
        differing = sum(a != b for a, b in zip(output, first))
        print(f"{str(path):{width}}  {bleu:6.2f}  {chrf:6.2f}  {differing} of {len(output)} lines")


if __name__ == "__main__":
    main()
