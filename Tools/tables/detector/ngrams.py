"""N-grams of words as hashes; the same as NgramHash and LanguageScores in Sources/SteleDetection."""
from functools import lru_cache

from characters import BOUNDARY, NUMBERS

MASK = (1 << 64) - 1
START, WORD_START = 7, 11
ORDER, HAN_ORDER = 5, 2


def next_hash(hash_, character):
    product = ((hash_ ^ character) * 0x9E3779B97F4A7C15) & MASK
    return product ^ (product >> 29)


def hash_of(characters, start=START):
    for character in characters:
        start = next_hash(start, character)
    return start


def order(script):
    return HAN_ORDER if script == NUMBERS["Hani"] else ORDER


def ngrams(script, characters, begins=True, ends=True):
    """Hashes of all n-grams of a stretch of a word, which may have its boundaries."""
    longest = order(script)
    if longest == HAN_ORDER:
        begins = ends = False
    places = [BOUNDARY] * begins + list(characters) + [BOUNDARY] * ends
    found = []
    for start in range(len(places)):
        hash_ = START
        for index in range(start, min(start + longest, len(places))):
            hash_ = next_hash(hash_, places[index])
            if index > start or places[index] != BOUNDARY:
                found.append(hash_)
    return found


@lru_cache(1 << 18)
def of_word(script, characters):
    """Hashes of what a whole word has: its n-grams, and itself where it is longer than these."""
    found = ngrams(script, characters)
    longest = order(script)
    if longest != HAN_ORDER and len(characters) + 2 > longest:
        found.append(hash_of(characters, WORD_START))
    return found
