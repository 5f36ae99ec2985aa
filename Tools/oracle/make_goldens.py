#!/usr/bin/env python3
"""Makes the golden checkpoints and outputs in Tests/Golden/translation with transformers.

  make_goldens.py --out Tests/Golden/translation --codes special_tokens_map.json

Cases that rounding decides are left out and counted: those in which the same model in float64, or
with weights moved by a millionth, generates other tokens than in float32.
"""
import argparse
import itertools
import json
from pathlib import Path

import torch
import transformers

import reference
import tiny_models

SOURCES = [
    ("The fox looked at the river.", "eng_Latn", "fra_Latn"),
    ("Le pain est sur la table", "fra_Latn", "deu_Latn"),
    ("Wie viele Boote?", "deu_Latn", "eng_Latn"),
    ("昨日は雨 🦊 unknown ☃ signs", "jpn_Jpan", "zul_Latn"),
    ("Старый мост, старая река, старый мост", "rus_Cyrl", "ace_Arab"),
    ("a", "eng_Latn", "zho_Hant"),
    ("One two three four five six seven eight nine ten, and then the window, the door and the old clock again.",
     "eng_Latn", "spa_Latn"),
]
TEXTS = ["", " ", "  two  spaces ", "</s> <unk> eng_Latn", "ﬁne ＡＢＣ １２３", "e\u0301 é", "\u200bzero\u200dwidth",
         "🦊🦊 snow ☃", "\ttab and\u00a0nbsp"]


def option_sets():
    base = {"beams": 1, "lengthPenalty": 1.0, "earlyStopping": False, "maximumNewTokens": 24, "minimumNewTokens": 0,
            "noRepeatNgram": 0, "repetitionPenalty": 1.0, "returned": 1}
    yield base
    yield {**base, "noRepeatNgram": 2}
    yield {**base, "repetitionPenalty": 1.3, "minimumNewTokens": 6}
    for beams, penalty, early in itertools.product((2, 4), (0.0, 1.0, 2.0), (False, True, "never")):
        yield {**base, "beams": beams, "lengthPenalty": penalty, "earlyStopping": early, "returned": beams}
    yield {**base, "beams": 5, "lengthPenalty": 0.6, "noRepeatNgram": 3, "returned": 3}
    yield {**base, "beams": 3, "repetitionPenalty": 1.2, "minimumNewTokens": 4, "maximumNewTokens": 9}


def make(shape, out, codes, seed):
    pieces = tiny_models.train_pieces(shape.pieces, shape.normalization)
    tokenizer = reference.Tokenizer(pieces, codes, shape.legacy)
    model = tiny_models.random_model(shape, tokenizer.size + shape.padding_rows, seed)
    tiny_models.write(out / shape.name / "checkpoint", shape, model, pieces, codes)
    others = reference.neighbours(model)
    texts = TEXTS + tiny_models.TEXT + [text for text, _, _ in SOURCES]
    expected = {
        "tokenize": [{"text": text, "language": "eng_Latn", "ids": tokenizer.source(text, "eng_Latn")} for text in texts],
        "score": [], "generate": []}
    pairs = list(zip(SOURCES, tiny_models.TEXT)) + [(("", "eng_Latn", "fra_Latn"), ""), (SOURCES[0], "")]
    for (text, code, target_code), target_text in pairs:
        source, target = tokenizer.source(text, code), tokenizer.target(target_text, target_code)
        expected["score"].append({"source": source, "target": target,
                                  "logprobs": reference.forced_log_probabilities(model, source, target)})
    left_out = 0
    for options, (text, code, target_code) in itertools.product(option_sets(), SOURCES):
        source, language = tokenizer.source(text, code), tokenizer.language_id[target_code]
        hypotheses = reference.generate(model, source, language, options)
        tokens = [h["tokens"] for h in hypotheses]
        if any([h["tokens"] for h in reference.generate(other, source, language, options)] != tokens
               for other in others):
            left_out += 1
            continue
        expected["generate"].append({"text": text, "from": code, "to": target_code, "options": options,
                                     "hypotheses": hypotheses})
    (out / shape.name / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, separators=(",", ":")))
    lengths = {len(h["tokens"]) for case in expected["generate"] for h in case["hypotheses"]}
    print(f"{shape.name}: {len(expected['generate'])} generated, {left_out} left out, lengths {sorted(lengths)}")


README = """Small random checkpoints in Hugging Face's layout, and what transformers makes of them.

Made by Tools/oracle/make_goldens.py with transformers {transformers}, torch {torch} and
sentencepiece {sentencepiece}, in float32 on one thread; seeds 1 to {seeds}. All weights and all text are made up there.

Each `expected.json` has

- `tokenize`: `text` and `language` to `ids`, language token and `</s>` included;
- `score`: `source` and `target` ids to `logprobs`, the natural-log probability of each target token;
- `generate`: `text`, `from`, `to` and `options` to `hypotheses`, best first: `tokens` from the language token on, no
  start token and no padding, and `score`, which is transformers' `sequences_scores` and for one beam the sum over
  the tokens of log-softmax after the processors, to which the forced language token adds 0.

Beside it lies `alignment.json`, made by Tools/oracle/alignment_golden.py: `source` and `target` ids to `weights`, (layers, target + 1,
  source): what each decoder layer looks at, its heads averaged, when it is fed the start token and the target.
"""


def write_readme(out):
    (out / "README.md").write_text(README.format(
        transformers=transformers.__version__, torch=torch.__version__.split("+")[0],
        sentencepiece=reference.sentencepiece.__version__, seeds=len(tiny_models.SHAPES)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--codes", type=Path, required=True, help="a special_tokens_map.json that lists the 202 codes")
    options = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    codes = json.loads(options.codes.read_text())["additional_special_tokens"]
    for seed, shape in enumerate(tiny_models.SHAPES, 1):
        make(shape, options.out, codes, seed)
    write_readme(options.out)


if __name__ == "__main__":
    main()
