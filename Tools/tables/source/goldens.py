"""Writes what Linguist's own expressions and tables say of paths and names, for the tests to compare with.

Use Tools/tables/make-source-tables, which brings Linguist.
"""
import random
import re

import linguist
import patterns

PLAIN = ["src", "lib", "a", "test", "core", "app", "x.y", "main", "\u00fcber", "pkg", "Sources"]
PARTS = ["src", "lib", "a", "docs", "test", "tests", "Test", "fixtures", "cache", "dist", "deps", "vendor", "vendors", "VVendor",
         "node_modules", "third_party", "3rdparty", "Third-Party", "extern", "externals", "bower_components", "Godeps",
         "_workspace", "testdata", ".yarn", "releases", "select2", "font-awesome", "bourbon", "debian", "tiny_mce", "langs",
         "CodeMirror", "codemirror", "5.2", "mode", "extjs", "packages", "x.1", "inst", "extdata", "flow-typed", "doc", "_build",
         "static", "env", "Carthage", "x.xctemplate", "MathJax", "gradle", "wrapper", ".github", "vignettes", "\u00fcber", "Specs"]
NAMES = ["main.c", "configure", "config.sub", "aclocal.m4", "aclocal.m4x", "jquery.js", "jquery-1.10.2.js", "jquery-1.10.js",
         "jquery-ui-1.8.min.css", "jquery.ui.core.js", "jquery.validate.unobtrusive.js", "bootstrap.css", "bootstrap.min.css",
         "bootstrap-theme.less", "bootstrapcss", "xbootstrap.css", "custom.bootstrap.js", "a.min.js", "a-min.css", "admin.js",
         "import.css", "reimport.scss", "x.d.ts", "d.ts", "prototype.js", "prototype-1.7.js", "react.js", "react-dom.js",
         "reactive.js", "d3.js", "d3.v3.min.js", "knockout-3.4.2.js", "knockout-3.4.2.debug.js", "mootools1.2.3core.js",
         "mootools-core-1.2.3.js", "angular.js", "cordova-2.9.1.js", "foundation.css", "foundation.a.b.js", "normalize.css",
         "run.n", "rebar", "Vagrantfile", "gradlew", "gradlew.bat", "x-vsdoc.js", ".DS_Store", ".ds_store", ".gitignore",
         "MicrosoftMvcAjax.debug.js", "microsoftajax.js", "fontello-x.css", "Chart.js", "slick.min.js", "slick.xjs",
         "modernizr-2.8.3.js", "Leaflet.Coordinates-0.1.2.src.js", "proguard-rules.pro", "Jenkinsfile", "yui-min.js",
         "animate.css", "materialize.js", "bulma.sass", "erlang.mk", "_esy", "activator", "octicons.css", "dojo.js", "waf",
         "\u00e9t\u00e9.js", "html5shiv.js", "tiny_mce_popup.js", "ckeditor.js", "cpplint.py", "dotnet-install.sh"]


def random_path(generator):
    parts = [generator.choice(PARTS if generator.random() < 0.2 else PLAIN) for _ in range(generator.randint(0, 4))]
    name = generator.choice(NAMES)
    if generator.random() < 0.2:
        at = generator.randrange(len(name) + 1)
        name = name[:at] + generator.choice(["", "x", ".", "-", "9", " "]) + name[at + generator.randrange(2):]
    return "/".join([*parts, name])


def example(pattern, generator):
    """A path that `pattern` matches, or nearly."""
    text = ""
    for item in re.findall(r"(\[\^?[^\]]*\]|[^\[\]$])([?*+]?)", pattern[1:].removesuffix("$")):
        members = item[0] if len(item[0]) == 1 else [c for c in "aZ09-_./x [" if re.fullmatch(item[0].replace("[^]", "."), c)]
        least, most = {"": (1, 1), "?": (0, 1), "*": (0, 3), "+": (1, 3)}[item[1]]
        text += "".join(generator.choice(members or item[0][1]) for _ in range(generator.randint(least, most)))
    before = {"^": ["", "", "a/"], "/": ["", "a/", "a/b/", "x"], "*": ["", "a/", "x"]}[pattern[0]]
    return generator.choice(before) + text + generator.choice(["", "", "x", "/x"])


def write_vendored():
    expressions = [re.compile(expression, re.ASCII) for expression in linguist.vendor_expressions()]
    generator = random.Random(29)
    lines = []
    paths = [random_path(generator) for _ in range(1500)]
    paths += [example(pattern, generator) for pattern in patterns.joined(linguist.vendor_expressions()) for _ in range(6)]
    for path in dict.fromkeys(paths):
        vendored = any(expression.search(path) for expression in expressions)
        lines.append(f"{path}\t{int(vendored)}")
    hit = sum(any(expression.search(path) for path in paths) for expression in expressions)
    (linguist.GOLDEN / "vendored.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"vendored: {len(lines)} paths, {sum(line.endswith('1') for line in lines)} vendored, "
          f"{hit} of {len(expressions)} expressions occur")


def write_names():
    """Every file name, interpreter and extension, with the languages that have it."""
    users = {}
    for name, language in linguist.load("languages.yml").items():
        for file_name in language.get("filenames", []):
            users.setdefault(("name", file_name), set()).add(name)
        for interpreter in language.get("interpreters", []):
            users.setdefault(("interpreter", interpreter), set()).add(name)
        for extension in language.get("extensions", []):
            users.setdefault(("extension", extension.lower()), set()).add(name)
    generator = random.Random(31)
    kept = [key for key in sorted(users) if len(users[key]) > 1 or generator.random() < 0.25]
    defaults = linguist.defaults()
    lines = ["\t".join([*key, "/".join(sorted(users[key])), defaults.get(key[1], "")]) for key in kept]
    (linguist.GOLDEN / "languages.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"names: {len(lines)} of {len(users)}")


if __name__ == "__main__":
    write_vendored()
    write_names()
    (linguist.GOLDEN / "README.md").write_text(f"""\
Made by Tools/tables/make-source-tables from Linguist {linguist.VERSION}; seeds 29 and 31.

- `vendored.tsv`: paths made up of folders and names that matter, and whether one of Linguist's expressions matches, by
  Python's `re`.
- `languages.tsv`: file names, interpreters and extensions, the languages that have them, and the default among them.
""")
