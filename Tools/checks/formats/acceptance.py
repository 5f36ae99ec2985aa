"""Whether programs that people use take a translated document as they took its source.

Each judge gets a source and what was made of it, and gives a verdict: "" where nothing is wrong, what is wrong, or
None where it has no say, since it refuses the source as well. A judge whose program is missing raises `Missing`.
"""
import collections
import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from formats.identity import decoded

SECONDS = 300


class Missing(Exception):
    """A program is not installed, or a file is not there."""


def run(*arguments, **options):
    if not shutil.which(arguments[0]):
        raise Missing(f"no {arguments[0]}")
    return subprocess.run(
        arguments, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=SECONDS,
        **options)


def last_line(text):
    return (text.strip().splitlines() or ["it says nothing"])[-1][:200]


# MARK: - What is in them

def shape(value):
    """Keys in their order, and all that is no text."""
    if isinstance(value, Keys):
        return repr([*value])
    if isinstance(value, dict):
        return {str(key): shape(child) for key, child in value.items()}
    if isinstance(value, list):
        return [shape(child) for child in value]
    return "text" if isinstance(value, str) else repr(value)


class Keys(list):
    """Keys, which are compared as they are."""


def same_shape(read, source, made):
    """Whether both are read, with the same keys in the same order."""
    try:
        old = read(source)
    except Exception:  # Whatever a reader throws.
        return None
    try:
        new = read(made)
    except Exception as error:  # The same.
        return f"is not read any more: {str(error)[:200]}"
    if json.dumps(shape(old), ensure_ascii=False) != json.dumps(shape(new), ensure_ascii=False):
        return "has other keys, or another order"
    return ""


def read_yaml(content):
    try:
        import yaml
    except ImportError as error:
        raise Missing("no Python package yaml (Debian's python3-yaml)") from error
    value = yaml.safe_load(content)
    # Files of Rails have their language for an outermost key.
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), dict):
        return [*value.values()]
    return value


def read_toml(content):
    try:
        import tomllib
    except ImportError as error:
        raise Missing("no tomllib (Python 3.11)") from error
    return tomllib.loads(content.decode())


def read_android(content):
    """The resources and their items; marks in a text may move."""
    return Keys([child.tag, child.items(), [[item.tag, item.items()] for item in child.findall("item")]]
                for child in ElementTree.fromstring(content))


def gettext_keys(option, content, file):
    """The keys that GNU gettext reads, which gets a question mark for what is not ASCII, escapes included."""
    text = re.sub(r"\\u(?!00[0-7])[0-9A-Fa-f]{4}", "?", decoded(content))
    file.write_bytes(text.encode("ascii", "replace"))
    result = run("msgcat", option, "--no-wrap", "--force-po", "--to-code=UTF-8", "-o", "-", file)
    if result.returncode != 0:
        raise ValueError(last_line(result.stderr))
    return Keys(re.findall(r'(?m)^msgid (".*(?:\n".*")*)', result.stdout))


def by_gettext(option):
    def judge(source, made, work):
        return same_shape(lambda content: gettext_keys(option, content, work / "catalogue"), source, made)
    return judge


# MARK: - Programs

def by_linguist(source, made, work):
    """Qt's lrelease makes a catalogue of it."""
    for number, content in enumerate((source, made)):
        file = work / f"{number}.ts"
        file.write_bytes(content)
        result = run("lconvert", "-i", file, "-o", work / f"{number}.qm")
        if result.returncode != 0:
            return last_line(result.stderr + result.stdout) if number else None
    return ""


def by_schema(schemas):
    """xmllint takes it, by the schema that `schemas` names for its text."""
    def judge(source, made, work):
        schema = schemas(decoded(source))
        for number, content in enumerate((source, made)):
            file = work / f"{number}.xml"
            file.write_bytes(content)
            result = run("xmllint", "--nonet", "--noout", *(["--schema", schema] if schema else []), file)
            if result.returncode != 0 and number == 0:
                return None
            if result.returncode != 0:
                return (result.stderr.splitlines() or ["refused"])[0].replace(str(work), "")[:300]
        return ""
    return judge


