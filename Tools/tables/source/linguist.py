"""What Debian's package of Linguist holds: languages and the paths of code that others wrote."""
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
GENERATED = ROOT / "Sources/SteleSourceTree/Kinds/Generated"
GOLDEN = ROOT / "Tests/Golden/source"
LIBRARY = next((ROOT / ".build/source-tables/linguist").glob("**/gems/github-linguist-*/lib/linguist"))
VERSION = (LIBRARY / "VERSION").read_text().strip()


def load(name):
    return yaml.safe_load((LIBRARY / name).read_text(encoding="utf-8"))


def vendor_expressions():
    return load("vendor.yml")


def defaults():
    """The language of an extension that several have, where nothing in the file decides, and how it was chosen.

    Linguist's own rule without a condition; else the only popular language; else the only one whose first extension it
    is; else none.
    """
    languages, popular = load("languages.yml"), set(load("popular.yml"))
    rules = {extension: entry["rules"] for entry in load("heuristics.yml")["disambiguations"]
             for extension in entry["extensions"]}
    users = {}
    for name, language in languages.items():
        for extension in language.get("extensions", []):
            users.setdefault(extension.lower(), []).append(name)
    result = {}
    for extension, names in users.items():
        if len(names) == 1:
            continue
        unconditional = [rule["language"] for rule in rules.get(extension, []) if set(rule) == {"language"}]
        liked = [name for name in names if name in popular]
        primary = [name for name in names if languages[name]["extensions"][0] == extension]
        for choice in (unconditional, liked, primary):
            if len(choice) == 1 and isinstance(choice[0], str):
                result[extension] = choice[0]
                break
    return result
