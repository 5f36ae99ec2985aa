"""The tables that tools write into the guide of measurements, each between two marks that name its tool."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "Sources" / "stele" / "Stele.docc"
GUIDE = FOLDER / "Measurements.md"


def _marks(tool):
    return f"<!-- {tool}: begin -->", f"<!-- {tool}: end -->"


def _parts(tool):
    """The guide before the table of `tool`, the table, and the guide behind it, marks left out."""
    begin, end = _marks(tool)
    before, _, rest = GUIDE.read_text().partition(begin)
    table, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{GUIDE.relative_to(ROOT)}: no marks {begin} and {end}")
    return before + begin, table, end + after


def read(tool):
    """What `tool` wrote last."""
    return _parts(tool)[1].strip()


def names(prefix):
    """The tables whose names begin so, in their order: one tool may have a table for each processor."""
    return re.findall(rf"<!-- ({re.escape(prefix)}.*): begin -->", GUIDE.read_text())


def write(tool, text, beside=None):
    """Puts `text` into the place of what `tool` wrote last.

    Where there is no such place, it is made behind the last table whose name begins with `beside`.
    """
    if beside and tool not in names(beside):
        before, table, after = _parts(names(beside)[-1])
        begin, end = _marks(tool)
        mark, rest = after.split("\n", 1)
        GUIDE.write_text(f"{before}{table}{mark}\n\n{begin}\n{end}\n{rest}")
    before, _, after = _parts(tool)
    GUIDE.write_text(f"{before}\n{text}\n{after}")