def epub_messages(file, work):
    report = work / "epubcheck.json"
    report.unlink(missing_ok=True)
    program = Path("/usr/share/java/epubcheck.jar")
    if not program.exists():
        raise Missing("no epubcheck")
    result = run("java", "-jar", program, file, "--json", report)
    if not report.exists():
        raise Missing(f"epubcheck: {last_line(result.stderr)}")
    messages = json.loads(report.read_text())["messages"]
    return collections.Counter(
        message["ID"] for message in messages
        for _ in message.get("locations") or [0] if message["severity"] in ("ERROR", "FATAL"))


def by_epubcheck(source, made, work):
    """epubcheck finds no more errors of any kind than before."""
    counts = []
    for number, content in enumerate((source, made)):
        file = work / f"{number}.epub"
        file.write_bytes(content)
        counts.append(epub_messages(file, work))
    more = counts[1] - counts[0]
    return ", ".join(f"{count} more of {name}" for name, count in more.items())


def by_zip_and_xml(source, made, work):
    """Every part can be read, and is XML where it was."""
    old, new = (zipfile.ZipFile(io.BytesIO(content)) for content in (source, made))
    if bad := new.testzip():
        return f"{bad} is damaged"
    for name in new.namelist():
        if not re.search(r"\.(xml|rels|xhtml|opf|ncx|html)$", name) or not well_formed(old.read(name)):
            continue
        if not well_formed(new.read(name)):
            return f"{name} is no XML any more"
    return ""


def well_formed(content):
    try:
        ElementTree.fromstring(content)
        return True
    except ElementTree.ParseError:
        return False


def to_pdf(files, work):
    """Those of `files`, of any names that differ, of which LibreOffice makes a PDF with something in it."""
    output = work / "pdf"
    for start in range(0, len(files), 20):
        try:
            run("soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf",
                "--outdir", output, *files[start:start + 20])
        except subprocess.TimeoutExpired:
            continue
    return {file for file in files if (pdf := output / f"{file.stem}.pdf").exists() and pdf.stat().st_size > 0}


def judges(schemas):
    """What judges which format: name and judge. `schemas` are the places of XML schemas, by name."""
    def xliff_schema(text):
        version = re.search(r'<(?:\w+:)?xliff\s[^>]*?version="([\d.]+)"', text)
        name = "xliff-core-1.2-strict.xsd" if not version or version[1].startswith("1") else "xliff-core-2.0.xsd"
        if name not in schemas:
            raise Missing(f"no {name}")
        return schemas[name]

    def tmx_schema(_):
        if "tmx14.xsd" not in schemas:
            raise Missing("no tmx14.xsd")
        return schemas["tmx14.xsd"]

    def keys(read):
        return lambda source, made, work: same_shape(read, source, made)

    package = [("zip and XML", by_zip_and_xml)]
    return {
        "docx": package, "pptx": package, "odt": package, "odp": package,
        "epub": [*package, ("epubcheck", by_epubcheck)],
        "xliff": [("xmllint", by_schema(lambda _: None)), ("xmllint with the schema", by_schema(xliff_schema))],
        "tmx": [("xmllint", by_schema(lambda _: None)), ("xmllint with the schema", by_schema(tmx_schema))],
        "ts": [("xmllint", by_schema(lambda _: None)), ("lconvert", by_linguist)],
        "android": [("names of resources", keys(read_android))],
        "strings": [("msgcat", by_gettext("--stringtable-input"))],
        "properties": [("msgcat", by_gettext("--properties-input"))],
        "yaml": [("PyYAML", keys(read_yaml))],
        "toml": [("tomllib", keys(read_toml))],
        "arb": [("json", keys(lambda content: json.loads(decoded(content))))],
        "xcstrings": [("json", keys(lambda content: json.loads(decoded(content))))],
    }
