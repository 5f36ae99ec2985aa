"""Records which tokens transformers' logits warpers keep, and how probable those are.

    pip install -r Tools/oracle/requirements.txt
    python Tools/oracle/sampling_golden.py Tests/Golden/search/warpers.json

Each case is a row of logits, a temperature, top-k and top-p, and what TemperatureLogitsWarper,
TopKLogitsWarper and TopPLogitsWarper, in the order in which `generate` applies them, and softmax make
of it: the tokens that are left, best first, and their probabilities. Logits are multiples of 1/64, so
that they need no rounding. No two of a row are equal: transformers keeps all tokens that tie at
top-k's boundary, Stele exactly k.
"""

import json
import random
import sys

import torch
import transformers
from transformers import TemperatureLogitsWarper, TopKLogitsWarper, TopPLogitsWarper


def probabilities(logits, temperature, top_k, top_p):
    scores = torch.tensor([logits], dtype=torch.float32)
    warpers = []
    if temperature != 1:
        warpers.append(TemperatureLogitsWarper(temperature))
    if top_k != 0:
        warpers.append(TopKLogitsWarper(top_k))
    if top_p < 1:
        warpers.append(TopPLogitsWarper(top_p))
    for warper in warpers:
        scores = warper(None, scores)
    return torch.softmax(scores.double(), dim=-1)[0].tolist()


def main():
    source = random.Random(7)
    cases = []
    for _ in range(60):
        count = source.choice([2, 5, 12, 40])
        logits = [number / 64 for number in source.sample(range(-400, 400), count)]
        temperature = source.choice([0.25, 0.7, 1.0, 1.0, 1.5, 8.0])
        top_k = source.choice([0, 0, 1, 3, 10, 50])
        top_p = source.choice([1.0, 1.0, 0.05, 0.5, 0.9, 0.99])
        chances = probabilities(logits, temperature, top_k, top_p)
        kept = sorted((token for token in range(count) if chances[token] > 0),
                      key=lambda token: -logits[token])
        cases.append(dict(
            logits=logits, temperature=temperature, topK=top_k, topP=top_p, tokens=kept,
            probabilities=[round(chances[token], 9) for token in kept]))
    origin = (f"Tools/oracle/sampling_golden.py with transformers {transformers.__version__} "
              f"and torch {torch.__version__.split('+')[0]}")
    with open(sys.argv[1], "w") as file:
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
        file.write(f'{{"origin":{json.dumps(origin)},\n"cases":[\n{lines}]}}\n')


if __name__ == "__main__":
    main()
