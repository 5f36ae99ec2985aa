"""Writes what the REUSE tool and license-expression say of random lines and trees, for the tests to compare with.

Use Tools/goldens/make-reuse-goldens, which brings the packages. Everything is drawn with a fixed seed.
"""
import json
import logging
import os
import random
import sys
import tempfile
from pathlib import Path

import license_expression
from reuse.extract import extract_reuse_info, filter_ignore_block
from reuse.project import Project

os.environ["_SUPPRESS_DEP5_WARNING"] = "1"
logging.disable(logging.CRITICAL)
LICENSING = license_expression.get_spdx_licensing()
TAG = "SPDX-License-Identifier:"

LICENSES = ["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-or-later", "LGPL-2.1-only",
            "MPL-2.0", "CC0-1.0", "CC-BY-4.0", "Zlib", "0BSD", "GPL-2.0+", "LicenseRef-Own",
            "LicenseRef-Acme-Proprietary", "DocumentRef-Parts:LicenseRef-Own", "Unlicense", "BSL-1.0"]
PAIRS = ["GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Linux-syscall-note",
         "Apache-2.0 WITH LLVM-exception"]
# What stands before a tag, and behind it, in comments of many languages.
FRAMES = [("# ", ""), ("// ", ""), ("/* ", " */"), (" * ", ""), ("<!-- ", " -->"), ("<!--", "-->"), ("(* ", " *)"),
          ("{# ", " #}"), ("-- ", ""), ("; ", ""), (";; ", " ;;"), ("% ", ""), (".\\\" ", ""), ("REM ", ""), ("dnl ", ""),
          ("! ", ""), (".. ", ""), ("| ", "   |"), ("# ", "    #"), ("// ", " //"), ("/** ", "  **/"), ("", ""), ("\t", "\t"),
          ("<a b=\"", "\"/>"), ("<a b='", "'>"), ("[", "] ::"), ("{{!-- ", " --}}"), ("<%-- ", " --%>"), ("/- ", " -/"),
          ("#* ", " *#"), ("#= ", " =#"), ("c ", ""), ("' ", ""), ("    # ", "   ")]


def expression(generator, depth=2):
    if depth == 0 or generator.random() < 0.45:
        name = generator.choice(PAIRS if generator.random() < 0.12 else LICENSES)
        return name.lower() if name == "MIT" and generator.random() < 0.2 else name
    parts = [expression(generator, depth - 1) for _ in range(generator.choice([2, 2, 3]))]
    word = generator.choice([" AND ", " OR ", " and ", " or ", "  OR "])
    text = word.join(f"({part})" if " " in part and "WITH" not in part else part for part in parts)
    return f"({text})" if generator.random() < 0.15 else text


JUNK = ["{}, {}", "{} & {}", "[{}, {}]", "{} | {}", "{} and/or {}", "{} {}", "{};{}", "see {}", "{} (or {}",
        "{} OR", "AND {}", "\"{}\" AND \"{}\"", "\"{}\", \"{}\"", "<{}>", "{} # {}", "{} – {}", "{}, see LICENSE",
        "{} OR OR {}", "()", "{} WITH", "$License: {}$", "{}\u00a0OR {}"]


def line(generator):
    """A line and what it is an instance of."""
    before, after = generator.choice(FRAMES)
    blank = generator.choice([" ", " ", " ", "", "  ", "\t"])
    kind = generator.choice(["plain"] * 10 + ["junk"] * 4 + ["slash", "several", "quoted", "code", "stop"])
    value = expression(generator)
    one, two = generator.choice(LICENSES[:8]), generator.choice(LICENSES[:8])
    if kind == "junk":
        text = generator.choice(JUNK)
        value = text.format(*([one, two] if text.count("{}") == 2 else [one] * text.count("{}")))
    elif kind == "slash":
        value = "/".join(generator.sample(LICENSES[:8], generator.choice([2, 3])))
    elif kind == "quoted":
        value = f'"{value}"'
        before, after = "# ", ""
    elif kind == "stop":
        value, after = one + ".", ""
    elif kind == "several":
        value, before, after = one, "/* ", f" */ /* {TAG} {two} */"
    elif kind == "code":
        before, after = "/* ", " */ int a;"
    return kind, before + TAG + blank + value + after


def rendered(text):
    """The expression as license-expression writes it, or `!` where it is malformed."""
    try:
        parsed = LICENSING.parse(text)
    except (license_expression.ExpressionError, license_expression.ExpressionParseError, IndexError):
        return "!"
    return "!" if parsed is None else str(parsed)


def answer(item):
    """What the tool found, or `!` where that is no expression to it."""
    try:
        return str(item) if item.is_valid else "!"
    except IndexError:
        # The package fails on operators that join nothing.
        return "!"


def lines():
    generator = random.Random(53)
    rows = []
    for _ in range(1500):
        kind, text = line(generator)
        found = extract_reuse_info(filter_ignore_block(text).text).spdx_expressions
        answers = sorted(answer(item) for item in found)
        rows.append([kind, json.dumps(text, ensure_ascii=False), json.dumps(answers),
                     json.dumps([rendered(answer) for answer in answers])])
    return "".join("\t".join(row) + "\n" for row in rows)


NAMES = ["a.c", "b.c", "x.h", "img", "src", "deep", "o k.c", "*.c", "a*b", "data", "README"]


