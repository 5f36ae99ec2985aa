"""Whether a document that a copying model translated is the one that it was made of, format by format.

Compared is what is left when both sides are in NFKC, which is the tokenizer's own: no model sees a difference.
"""
import html
import io
import re
import struct
import unicodedata
import zipfile
from dataclasses import dataclass

# Formats with a place of its own for each translation: the element of the source, and that of the translation.
BILINGUAL = {"xliff": ("source", "target"), "ts": ("source", "translation")}
PACKAGES = ("docx", "pptx", "odt", "odp", "epub")
# Marks of a byte order, with what decodes the text behind them.
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
ESCAPES = re.compile(r"\\[uU]([0-9a-fA-F]{4})")
REFERENCES = re.compile(r"&#(?:x[0-9a-fA-F]+|[0-9]+);")


@dataclass
class Difference:
    """Where two documents differ first, with what stands there in each."""

    place: str
    expected: str
    got: str


def decoded(content):
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    return content.decode(errors="replace")


def folded(text):
    """Text in NFKC, and characters as such that are written by their numbers."""
    text = ESCAPES.sub(lambda match: chr(int(match[1], 16)), text)
    text = REFERENCES.sub(lambda match: html.escape(html.unescape(match[0])), text)
    return unicodedata.normalize("NFKC", text)


# Tags of English, however they are spelled; what has one keeps it.
ENGLISH = re.compile(r"\s*(?:en|eng)(?:[-_.@][\w.@-]*)?\s*", re.IGNORECASE)


def in_english(text, tag="en"):
    """A text whose languages are English, where it says of itself or of a part of it what it is in.

    What names English already must stay to the letter; any other language becomes `tag`.
    """
    def plain(match):
        return match[0] if ENGLISH.fullmatch(match[2]) else f"{match[1]}{tag}{match[3]}"

    def paired(match):
        """A language that OpenDocument writes apart from its country, in either order."""
        if not (language := re.search(r'\sfo:language="([^"]*)"', match[0])) or ENGLISH.fullmatch(language[1]):
            return match[0]
        properties = re.sub(r'(\sfo:language=)"[^"]*"', r'\1"en"', match[0])
        return re.sub(r'(\sfo:country=)"[^"]*"', r'\1"none"', properties)

    text = re.sub(r"""(\s(?:xml:)?lang=["'])([\w-]*)(["'])""", plain, text)
    text = re.sub(r'(<w:(?:lang|themeFontLang)\s[^>]*?w:val=")([^"]*)(")', plain, text)
    text = re.sub(r"(<dc:language[^>]*>)([^<]*)(</dc:language>)", plain, text)
    return re.sub(r"<style:text-properties\s[^>]*>", paired, text)


def first_difference(expected, got, place="", width=60):
    """Where two texts differ, with what stands around it; None if they are the same."""
    if expected == got:
        return None
    at = next((n for n, pair in enumerate(zip(expected, got)) if pair[0] != pair[1]),
              min(len(expected), len(got)))
    line = expected.count("\n", 0, at) + 1
    around = slice(max(0, at - width), at + width)
    return Difference(f"{place}line {line}", expected[around], got[around])


def in_text(kind, source, made):
    if made == source:
        return None
    old, new = folded(decoded(source)), folded(decoded(made))
    if kind == "yaml":
        # Files of Rails have their language for an outermost key.
        key = re.compile(r"^[a-z]{2}([-_][A-Z]{2})?(?=:)", re.MULTILINE)
        old, new = (
            key.sub(lambda match: match[0] if ENGLISH.fullmatch(match[0]) else "en", text, count=1)
            for text in (old, new))
    return first_difference(old, new)


def elements(name):
    """What finds elements of XML with this name, which hold none of their own kind."""
    return re.compile(rf"<((?:\w+:)?{name})((?:\s[^>]*?)?)(?:/>|>(.*?)</\1\s*>)", re.DOTALL)


def emptied(kind, content):
    """A bilingual document without its translations."""
    text = decoded(content)
    if kind == "ts":
        text = elements("translation").sub(
            lambda match: f'<translation type="unfinished">{empty_forms(match[3])}</translation>'
            if not re.search(r'type="(obsolete|vanished)"', match[2]) else match[0], text)
    else:
        text = re.sub(r"\s*" + elements("target").pattern, "", text, flags=re.DOTALL)
        text = re.sub(r'\s(?:state|approved|subState)="[^"]*"', "", text)
    return text.encode()


def empty_forms(content):
    return re.sub(r"(<numerusform[^>]*>).*?(</numerusform>)", r"\1\2", content or "", flags=re.DOTALL) \
        if "<numerusform" in (content or "") else ""


def spelled(text):
    """The text of an element, however its characters and its spaces are written."""
    return re.sub(r"\s+", " ", html.unescape(folded(text or ""))).strip()


