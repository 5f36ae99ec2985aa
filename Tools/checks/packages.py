"""Other people's packages, fetched with pip and apt-get for checks that read what is in them.

A package is named `name==version` of PyPI, `deb:name` of Debian, or `src:name` of Debian's sources, the last two in
the version that apt-get offers.
"""
import lzma
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path


class Unavailable(Exception):
    """A package cannot be fetched here."""


def call(arguments, **options):
    result = subprocess.run(arguments, capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise Unavailable((result.stderr.strip().splitlines() or ["no reason given"])[-1])
    return result.stdout


def apt_options(cache):
    """What lets apt-get read sources without a change to the machine's own lists."""
    folder = cache / "apt"
    for name in ("parts", "lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    options = [
        "-o", "Dir::Etc::SourceList=/dev/null", "-o", f"Dir::Etc::SourceParts={folder}/parts",
        "-o", f"Dir::State::Lists={folder}/lists", "-o", f"Dir::Cache={folder}/cache",
        "-o", "APT::Sandbox::User=",
    ]
    if (folder / "updated").exists():
        return options
    for source in Path("/etc/apt/sources.list.d").glob("*.sources"):
        text = re.sub(r"(?m)^Types:.*$", "Types: deb deb-src", source.read_text())
        (folder / "parts" / source.name).write_text(text)
    lines = Path("/etc/apt/sources.list")
    if lines.exists():
        text = "".join(
            line + re.sub(r"^deb ", "deb-src ", line)
            for line in lines.read_text().splitlines(keepends=True) if line.startswith("deb "))
        (folder / "parts" / "machine.list").write_text(text)
    call(["apt-get", *options, "-q", "update"])
    (folder / "updated").touch()
    return options


def unpack(archive, folder):
    if archive.suffix == ".deb":
        call(["dpkg-deb", "-x", archive, folder])
    else:
        shutil.unpack_archive(archive, folder)


def download(package, cache, folder, whole=True):
    """Fetches the archives of `package` into `folder`; of Debian's sources, if not `whole`, only the authors' own."""
    if package.startswith("deb:"):
        call(["apt-get", *apt_options(cache), "-q", "download", package[4:]], cwd=folder)
    elif package.startswith("src:"):
        part = "--download-only" if whole else "--tar-only"
        call(["apt-get", *apt_options(cache), "-q", "--download-only", part, "source", package[4:]], cwd=folder)
    else:
        # What its build needs may come built.
        call([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
              "--no-binary", package.split("==")[0], package], cwd=folder)
    return [archive for archive in sorted(folder.iterdir())
            if archive.suffix in (".deb", ".zip") or ".tar." in archive.name and archive.suffix != ".asc"]


def fetch(package, cache):
    """The folder that holds what is in `package`, fetched once."""
    folder = cache / "packages" / re.sub(r"[^\w.=-]", "_", package)
    if folder.exists():
        return folder
    with tempfile.TemporaryDirectory() as work:
        archives = download(package, cache, Path(work))
        unpacked = Path(work) / "unpacked"
        unpacked.mkdir()
        for archive in archives:
            try:
                unpack(archive, unpacked)
            except shutil.ReadError as error:
                raise Unavailable(str(error)) from error
            (unpacked / "ARCHIVE").write_text(archive.name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(unpacked, folder)
    return folder


def members(archive):
    """The files in `archive`, one after the other: their paths below the package's top folder, and how to read them."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as file:
            for name in file.namelist():
                yield name.partition("/")[2], lambda name=name: file.read(name)
        return
    if archive.suffix == ".deb":
        files = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
        stream = {"fileobj": files.stdout, "mode": "r|"}
    else:
        stream = {"name": archive, "mode": "r|*"}
    try:
        with tarfile.open(**stream) as file:
            for member in file:
                if member.isfile():
                    # The names in a package of Debian begin with "./".
                    yield member.name.partition("/")[2], lambda member=member: file.extractfile(member).read()
    except (tarfile.TarError, EOFError, lzma.LZMAError) as error:
        raise Unavailable(f"{archive.name}: {error}") from error


def take(package, paths, cache):
    """The bytes of those of the files `paths` of `package` that it has, by path."""
    found = {}
    with tempfile.TemporaryDirectory() as work:
        for archive in download(package, cache, Path(work), whole=False):
            for path, read in members(archive):
                if path in paths:
                    found[path] = read()
    return found


def described(package, folder):
    """The version and the licence of what was fetched, as its own files say."""
    if package.startswith(("deb:", "src:")):
        name = package[4:]
        version = (folder / "ARCHIVE").read_text().split("_")[1].replace("%3a", ":")
        found = [folder / f"usr/share/doc/{name}/copyright", folder / "debian/copyright"]
        text = "".join(path.read_text(errors="replace") for path in found if path.is_file())
        licences = re.findall(r"(?m)^License: *(\S.*)$", text)
        licences += re.findall(r"/usr/share/common-licenses/([\w.-]*\w)", text)
        licences += re.findall(r"GNU General\s+Public License", text)
        return re.sub(r"\.(debian|orig)\..*", "", version), licences[0] if licences else "see its copyright file"
    name, version = package.split("==")
    information = next(folder.glob("*/PKG-INFO")).read_text(errors="replace")
    for pattern in (
        r"(?m)^License-Expression: (.+)$", r"(?m)^Classifier: License :: (?:OSI Approved :: )?(.+)$",
        r"(?m)^License: (.+)$",
    ):
        if match := re.search(pattern, information):
            return version, match[1]
    return version, "see its metadata"
