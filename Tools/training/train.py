#!/usr/bin/env python3
"""Trains a small translation model in NLLB's format on a CPU, in pieces that resume each other.

  train.py --sentences DIR [--languages en=eng_Latn de=deu_Latn] [--names TSV]
           --special-tokens special_tokens_map.json --work DIR --updates 6000

Sentences are any line-parallel files, train.LANG and val.LANG, gzipped or not.

The rate stays constant after the warm-up and falls to zero over the last --decay-updates of --updates.
Stop it at any time: the same command goes on from the last checkpoint, exactly. A run that is resumed with
other --updates before its decay began is the run that had them from the start.
"""
import argparse
import ctypes
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file

from batches import Batches
from corpus import add_languages, all_rows, read_names, read_parallel
from model import Model, Shape, summed_loss
from muon import Muon
from vocabulary import Vocabulary, add_characters, language_codes, train_sentencepiece


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True, help="folder with train.LANG[.gz] and val.LANG[.gz]")
    add_languages(parser)
    parser.add_argument("--names", type=Path, help="table of names with a header of codes")
    parser.add_argument("--special-tokens", type=Path, required=True, help="NLLB's special_tokens_map.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--start-from", type=Path, help="exported checkpoint of the same shape that a new run begins with")
    parser.add_argument("--updates", type=int, required=True)
    parser.add_argument("--stop-after", type=int, default=0, help="save and stop at this update; the schedule stays")
    parser.add_argument("--decay-updates", type=int, default=1000)
    parser.add_argument("--warm-up", type=int, default=100, help="updates")
    parser.add_argument("--optimizer", choices=("muon", "adamw"), default="muon", help="of the layers' matrices")
    parser.add_argument("--rate", type=float, default=3e-3, help="peak rate of the layers' matrices")
    parser.add_argument("--other-rate", type=float, default=1.5e-3, help="peak rate of embeddings, norms and biases")
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--first-share", type=float, default=0.25,
                        help="share of sentences and names whose source is in the first language")
    parser.add_argument("--sentence-batches", type=int, default=2, help="of one update")
    parser.add_argument("--name-batches", type=int, default=2, help="of one update")
    parser.add_argument("--batch-tokens", type=int, default=1300, help="target positions of one batch")
    parser.add_argument("--name-targets", type=int, default=6, help="languages that one name is put into at once")
    parser.add_argument("--candidates", type=int, default=1200,
                        help="ids that share a batch's probabilities with its targets; see --whole-updates")
    parser.add_argument("--whole-updates", type=int, default=60, help="last updates, which look at all ids")
    parser.add_argument("--pieces", type=int, default=10000)
    parser.add_argument("--encoder-layers", type=int, default=3)
    parser.add_argument("--decoder-layers", type=int, default=2)
    parser.add_argument("--report", type=int, default=200, help="updates between two lines")
    parser.add_argument("--keep", type=int, default=50, help="updates between weights that are kept while the rate falls")
    parser.add_argument("--save-seconds", type=float, default=240)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def keep_memory():
    """Has glibc keep freed memory: giving every large tensor back to the system costs page faults."""
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(-3, 1 << 30)  # M_MMAP_THRESHOLD
        library.mallopt(-1, 1 << 30)  # M_TRIM_THRESHOLD


def build_vocabulary(options):
    model = options.work / "sentencepiece.bpe.model"
    if not model.exists():
        lines = [line for column in read_parallel(options.sentences, "train", options.languages).values() for line in column]
        if options.names:
            lines += [cell for row in all_rows(read_names(options.names)) for cell in row.values()]
        if options.start_from:
            add_characters(lines, options.start_from / model.name, model)
        else:
            train_sentencepiece(lines, model, options.pieces)
    return Vocabulary(model, language_codes(options.special_tokens))


@torch.no_grad()
def start_from(folder, model, vocabulary):
    """Takes the layers of an exported checkpoint, and the embeddings of the pieces that both vocabularies have."""
    tensors = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
    embeddings = tensors.pop("model.shared.weight")
    model.load_state_dict({**model.state_dict(), **tensors})
    earlier = Vocabulary(folder / "sentencepiece.bpe.model", list(vocabulary.language_id)).ids()
    own = model.model.shared.weight
    own.mul_(embeddings.std() / own.std())
    shared = [(number, earlier[text]) for text, number in vocabulary.ids().items() if text in earlier]
    places, sources = torch.tensor(shared).T
    own[places] = embeddings[sources]
    print(f"{len(shared)} of {vocabulary.size} ids start from {folder}", flush=True)


def sentence_rows(vocabulary, columns):
    codes = list(columns)
    rows = [{code: vocabulary.sequence(line, code) for code, line in zip(codes, lines)}
            for lines in zip(*columns.values())]
    return rows, None


def name_rows(vocabulary, kinds):
    """The rows of all kinds, and how often each is drawn: a kind as often as the square root of its size, so
    that the few rows of a small kind are seen more often than those of a large one."""
    rows = [{code: vocabulary.sequence(name, code) for code, name in row.items()} for row in all_rows(kinds)]
    return rows, [len(kind) ** -0.5 for kind in kinds.values() for _ in kind]


def build_optimizers(model, options, workers):
    """(optimizer, peak rate) each."""
    is_matrix = {name: p.ndim == 2 and "shared" not in name for name, p in model.named_parameters()}
    matrices = [p for name, p in model.named_parameters() if is_matrix[name]]
    others = [p for name, p in model.named_parameters() if not is_matrix[name]]

    def adamw(parameters):
        return torch.optim.AdamW(parameters, lr=0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)

    return [(Muon(matrices, lr=0, workers=workers) if options.optimizer == "muon" else adamw(matrices), options.rate),
            (adamw(others), options.other_rate)]


