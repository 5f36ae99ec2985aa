"""The tables that tools write into the guide of measurements, each between two marks that name its tool."""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "Sources" / "stele" / "Stele.docc"
GUIDE = FOLDER / "Measurements.md"


def _parts(tool):
    """The guide before the table of `tool`, the table, and the guide behind it, marks left out."""
    begin, end = f"<!-- {tool}: begin -->", f"<!-- {tool}: end -->"
    before, _, rest = GUIDE.read_text().partition(begin)
    table, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{GUIDE.relative_to(ROOT)}: no marks {begin} and {end}")
    return before + begin, table, end + after


def read(tool):
    """What `tool` wrote last."""
    return _parts(tool)[1].strip()


def write(tool, text):
    """Puts `text` into the place of what `tool` wrote last."""
    before, _, after = _parts(tool)
    GUIDE.write_text(f"{before}\n{text}\n{after}")