def content(generator):
    """A file's text, never empty, with or without tags."""
    parts = [generator.choice(["int a;\n", "text\n", "x = 1\n"])]
    for _ in range(generator.choice([0, 0, 0, 1, 1, 1, 2])):
        parts.append(f"// {TAG} {expression(generator, 1)}\n")
    shape = generator.random()
    if shape < 0.1:
        parts.append(f"// REUSE-IgnoreStart\n// {TAG} {expression(generator, 0)}\n// REUSE-IgnoreEnd\nx\n")
    elif shape < 0.15:
        parts.append(f"// REUSE-IgnoreEnd\n// {TAG} MIT\n// REUSE-IgnoreStart\n// {TAG} Zlib\n")
    elif shape < 0.25:
        parts.append(f"// SPDX-SnippetBegin\n// {TAG} {expression(generator, 0)}\n// SPDX-SnippetEnd\n")
    elif shape < 0.3:
        parts.append(f"// {TAG} MIT, Zlib\n")
    generator.shuffle(parts)
    return "".join(parts)


def paths(generator):
    found = set()
    for _ in range(generator.randint(3, 7)):
        folders = [generator.choice(["src", "img", "deep", "a*b", "o k"]) for _ in range(generator.choice([0, 1, 1, 2]))]
        found.add("/".join(folders + [generator.choice(["a.c", "b.c", "x.h", "*.c", "README", "COPYING", "s.spdx", "o k.c"])]))
    return sorted(found)


def glob(generator, some):
    parts = generator.choice(some).split("/")
    shape = generator.random()
    if shape < 0.15:
        return generator.choice(["**", "*", "*.c", "**/*.c", "*/*", "**/README", "src/**", "src/*", "a\\*b/*", "\\*.c", "***"])
    parts = [generator.choice([part, part, part.replace("*", "\\*"), "*", "**", part[:1] + "*"]) for part in parts]
    return "/".join(parts[generator.choice([0, 0, 0, 1]) if len(parts) > 1 else 0:])


def quoted(generator, text):
    if "\\" in text and generator.random() < 0.5:
        return f"'{text}'"
    return generator.choice(["{}", "{}", "\"\"{}\"\""]).format(json.dumps(text))


def toml(generator, some):
    text = generator.choice(["version = 1\n", "# annotations\nversion = 1  # the one\n\n"])
    for _ in range(generator.randint(0, 3)):
        text += generator.choice(["[[annotations]]\n", "\n[[ annotations ]] # next\n"])
        globs = [quoted(generator, glob(generator, some)) for _ in range(generator.choice([1, 1, 2]))]
        lines = ["path = " + (globs[0] if len(globs) == 1 else "[\n  " + ",\n  ".join(globs) + ", # end\n]")]
        if generator.random() < 0.7:
            lines.append(f'precedence = "{generator.choice(["aggregate", "closest", "override"])}"')
        lines.append('SPDX-FileCopyrightText = "2024 Somebody"')
        if generator.random() < 0.85:
            values = [json.dumps(expression(generator, 1)) for _ in range(generator.choice([1, 1, 2]))]
            if generator.random() < 0.1:
                values = ['"MIT/X11, or so"']
            key = generator.choice(["SPDX-License-Identifier", '"SPDX-License-Identifier"'])
            lines.append(f"{key} = " + (values[0] if len(values) == 1 else "[" + ", ".join(values) + "]"))
        if generator.random() < 0.3:
            lines.append(generator.choice(["note = 1.5", "a.b = { c = [true, 1979-05-27] }", "'x y' = '''\nlines\n'''"]))
        generator.shuffle(lines)
        text += "\n".join(lines) + "\n"
    return text


def dep5(generator, some):
    text = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: x\n"
    for _ in range(generator.randint(1, 3)):
        globs = [generator.choice(["*", "src/*", "*.c", "a\\*b/*", "?.c", generator.choice(some).replace("*", "\\*").replace(" ", "?")])
                 for _ in range(generator.choice([1, 2]))]
        text += "\n# a remark\n" * generator.choice([0, 1]) + "\n"
        text += f"Files: {generator.choice([' ', chr(10) + ' ']).join(globs)}\nCopyright: 2024 Somebody\n"
        text += f"License: {expression(generator, 1)}\n" + generator.choice(["", " The text.\n .\n Goes on.\n"])
    return text + generator.choice(["", "\nLicense: MIT\n As it is.\n"])


def tree(generator):
    some = paths(generator)
    files = {path: content(generator) for path in some}
    for path in some:
        if generator.random() < 0.15:
            files[path + ".license"] = content(generator)
    shape = generator.random()
    if shape < 0.15:
        files[".reuse/dep5"] = dep5(generator, some)
    elif shape < 0.95:
        folders = sorted({path.rsplit("/", count)[0] for path in some for count in (1, 2) if path.count("/") >= count})
        for folder in [""] + generator.sample(folders, min(len(folders), generator.choice([0, 1, 1, 2]))):
            inside = [path[len(folder) + 1 if folder else 0:] for path in some if path.startswith(folder)]
            files[(folder + "/" if folder else "") + "REUSE.toml"] = toml(generator, inside or some)
    return files


def answers(files):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="")
        project = Project.from_directory(root)
        result = {}
        for path in sorted(project.all_files()):
            found = {expression for info in project.reuse_info_of(path) for expression in info.spdx_expressions}
            result[path.relative_to(root).as_posix()] = sorted({answer(item) for item in found})
        return result


def trees():
    generator = random.Random(59)
    rows = []
    while len(rows) < 150:
        files = tree(generator)
        rows.append({"files": files, "expected": answers(files)})
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lines.tsv").write_text(lines(), encoding="utf-8", newline="")
    (folder / "trees.jsonl").write_text(trees(), encoding="utf-8", newline="")


main()
