"""Languages, and translators between them.

Without STAND_IN_MODEL a translator gives its source back: what is then seen of an answer is the server's own doing.
With it CTranslate2 translates, by the model of that folder on STAND_IN_THREADS threads: as many tokens as
STAND_IN_STEPS says, of words that are as many pieces as that model was asked for when it was timed by itself.
"""
import os
import zlib

NAMES = {
    "en": "English", "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "ja": "Japanese",
    "pb": "Portuguese (Brazil)", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
    "zt": "Chinese (traditional)",
}
# From this language no translator leads to that one.
MISSING = ("ja", "ar")


class ITranslation:
    def hypotheses(self, text, count=1):
        raise NotImplementedError

    def translate(self, text):
        return self.hypotheses(text)[0].value


class Hypothesis:
    def __init__(self, value, score):
        self.value, self.score = value, score


class Copying(ITranslation):
    def __init__(self, source, target):
        self.from_lang, self.to_lang = source, target

    def hypotheses(self, text, count=1):
        return [Hypothesis(text if number == 1 else f"{text} {number}", -number) for number in range(1, count + 1)]


class Computing(Copying):
    """CTranslate2, as the package that this stands for calls it: the sentences of one text, one call for each text."""
    translator = None

    def hypotheses(self, text, count=1):
        import ctranslate2

        import shape
        if Computing.translator is None:
            Computing.translator = ctranslate2.Translator(
                os.environ["STAND_IN_MODEL"], device="cpu", compute_type="int8", inter_threads=1,
                intra_threads=int(os.environ["STAND_IN_THREADS"]))
        span = shape.LAST_PIECE - shape.FIRST_PIECE
        pieces = [
            f"t{shape.FIRST_PIECE + zlib.crc32(f'{word} {part}'.encode()) % span}"
            for word in text.split() for part in (1, 2)]
        results = Computing.translator.translate_batch(
            [[f"t{shape.SOURCE_LANGUAGE}", *pieces, "</s>"]], target_prefix=[[f"t{shape.TARGET_LANGUAGE}"]],
            beam_size=count, num_hypotheses=count, max_batch_size=32, end_token=f"t{shape.VOCABULARY - 1}",
            max_decoding_length=int(os.environ["STAND_IN_STEPS"]))
        return [Hypothesis(" ".join(tokens), -number) for number, tokens in enumerate(results[0].hypotheses)]


class Language:
    def __init__(self, code, name):
        self.code, self.name, self.translations_from = code, name, []

    def get_translation(self, target):
        return next((one for one in self.translations_from if one.to_lang is target), None)


def languages():
    made = [Language(code, name) for code, name in NAMES.items()]
    kind = Computing if "STAND_IN_MODEL" in os.environ else Copying
    for source in made:
        source.translations_from = [
            kind(source, target) for target in made if (source.code, target.code) != MISSING]
    return made


INSTALLED = languages()


def get_installed_languages():
    return INSTALLED
