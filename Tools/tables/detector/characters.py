"""What characters count as, and the words of a text: what Sources/SteleDetection does in Swift.

Both must agree: make-language-detector compares what they say of all sentences.
"""
import unicodedata

SEPARATOR, IGNORED, BOUNDARY, APOSTROPHE, RARE_HAN = 0, 1, 0x20, 0x27, 0xE002
LONGEST_WORD = 48
LONGEST_TAG, LONGEST_ENTITY, LONGEST_RUN = 1024, 12, 256

# Scripts by the first word of their letters' names. What is in no other counts as no letter.
SCRIPTS = {
    "Latn": "LATIN FULLWIDTH", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hebr": "HEBREW", "Deva": "DEVANAGARI",
    "Hani": "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA IDEOGRAPHIC HALFWIDTH BOPOMOFO", "Hang": "HANGUL",
    "Grek": "GREEK", "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Thai": "THAI", "Laoo": "LAO", "Ethi": "ETHIOPIC",
    "Beng": "BENGALI", "Khmr": "KHMER", "Mlym": "MALAYALAM", "Taml": "TAMIL", "Telu": "TELUGU", "Knda": "KANNADA",
    "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Orya": "ORIYA", "Sinh": "SINHALA", "Mymr": "MYANMAR", "Tibt": "TIBETAN",
    "Tfng": "TIFINAGH", "Olck": "OL", "Java": "JAVANESE",
}
NUMBERS = {script: number for number, script in enumerate(SCRIPTS, 1)}
_BY_WORD = {word: NUMBERS[script] for script, words in SCRIPTS.items() for word in words.split()}
# What a letter counts for: words of other languages in Latin letters are common in texts, and a character of Chinese
# is as much as a short word.
VOTES = {"Latn": 3, "Hani": 20, "Hang": 12}
OTHER_VOTE = 5


def _is_pronunciation(code):
    """Marks that most texts leave out, and accents, which compositions put onto letters."""
    return (0x300 <= code <= 0x36F or 0x483 <= code <= 0x487 or 0x591 <= code <= 0x5C7 or 0x610 <= code <= 0x61A
            or 0x64B <= code <= 0x65F or code == 0x670 or 0x6D6 <= code <= 0x6ED or code in (0x3099, 0x309A))


def _fold(code):
    """What a character counts as, and its script's number."""
    character = chr(code)
    category = unicodedata.category(character)
    if character in "'’ʼʻʹ`´＇":
        return APOSTROPHE, 0
    if category == "Cf" and code != 0x200C or 0xFE00 <= code <= 0xFE0F or code == 0x640:
        return IGNORED, 0
    if category == "Mn" and _is_pronunciation(code):
        return IGNORED, 0
    if category[0] not in "LM":
        return SEPARATOR, 0
    folded = character
    for form in (unicodedata.normalize("NFKC", character).lower(), character.lower()):
        if len(form) == 1 and ord(form) < 1 << 16 and unicodedata.category(form)[0] in "LM":
            folded = form
            break
    if code == 0x130:  # the small letter would have a dot as a mark
        folded = "i"
    words = unicodedata.name(folded, "?").split()
    script = _BY_WORD.get(words[0], 0)
    return (ord(folded), script) if script else (SEPARATOR, 0)


FOLDED, SCRIPT = map(list, zip(*(_fold(code) for code in range(1 << 16))))


def compositions():
    """(letter, mark, what both make) of folded characters, ascending."""
    found = set()
    for code in range(1 << 16):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        letter, mark = (int(part, 16) for part in parts)
        whole = FOLDED[code]
        if max(letter, mark) < 1 << 16 and FOLDED[mark] == IGNORED and FOLDED[letter] == letter and whole == code:
            if unicodedata.normalize("NFC", chr(letter) + chr(mark)) == chr(code):
                found.add((letter, mark, whole))
    return sorted(found)


COMPOSITIONS = {(letter, mark): whole for letter, mark, whole in compositions()}


