"""What the detector learns from: sentences with their languages, and what py3langid's table says of languages.

The table holds how likely n-grams are in texts of each language. Bags of them, drawn at random, stand for texts, of
languages that the sentences lack or have few of, and of more kinds of texts than the sentences are.
"""
from collections import Counter, namedtuple

import numpy as np

import characters
import languages
import ngrams

# `parts` are lists of hashes, one for each word, of letters of one script; `name` is what the source calls the
# language, and `code` what the detector does.
Sample = namedtuple("Sample", "name code script parts is_sentence")


def script_of(words):
    votes = Counter()
    names = list(characters.SCRIPTS)
    for script, word in words:
        votes[script] += len(word) * characters.VOTES.get(names[script - 1], characters.OTHER_VOTE)
    return max(votes, key=lambda script: (votes[script], -script), default=0)


def sentence(line):
    """The sample of a line of the data, `language TAB sentence`."""
    name, text = line.rstrip("\n").split("\t")
    words = characters.words(text.encode())
    script = script_of(words)
    code = languages.code_of(name)
    if name == "cmn":
        kinds = Counter(characters.han_kind(letter) for _, word in words for letter in word)
        code = languages.MANDARIN["t" if kinds["t"] > kinds["s"] else "s"]
    parts = [ngrams.of_word(its, word) for its, word in words if its == script]
    return Sample(name, code, script, parts, True)


def sentences(path):
    with open(path, encoding="utf-8") as lines:
        return [sentence(line) for line in lines]


def table_strings(identifier):
    """The bytes that each feature of py3langid's automaton stands for, cut to whole characters."""
    next_state, rows, output = identifier.tk_nextmove, identifier.tk_row, identifier.tk_output
    seen, front = set(), [(0, b"")]
    strings = {}
    for _ in range(5):
        later = []
        for state, prefix in front:
            for byte in range(256):
                following = int(next_state[(int(rows[state]) << 8) + byte])
                # The shortest way to a state is the n-gram that it stands for.
                if following and following not in seen:
                    seen.add(following)
                    later.append((following, prefix + bytes([byte])))
        front = later
        for state, prefix in front:
            if output[state] >= 0:
                while prefix and 0x80 <= prefix[0] < 0xC0:
                    prefix = prefix[1:]
                strings[int(output[state])] = prefix.decode("utf-8", "ignore")
    return strings


def pieces(text):
    """The parts of words in an n-gram of the table, of each its script and hashes."""
    found, piece, script, begins = [], [], 0, False

    def close(ends):
        nonlocal piece, begins
        while piece and piece[-1] == characters.APOSTROPHE:
            piece.pop()
        if piece:
            found.append((script, ngrams.ngrams(script, piece, begins, ends)))
        piece, begins = [], ends

    for character in text:
        code = ord(character)
        if code > 0xFFFF:
            folded, its = characters.SEPARATOR, 0
        else:
            folded, its = characters.FOLDED[code], characters.SCRIPT[code]
        if folded == characters.SEPARATOR:
            close(True)
            begins = True
        elif folded == characters.APOSTROPHE:
            if piece:
                piece.append(folded)
        elif folded != characters.IGNORED:
            if piece and its != script:
                close(True)
            script = its
            piece.append(folded)
    close(False)
    return found


def bags(identifier, count, size, seed):
    """`count` samples of each column of the table, of `size` n-grams each."""
    strings = table_strings(identifier)
    parts = {feature: pieces(text) for feature, text in strings.items()}
    features = np.array(sorted(feature for feature, found in parts.items() if found))
    columns = languages.table_columns()
    places = Counter()
    generator = np.random.default_rng(seed)
    samples = []
    for column, name in enumerate(identifier.nb_classes):
        code = columns.get((name, places[name]))
        places[name] += 1
        if code is None:
            continue
        logarithms = identifier.nb_ptc[:, column].astype(np.float64)
        likely = logarithms[features] > logarithms.min() + 0.5
        chances = np.where(likely, np.exp(logarithms[features]), 0)
        chances /= chances.sum()
        script = languages.script_of_column(name, places[name] - 1, code)
        for drawn in generator.choice(features, size=(count, size), p=chances):
            chosen = [hashes for feature in drawn for its, hashes in parts[feature] if its == script]
            samples.append(Sample(name, code, script, chosen, False))
    return samples