def in_bilingual(kind, source, made):
    """All but the translations must be as it was; each that was missing must be its source, all else as it was."""
    source_name, target_name = BILINGUAL[kind]
    old, new = folded(decoded(source)), folded(decoded(made))
    kept = [re.sub(r"\s+", " ", without_translations(text, target_name)) for text in (old, new)]
    if found := first_difference(*kept, place="outside of translations, "):
        return found
    unit = re.compile(r"<((?:\w+:)?(?:trans-unit|segment|message))[\s>].*?</\1\s*>", re.DOTALL)
    for number, (before, after) in enumerate(zip(unit.finditer(old), unit.finditer(new)), 1):
        own = elements(source_name).search(before[0])
        was, becomes = (elements(target_name).search(text[0]) for text in (before, after))
        kept, got = (
            spelled(re.sub(r"^(\s*</?numerusform[^>]*>)+\s*$", "", element[3] or "")) if element else ""
            for element in (was, becomes))
        if got == kept or was and kept and not re.search(r'state="(new|needs-translation)"', was[2]):
            if got != kept:
                return Difference(f"the translation of unit {number}", kept, got)
            continue
        wanted = spelled(own[3]) if own else ""
        forms = [form[3] for form in elements("numerusform").finditer(becomes[3] or "")] or [becomes[3]]
        for form in forms:
            if spelled(form) != wanted:
                return Difference(f"the translation of unit {number}", wanted, spelled(form))
    return None


def in_memory(source, made, language="fr"):
    """Only texts in `language` may have come, each of them another text of its unit."""
    old, new = folded(decoded(source)), folded(decoded(made))
    added = re.compile(rf'\s*<tuv (?:xml:)?lang="{language}"[^>]*>\s*<seg>(.*?)</seg>\s*</tuv>', re.DOTALL)
    for unit in re.finditer(r"<tu[\s>].*?</tu>", new, re.DOTALL):
        texts = [spelled(text[3]) for text in elements("seg").finditer(added.sub("", unit[0]))]
        for text in added.findall(unit[0]):
            if spelled(text) not in texts:
                return Difference("a translation", str(texts), spelled(text))
    return first_difference(old, added.sub("", new))


def without_translations(text, name):
    """What has to stay: the elements of translations gone, and what says of them how far they are."""
    text = re.sub(r"\s*" + elements(name).pattern, "", text, flags=re.DOTALL)
    text = re.sub(r'\s(?:state|state-qualifier|subState|target-language|trgLang|language|version)="[^"]*"', "", text)
    return text


def compressed(content, entry):
    """The bytes of a part as they lie in the archive."""
    name, extra = struct.unpack_from("<HH", content, entry.header_offset + 26)
    start = entry.header_offset + 30 + name + extra
    return content[start:start + entry.compress_size]


def in_package(source, made):
    """Names, order and content of all parts, and of those that are the same their compressed bytes.

    Parts that say that they are in another language than English may say that they are in it.
    """
    if made == source:
        return None
    old, new = (zipfile.ZipFile(io.BytesIO(content)) for content in (source, made))
    if old.namelist() != new.namelist():
        return Difference("the list of parts", str(old.namelist()), str(new.namelist()))
    for before, after in zip(old.infolist(), new.infolist()):
        first, second = old.read(before), new.read(after)
        if first == second:
            if compressed(source, before) != compressed(made, after):
                return Difference(before.filename, "the same compressed bytes", "others")
            continue
        # Office knows languages by their regions.
        tag = "en-US" if before.filename.startswith(("word/", "ppt/", "docProps/")) else "en"
        expected, got = (in_english(folded(decoded(part)), tag) for part in (first, second))
        if found := first_difference(expected, got, f"{before.filename}, "):
            return found
    return None


def changed_parts(source, made):
    """The names of the parts that differ, and what is wrong with the others; both packages are zip archives."""
    old, new = (zipfile.ZipFile(io.BytesIO(content)) for content in (source, made))
    if old.namelist() != new.namelist():
        return [], "the list of parts is another"
    changed = []
    for before, after in zip(old.infolist(), new.infolist()):
        if old.read(before) != new.read(after):
            changed.append(before.filename)
        elif compressed(source, before) != compressed(made, after):
            return changed, f"{before.filename} is compressed anew without a change"
        elif (before.compress_type, before.date_time, before.extra) != (
                after.compress_type, after.date_time, after.extra):
            return changed, f"the entry of {before.filename} is another"
    return changed, ""


def difference(kind, source, made):
    """Where `made` is not what a copying model should have made of `source`; None if it is."""
    if kind in PACKAGES:
        return in_package(source, made)
    if kind == "tmx":
        return in_memory(source, made)
    if kind in BILINGUAL:
        return in_bilingual(kind, source, made)
    return in_text(kind, source, made)
