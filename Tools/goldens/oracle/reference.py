"""What transformers makes of a source: ids, forced log-probabilities, greedy and beam search."""
import copy

import sentencepiece
import torch

START, PADDING, END, UNKNOWN = 0, 1, 2, 3


class Tokenizer:
    """NLLB's slow tokenizer: sentencepiece's pieces in NLLB's id layout, no special read from text."""

    def __init__(self, pieces, codes, legacy=False):
        self.processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
        first = self.processor.get_piece_size() + 1
        self.language_id = {code: first + index for index, code in enumerate(codes)}
        self.size = first + len(codes) + 1
        self.legacy = legacy

    def ids(self, text):
        return [piece + 1 if piece else UNKNOWN for piece in self.processor.encode(text)]

    def source(self, text, code):
        if self.legacy:
            return self.ids(text) + [END, self.language_id[code]]
        return self.target(text, code)

    def target(self, text, code):
        return [self.language_id[code]] + self.ids(text) + [END]


def forced_logits(model, source, target):
    with torch.no_grad():
        return model(input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([[END] + target[:-1]])).logits[0]


def forced_log_probabilities(model, source, target):
    logarithms = forced_logits(model, source, target).float().log_softmax(-1)
    return [rounded(logarithms[step, token].item()) for step, token in enumerate(target)]


def greedy_margin(model, source, tokens):
    """The smallest distance of the best logit from the second best; the first token is forced."""
    best = forced_logits(model, source, tokens)[1:].topk(2).values
    return (best[:, 0] - best[:, 1]).min().item() if len(best) else float("inf")


def neighbours(model):
    """The model in float64, and twice with weights moved by a millionth: what rounding might make of it."""
    result = [copy.deepcopy(model).double()]
    for sign in (1, -1):
        moved = copy.deepcopy(model)
        with torch.no_grad():
            for index, tensor in enumerate(moved.parameters()):
                tensor.mul_(1 + sign * (-1) ** index * 1e-6)
        result.append(moved)
    return result


def rounded(number):
    """As many digits as a float32 has."""
    return float(f"{number:.8g}")


def generate(model, source, language, options):
    """Hypotheses, best first: ids without the start token, and the score that Stele reports."""
    result = model.generate(
        input_ids=torch.tensor([source]), attention_mask=torch.ones(1, len(source), dtype=torch.long),
        forced_bos_token_id=language, do_sample=False, num_beams=options["beams"],
        length_penalty=options["lengthPenalty"], early_stopping=options["earlyStopping"],
        max_new_tokens=options["maximumNewTokens"], min_new_tokens=options["minimumNewTokens"] or None,
        no_repeat_ngram_size=options["noRepeatNgram"], repetition_penalty=options["repetitionPenalty"],
        num_return_sequences=options["returned"], return_dict_in_generate=True, output_scores=True)
    hypotheses = []
    for index, sequence in enumerate(result.sequences.tolist()):
        tokens = sequence[1:]
        if END in tokens:
            tokens = tokens[:tokens.index(END) + 1]
        if options["beams"] > 1:
            score = result.sequences_scores[index].item()
        else:  # the sum over processed scores; the forced language token adds nothing
            score = sum(result.scores[step][0].float().log_softmax(-1)[token].item()
                        for step, token in enumerate(tokens) if step > 0)
        hypotheses.append({"tokens": tokens, "score": rounded(score)})
    return hypotheses
