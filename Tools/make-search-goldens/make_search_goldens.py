"""Records what Hugging Face transformers' `generate` returns for a toy model and many options.

    pip install torch==2.15.0 transformers==5.23.0
    python Tools/make-search-goldens/make_search_goldens.py Tests/Golden/search/generate.json

The toy model has no weights: its logits are a hash of the last two decoder tokens, made of 32-bit
integers and a division by a power of two, so that the Swift tests compute the very same numbers
(`ToyModel` in Tests/SteleSearchTests). `generate` runs unchanged but for one thing: torch.topk
leaves the order of equal values open, so it is replaced by one that fixes the order (see
`OrderedTopK`). The script prints in how many cases that changed the result.

Not recorded:
- hypotheses that transformers fills up with where it has no real ones (score about -1e9);
- options with which every continuation is forbidden at some step (transformers then generates
  tokens of probability 0);
- beam searches that the last bit of a log-probability decides, as where two hypotheses are made of
  the same steps in another order.
"""

import itertools
import json
import random
import sys
import warnings

import numpy
import torch
import transformers
from transformers import GenerationMixin, PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import BaseModelOutput, Seq2SeqLMOutput

START = END = 2
PADDING = 1
HANDICAP = -1e9

# hash: which logits; spread: of the logits; steps: of a whole logit, a power of two, few for many
# ties; context: how many tokens the logits depend on; end: what is added to the end token's logit.
MODELS = [
    dict(hash=1, vocabulary=50, spread=6, steps=1024, context=2, end=2),
    dict(hash=2, vocabulary=12, spread=4, steps=1024, context=2, end=0),
    dict(hash=3, vocabulary=5, spread=4, steps=1024, context=2, end=-1),
    dict(hash=4, vocabulary=4, spread=3, steps=1024, context=2, end=-1),
    dict(hash=5, vocabulary=30, spread=6, steps=1024, context=2, end=5),
    dict(hash=6, vocabulary=20, spread=8, steps=1024, context=2, end=-4),
    dict(hash=7, vocabulary=9, spread=4, steps=1, context=2, end=0),
    dict(hash=8, vocabulary=40, spread=20, steps=1024, context=1, end=-6),
]


def mix(value):
    """Murmur3's 32-bit finalizer, on arrays of uint64 that hold 32-bit values."""
    mask = numpy.uint64(0xFFFFFFFF)
    value = value & mask
    value = value ^ (value >> numpy.uint64(16))
    value = (value * numpy.uint64(0x85EBCA6B)) & mask
    value = value ^ (value >> numpy.uint64(13))
    value = (value * numpy.uint64(0xC2B2AE35)) & mask
    return value ^ (value >> numpy.uint64(16))


