#!/usr/bin/env python3
"""Records what transformers makes of held-out sentences and some names with the demo checkpoint, in float32.

  demo_golden.py --checkpoint Models/demo --sentences DIR --out Tests/Golden/demo/expected.json

The test data may not be copied, so a case holds the number of its line instead of the line. A few
sentences of our own hold their text, so that a test can run where the data is not.

An output that rounding decides, or whose greedy margin is below 0.0001, has a `nearTie`: the margin
between the logits of the two best tokens, or null for beams. Such outputs are kept, and counted.
"""
import argparse
import gzip
import json
from pathlib import Path

import torch
import transformers
from transformers import M2M100ForConditionalGeneration

import reference

LANGUAGES = {"en": "eng_Latn", "de": "deu_Latn", "fr": "fra_Latn", "cs": "ces_Latn"}
DIRECTIONS = [("en", "de"), ("en", "fr"), ("en", "cs"), ("de", "en"), ("fr", "en"), ("cs", "en"), ("de", "fr"), ("fr", "cs")]
OWN = [("en", "de", "A man in a blue shirt is standing on a ladder."), ("en", "fr", "Two dogs are playing in the snow."),
       ("en", "cs", "A little girl is playing with a ball."), ("de", "fr", "Zwei Männer sitzen auf einer Bank."),
       ("fr", "en", "Une femme joue de la guitare."), ("cs", "de", "Pes běží po trávě."),
       ("en", "fr", "Three children and an old woman are waiting for the bus."), ("de", "en", "Ein Kind isst einen Apfel."),
       ("fr", "de", "Un homme lit un journal dans le parc."), ("cs", "en", "Žena nese červenou tašku."),
       ("en", "de", "A ☃ and a 🦊 are sitting on a couch."), ("en", "fr", "  Two   spaces, and no end"),
       ("en", "cs", "A"), ("de", "cs", "Drei Frauen tanzen auf einer Bühne."), ("cs", "fr", "Chlapec skáče do vody."),
       ("fr", "cs", "Deux enfants courent dans la rue."), ("en", "de", "A man, a woman, a dog, a cat, a horse and a bird "
        "are standing in front of a large red house near a lake, and all of them are looking at the camera."),
       ("en", "fr", "Switzerland"), ("en", "jpn_Jpan", "Switzerland"), ("jpn_Jpan", "arb_Arab", "ドイツ"),
       ("rus_Cyrl", "hin_Deva", "Франция"), ("kor_Hang", "swh_Latn", "일본"), ("spa_Latn", "kat_Geor", "sueco"),
       ("fr", "zho_Hans", "visage souriant"), ("amh_Ethi", "en", "ኢትዮጵያ")]
BASE = {"lengthPenalty": 1.0, "earlyStopping": False, "maximumNewTokens": 199, "minimumNewTokens": 0,
        "noRepeatNgram": 0, "repetitionPenalty": 1.0, "returned": 1}


def output(model, others, source, language, options):
    best = reference.generate(model, source, language, options)[0]
    margin = reference.greedy_margin(model, source, best["tokens"]) if options["beams"] == 1 else None
    unstable = any(reference.generate(other, source, language, options)[0]["tokens"] != best["tokens"] for other in others)
    if unstable or (margin is not None and margin < 1e-4):
        best["nearTie"] = margin
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    model = M2M100ForConditionalGeneration.from_pretrained(options.checkpoint, dtype=torch.float32).eval()
    others = reference.neighbours(model)
    codes = json.loads((options.checkpoint / "special_tokens_map.json").read_text())["additional_special_tokens"]
    tokenizer = reference.Tokenizer((options.checkpoint / "sentencepiece.bpe.model").read_bytes(), codes)

    lines = {short: gzip.open(options.sentences / f"test_2016_flickr.{short}.gz", "rt", encoding="utf-8").read().split("\n")
             for short in LANGUAGES}
    sentences = [{"from": a, "to": b, "line": 25 * index + offset} for index, (a, b) in enumerate(DIRECTIONS)
                 for offset in range(25)]
    sentences += [{"from": a, "to": b, "text": text} for a, b, text in OWN]
    for sentence in sentences:
        source_code, target_code = (LANGUAGES.get(sentence[end], sentence[end]) for end in ("from", "to"))
        text = sentence["text"] if "text" in sentence else lines[sentence["from"]][sentence["line"]]
        source = tokenizer.source(text, source_code)
        sentence["from"], sentence["to"] = source_code, target_code
        for name, beams in (("greedy", 1), ("beam4", 4)):
            sentence[name] = output(model, others, source, tokenizer.language_id[target_code], {**BASE, "beams": beams})
    ties = sum("nearTie" in sentence[name] for sentence in sentences for name in ("greedy", "beam4"))
    print(f"{len(sentences)} sentences, {ties} near ties")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(
        {"madeBy": f"Tools/oracle/demo_golden.py, transformers {transformers.__version__}, torch {torch.__version__}",
         "sentences": sentences}, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
