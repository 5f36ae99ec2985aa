"""NLLB's vocabulary layout around a sentencepiece model of any size."""
import io
import json
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2

START, PADDING, END, UNKNOWN = 0, 1, 2, 3


class Vocabulary:
    """Ids as NLLB numbers them: four specials, pieces shifted by one, languages, the mask token."""

    def __init__(self, model_path, codes):
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(model_path))
        first = self.pieces.get_piece_size() + 1
        self.language_id = {code: first + index for index, code in enumerate(codes)}
        self.size = first + len(codes) + 1

    def ids(self):
        """The id of every piece and language by its text."""
        pieces = {self.pieces.id_to_piece(number): number + 1 for number in range(3, self.pieces.get_piece_size())}
        return {"</s>": END, "<unk>": UNKNOWN, **pieces, **self.language_id}

    def encode(self, text):
        return [piece + 1 if piece else UNKNOWN for piece in self.pieces.encode(text)]

    def sequence(self, text, code):
        """[language] text </s>, the form of both source and target."""
        return [self.language_id[code]] + self.encode(text) + [END]


def language_codes(special_tokens_map):
    """The 202 language codes in NLLB's order."""
    return json.loads(Path(special_tokens_map).read_text())["additional_special_tokens"]


def train_sentencepiece(lines, path, pieces):
    """Trains a BPE model with NLLB's normalizer and without byte fallback, and writes it to `path`."""
    model = io.BytesIO()  # a model that is trained into a file holds the file's path
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=model, vocab_size=pieces,
        model_type="bpe", character_coverage=1.0, normalization_rule_name="nmt_nfkc",
        unk_id=0, bos_id=1, eos_id=2, pad_id=-1, num_threads=2, minloglevel=2)
    path.write_bytes(model.getvalue())


def add_characters(lines, earlier, path):
    """Writes the model `earlier` with a piece more for every character of `lines` that it has none for.

    Text that it could write before is segmented as before.
    """
    model = sentencepiece_model_pb2.ModelProto.FromString(earlier.read_bytes())
    normalizer = sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())
    known = {piece.piece for piece in model.pieces}
    for character in sorted({c for line in lines for c in normalizer.normalize(line)} - known):
        model.pieces.add(piece=character, score=model.pieces[-1].score - 1)
    model.trainer_spec.vocab_size = len(model.pieces)
    path.write_bytes(model.SerializeToString())