def toy_logits(model, decoder_ids):
    """The logits of the token after each row of `decoder_ids`: (rows, vocabulary)."""
    rows = []
    for ids in decoder_ids.tolist():
        state = numpy.array([model["hash"]], dtype=numpy.uint64)
        for token in ids[-model["context"]:]:
            state = mix(state * numpy.uint64(31) + numpy.uint64(token + 1))
        tokens = numpy.arange(1, model["vocabulary"] + 1, dtype=numpy.uint64)
        hashed = mix(state * numpy.uint64(31) + tokens).astype(numpy.int64)
        count = model["spread"] * model["steps"]
        logits = (hashed % (count + 1) - count // 2).astype(numpy.float32) / model["steps"]
        logits[END] += model["end"]
        rows.append(torch.from_numpy(logits))
    return torch.stack(rows)


class ToyConfig(PretrainedConfig):
    model_type = "stele_toy"


class ToyEncoder(torch.nn.Module):
    main_input_name = "input_ids"

    def forward(self, input_ids=None, **_):
        return BaseModelOutput(last_hidden_state=torch.zeros(*input_ids.shape, 1))


class ToyModel(PreTrainedModel, GenerationMixin):
    config_class = ToyConfig
    main_input_name = "input_ids"

    def __init__(self, model):
        super().__init__(ToyConfig(is_encoder_decoder=True, vocab_size=model["vocabulary"]))
        self.model_parameters = model
        self.encoder = ToyEncoder()
        self.unused = torch.nn.Parameter(torch.zeros(1))  # gives the model a device
        self.latest_logits = None

    def get_encoder(self, *_, **__):
        return self.encoder

    def forward(self, decoder_input_ids=None, encoder_outputs=None, **_):
        logits = toy_logits(self.model_parameters, decoder_input_ids)
        self.latest_logits = logits
        return Seq2SeqLMOutput(logits=logits[:, None, :])


class OrderedTopK:
    """torch.topk with a fixed order of equal values: lower index first.

    Among the continuations of one beam, whose log-probabilities may have become equal by rounding,
    the better logit comes before the lower token.
    """

    def __init__(self, model, jitter=None):
        self.model = model
        self.jitter = jitter
        self.original = torch.topk

    def __enter__(self):
        torch.topk = self
        return self

    def __exit__(self, *_):
        torch.topk = self.original

    def __call__(self, input, k):
        values = input[0].double().numpy()
        logits = self.model.latest_logits
        index = numpy.arange(values.size)
        if values.size == logits.numel():
            beam = index // logits.shape[1]
            values = self.jittered(values, beam)
            order = numpy.lexsort((index, -logits.numpy().reshape(-1), beam, -values))
        else:
            order = numpy.lexsort((index, -self.jittered(values, index)))
        chosen = torch.from_numpy(order[:k].copy())[None]
        return torch.gather(input, 1, chosen), chosen

    def jittered(self, values, group):
        """The scores of real hypotheses, moved as rounding might move them, groups as a whole."""
        if self.jitter is None:
            return values
        noise = self.jitter.uniform(-1, 1, size=group.max() + 1)[group]
        return numpy.where(values > -1e6, values + 1e-6 * noise * (1 + abs(values)), values)


def run(model, options):
    """The hypotheses as (tokens, score) pairs, best first; None if a step had no continuation."""
    beams = options["beams"]
    result = model.generate(
        torch.tensor([[5, 6, END]]),
        attention_mask=torch.ones(1, 3, dtype=torch.long),
        do_sample=False,
        use_cache=False,
        return_dict_in_generate=True,
        output_scores=True,
        decoder_start_token_id=START,
        eos_token_id=END,
        pad_token_id=PADDING,
        forced_bos_token_id=options["language"],
        num_beams=beams,
        num_return_sequences=options["returned"],
        length_penalty=options["lengthPenalty"],
        early_stopping={"heuristic": False, "always": True, "never": "never"}[
            options["earlyStopping"]
        ],
        max_new_tokens=options["maximum"],
        min_new_tokens=options["minimum"] or None,
        no_repeat_ngram_size=options["ngram"] or None,
        repetition_penalty=options["repetitionPenalty"],
    )
    if beams == 1:
        return greedy_result(result)
    hypotheses = []
    for sequence, score, beam_indices in zip(
        result.sequences.tolist(), result.sequences_scores.tolist(), result.beam_indices.tolist()
    ):
        length = sum(index >= 0 for index in beam_indices)
        if length > 0 and score * length ** options["lengthPenalty"] > HANDICAP / 2:
            hypotheses.append((sequence[1 : 1 + length], score))
    return hypotheses or None


def greedy_result(result):
    """Stele's score of a greedy search: the sum of log-softmax of the processed logits."""
    tokens = result.sequences[0].tolist()[1:]
    score = 0.0
    for token, processed in zip(tokens, result.scores):
        if processed.max() == -numpy.inf:
            return None
        score += torch.log_softmax(processed[0], dim=-1)[token].item()
    return [(tokens, score)]


def is_decided_by_rounding(model, options, expected):
    """Whether a beam search ends differently when its log-probabilities are rounded otherwise."""
    if options["beams"] == 1:
        return False
    for seed in range(4):
        with OrderedTopK(model, jitter=numpy.random.default_rng(seed)):
            jittered = run(model, options)
        if jittered is None or [h[0] for h in jittered] != [h[0] for h in expected]:
            return True
    return False


def option_grid(random_source):
    """A few hundred combinations: every pair of beams and early stopping on every model, the rest
    drawn at random, a quarter of them without rules that change scores."""
    stopping = ["heuristic", "always", "never"]
    for index, beams, early in itertools.product(range(len(MODELS)), range(1, 7), stopping):
        if beams == 1 and early != "heuristic":
            continue
        for has_rules in [False, True, True, True]:
            maximum = random_source.choice([1, 2, 5, 8, 12, 16, 24])
            vocabulary = MODELS[index]["vocabulary"]
            language = random_source.choice([vocabulary - 1, vocabulary - 1, None])
            yield index, dict(
                language=language,
                beams=beams,
                returned=random_source.randint(1, beams),
                lengthPenalty=random_source.choice([-1.0, 0.0, 0.5, 1.0, 1.0, 2.0]),
                earlyStopping=early,
                maximum=maximum,
                minimum=random_source.choice([0, 0, min(3, maximum), maximum]) if has_rules else 0,
                ngram=random_source.choice([0, 1, 2, 3]) if has_rules else 0,
                repetitionPenalty=random_source.choice([1.0, 0.75, 1.25, 1.5]) if has_rules else 1.0,
            )


def main():
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    models = [ToyModel(model) for model in MODELS]
    cases, open_ties, without_continuation, rounded = [], 0, 0, 0
    for index, options in option_grid(random.Random(20)):
        native = run(models[index], options)
        with OrderedTopK(models[index]):
            ordered = run(models[index], options)
        if ordered is None:
            without_continuation += 1
            continue
        if is_decided_by_rounding(models[index], options, ordered):
            rounded += 1
            continue
        open_ties += native is None or [h[0] for h in native] != [h[0] for h in ordered]
        hypotheses = [dict(tokens=tokens, score=round(score, 6)) for tokens, score in ordered]
        cases.append(dict(model=index, **options, hypotheses=hypotheses))

    with open(sys.argv[1], "w") as file:
        origin = (
            f"Tools/make-search-goldens with transformers {transformers.__version__} "
            f"and torch {torch.__version__.split('+')[0]}"
        )
        lines = [json.dumps(case, separators=(",", ":")) for case in cases]
        model_lines = [json.dumps(model, separators=(",", ":")) for model in MODELS]
        file.write(f'{{"origin":{json.dumps(origin)},\n"models":[\n' + ",\n".join(model_lines))
        file.write('],\n"cases":[\n' + ",\n".join(lines) + "]}\n")
    print(f"{len(cases)} cases; {open_ties} depend on the order of equal scores; ", end="")
    print(f"left out: {without_continuation} without a continuation, {rounded} due to rounding")


if __name__ == "__main__":
    main()