def han_kind(code):
    """Whether a Han character is written in simplified ("s") or in traditional ("t") Chinese only, as the encodings
    of both have it or not; None for the others."""
    def has(encoding):
        try:
            chr(code).encode(encoding)
            return True
        except UnicodeError:
            return False
    simplified, traditional = has("gb2312"), has("big5")
    return "s" if simplified and not traditional else "t" if traditional and not simplified else None


def _is_letter(byte):
    return 0x61 <= byte | 0x20 <= 0x7A


def _is_small(byte):
    return 0x61 <= byte <= 0x7A


def _is_digit(byte):
    return 0x30 <= byte <= 0x39


def _is_visible(byte):
    return 0x21 <= byte <= 0x7E and byte not in b"<&"


def _is_for_machines(run):
    slashes = humps = before = last = 0
    for index, byte in enumerate(run):
        if byte in b"_\\{}=@|":
            return len(run) > 1
        if byte == 0x2F:
            slashes += 1
            if slashes == 2 or index == 0 and len(run) > 1:
                return True
        elif byte == 0x29 and last == 0x28:
            return True
        elif _is_letter(byte):
            if _is_digit(last) or last in b"%$" and last:
                return True
            if last == 0x2E and _is_small(before) and _is_small(byte):
                return True
            if _is_small(last) and not _is_small(byte):
                humps += 1
            if humps == 2:
                return True
        elif _is_digit(byte) and _is_letter(last):
            return True
        before, last = last, byte
    return False


def _machine_length(text, at, plain_end):
    """The bytes of what is written for machines, or None; and up to where nothing is."""
    byte = text[at]
    if byte == 0x3C:
        if at + 1 < len(text) and (_is_letter(text[at + 1]) or text[at + 1] in b"/!?"):
            end = text.find(b">", at + 1, min(len(text), at + LONGEST_TAG))
            if end >= 0:
                return end + 1 - at, plain_end
        return None, plain_end
    if byte == 0x26:
        for end in range(at + 1, min(len(text), at + LONGEST_ENTITY)):
            if text[end] == 0x3B:
                return (end + 1 - at if end > at + 1 else None), plain_end
            if not (_is_letter(text[end]) or _is_digit(text[end]) or text[end] == 0x23):
                break
        return None, plain_end
    if at < plain_end or not _is_visible(byte):
        return None, plain_end
    end = at
    while end < len(text) and end - at < LONGEST_RUN and _is_visible(text[end]):
        end += 1
    if _is_for_machines(text[at:end]):
        return end - at, plain_end
    return None, end


def _scalar(text, at):
    first = text[at]
    if first < 0x80:
        return first, 1
    length = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    try:
        return ord(text[at:at + length].decode()), length
    except (UnicodeDecodeError, TypeError):
        return 0xFFFD, 1


def words(text):
    """The words of bytes: (script's number, folded characters without boundaries)."""
    found, word, script = [], [], 0
    at, plain_end = 0, 0

    def close():
        nonlocal word, script
        while word and word[-1] == APOSTROPHE:
            word.pop()
        if word:
            found.append((script, tuple(word)))
        word, script = [], 0

    while at < len(text):
        length, plain_end = _machine_length(text, at, plain_end)
        if length is not None:
            close()
            at += length
            continue
        code, length = _scalar(text, at)
        at += length
        if code > 0xFFFF:
            folded, its = (RARE_HAN, NUMBERS["Hani"]) if 0x20000 <= code < 0x40000 else (SEPARATOR, 0)
        else:
            folded, its = FOLDED[code], SCRIPT[code]
        if folded == SEPARATOR:
            close()
        elif folded == IGNORED:
            if word:
                word[-1] = COMPOSITIONS.get((word[-1], code), word[-1])
        elif folded == APOSTROPHE:
            if word:
                word.append(folded)
        else:
            if word and script != its:
                close()
            script = its
            word.append(folded)
        if len(word) == LONGEST_WORD:
            close()
    close()
    return found