def rate_share(options, update):
    """The share of the peak rate that update number `update`, from zero, has."""
    return min(1, (update + 1) / options.warm_up, (options.updates - update) / options.decay_updates)


def accumulate_gradients(model, batches, smoothing, sampled, workers):
    """Sets the gradients of the mean loss over all batches; returns that loss and the number of tokens.

    One thread a batch keeps the processors busy even where other programs take one of them for a while, which
    threads that share every operation do not: all of them wait for the slowest. The sums are made in the order
    of the batches, so the result does not depend on which thread was faster.
    """
    parameters = list(model.parameters())

    def part(batch):
        loss, count = summed_loss(model, batch, smoothing, sampled)
        return loss.item(), count, torch.autograd.grad(loss, parameters)

    losses, counts, gradients = zip(*workers.map(part, batches))
    for parameter, *parts in zip(parameters, *gradients):
        parameter.grad = sum(parts[1:], start=parts[0]).div_(sum(counts))
    return sum(losses) / sum(counts), sum(counts)


@torch.no_grad()
def validate(model, batches):
    results = [summed_loss(model, batch) for batch in batches]
    return sum(loss.item() for loss, _ in results) / sum(count for _, count in results)


def save(path, state):
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def rows_for(options, vocabulary, stem, held_out):
    """What batches are made of: {kind: (rows, weights, targets of one source)}."""
    kinds = {"sentences": (*sentence_rows(vocabulary, read_parallel(options.sentences, stem, options.languages)),
                           len(options.languages) - 1)}
    if options.names:
        kinds["names"] = (*name_rows(vocabulary, read_names(options.names, held_out)), options.name_targets)
    return kinds


def batches_of(rows, options, tokens, seed, position=(0, 0)):
    rows, weights, targets = rows
    return Batches(rows, weights, options.first_share, targets, tokens, seed, position)


def validation_batches(options, vocabulary, training_rows):
    """A few batches each of what was held out, and of the names of training: those are to be remembered."""
    held_out = rows_for(options, vocabulary, "val", held_out=True)
    kinds = {"held-out " + kind: rows for kind, rows in held_out.items()}
    if options.names:
        kinds["seen names"] = training_rows["names"]
    streams = {kind: batches_of(rows, options, 2000, "validation") for kind, rows in kinds.items()}
    return {kind: [stream.next() for _ in range(4)] for kind, stream in streams.items()}


def main():
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    keep_memory()
    torch.set_num_threads(1)
    workers = ThreadPoolExecutor(options.threads, initializer=torch.set_num_threads, initargs=(1,))
    torch.set_flush_denormal(True)
    torch.manual_seed(options.seed)
    vocabulary = build_vocabulary(options)
    shape = Shape(vocabulary.size, encoder_layers=options.encoder_layers, decoder_layers=options.decoder_layers)
    model = Model(shape)
    optimizers = build_optimizers(model, options, workers)
    checkpoint = options.work / "checkpoint.pt"
    update, positions = 0, {}
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        for (optimizer, _), saved_state in zip(optimizers, state["optimizers"]):
            optimizer.load_state_dict(saved_state)
        update, positions = state["update"], state["positions"]
    elif options.start_from:
        start_from(options.start_from, model, vocabulary)
    print(f"{sum(p.numel() for p in model.parameters())} parameters, {vocabulary.size} ids, update {update}", flush=True)

    training_rows = rows_for(options, vocabulary, "train", held_out=False)
    validation = validation_batches(options, vocabulary, training_rows)
    streams = {kind: batches_of(rows, options, options.batch_tokens, f"{kind} {options.seed}", positions.get(kind, (0, 0)))
               for kind, rows in training_rows.items()}
    counts = {"sentences": options.sentence_batches, "names": options.name_batches}
    turns = [stream for kind, stream in streams.items() for _ in range(counts[kind])]

    def save_now():
        save(checkpoint, {"shape": asdict(shape), "model": model.state_dict(),
                          "optimizers": [optimizer.state_dict() for optimizer, _ in optimizers],
                          "update": update, "positions": {kind: stream.position for kind, stream in streams.items()}})

    began, computed, saved, tokens, losses = time.time(), time.process_time(), time.time(), 0, []
    while update < (options.stop_after or options.updates):
        for optimizer, peak in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = peak * rate_share(options, update)
        sampled = options.candidates if update < options.updates - options.whole_updates else 0
        loss, count = accumulate_gradients(model, [stream.next() for stream in turns], options.smoothing, sampled, workers)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer, _ in optimizers:
            optimizer.step()
        update += 1
        tokens += count
        losses.append(loss)
        if update % options.report == 0:
            scores = ", ".join(f"{kind} {validate(model, batches):.3f}" for kind, batches in validation.items())
            print(f"update {update}: {time.time() - began:.0f} s, of processors {time.process_time() - computed:.0f} s, "
                  f"{tokens} tokens, loss {sum(losses) / len(losses):.3f}, {scores}", flush=True)
            losses = []
        if update > options.updates - options.decay_updates and update % options.keep == 0:
            save(options.work / f"weights-{update}.pt", model.state_dict())
        if time.time() - saved > options.save_seconds:
            saved = time.time()
            save_now()
    save_now()


if __name__ == "__main__":
    main()
