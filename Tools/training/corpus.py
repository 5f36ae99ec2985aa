"""Reads line-parallel text: sentences in a few languages, names in many."""
import gzip
import zlib
from pathlib import Path


LANGUAGES = [("en", "eng_Latn"), ("de", "deu_Latn"), ("fr", "fra_Latn"), ("cs", "ces_Latn")]


def add_languages(parser):
    parser.add_argument("--languages", type=lambda text: tuple(text.split("=")), nargs="+", default=LANGUAGES,
                        metavar="SUFFIX=CODE", help="files' suffixes and NLLB codes; en=eng_Latn, de, fr and cs unless given")


def read_lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n") for line in file]


def read_parallel(folder, stem, languages):
    """Lines of folder/stem.LANG[.gz] for each (LANG, NLLB code); all files have as many lines."""
    columns = {}
    for short, code in languages:
        paths = [path for path in (folder / f"{stem}.{short}.gz", folder / f"{stem}.{short}") if path.exists()]
        if not paths:
            raise SystemExit(f"{folder}: neither {stem}.{short} nor {stem}.{short}.gz; --languages names the suffixes")
        columns[code] = read_lines(paths[0])
    if len({len(lines) for lines in columns.values()}) != 1:
        raise SystemExit(f"{folder}/{stem}: the files differ in their number of lines")
    return columns


def is_held_out(key):
    """Whether a name is kept from training: one in twenty, chosen by its key alone."""
    return zlib.crc32(key.encode()) % 20 == 0


def read_names(path, held_out=False):
    """Rows of a table with a header of NLLB codes and keys "kind:name", by kind.

    A row is {code: name} without empty cells.
    """
    lines = read_lines(Path(path))
    codes = lines[0].split("\t")[1:]
    kinds = {}
    for line in lines[1:]:
        key, *cells = line.split("\t")
        if is_held_out(key) == held_out:
            row = {code: cell for code, cell in zip(codes, cells) if cell.strip()}
            kinds.setdefault(key.split(":")[0], []).append(row)
    return kinds


def all_rows(kinds):
    return [row for rows in kinds.values() for row in rows]
