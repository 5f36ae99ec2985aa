"""Writes the tables of languages and of vendored paths as Swift source.

Use Tools/tables/make-source-tables, which brings Linguist.
"""
import linguist
import patterns

TYPES = {"programming": "p", "data": "d", "markup": "m", "prose": "t"}
SOURCE = f"Linguist {linguist.VERSION}"


def swift_file(name, summary, text):
    assert '"""' not in text and "\\#" not in text
    (linguist.GENERATED / f"{name}.swift").write_text(f'''\
// Made by Tools/tables/make-source-tables; do not edit. See NOTICE.md for sources and terms.
// swift-format-ignore-file

/// {summary}
enum {name} {{
  /// What the rows come from.
  static let source = "{SOURCE}"
  /// The rows, a line each.
  static let text = #"""
{text}
"""#
}}
''')


def language_row(name, language):
    fields = [name, TYPES[language["type"]], *(" ".join(language.get(key, [])) if key != "filenames" else
              "/".join(language.get(key, [])) for key in ("extensions", "filenames", "interpreters"))]
    assert not any("\t" in field or "\n" in field for field in fields)
    return "\t".join(fields)


def main():
    rows = [language_row(name, language) for name, language in sorted(linguist.load("languages.yml").items())]
    swift_file("LanguageTableText",
               "Languages: name, type, extensions, file names with slashes between, interpreters.", "\n".join(rows))
    defaults = [f"{extension}\t{name}" for extension, name in sorted(linguist.defaults().items())]
    swift_file("LanguageDefaultText",
               "The language of an extension that several have, where nothing in the file decides.",
               "\n".join(defaults))
    swift_file("VendoredPathText", "Patterns of paths that hold what others wrote.",
               "\n".join(patterns.joined(linguist.vendor_expressions())))
    (linguist.GENERATED / "NOTICE.md").write_text(f"""\
# Where these tables come from

`Tools/tables/make-source-tables` makes every file in this folder from {SOURCE} (Debian's package ruby-github-linguist),
© 2011-2014 GitHub, Inc., in a shorter form, under these terms:

> Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
> documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
> rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
> permit persons to whom the Software is furnished to do so, subject to the following conditions:
>
> The above copyright notice and this permission notice shall be included in all copies or substantial portions of
> the Software.
>
> THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
> WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
> COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
> OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
""")


if __name__ == "__main__":
    main()
