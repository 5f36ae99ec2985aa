"""Servers on this machine: LibreTranslate with translators that stand in for its own, and Stele; and the environments
of Python that they and their clients need, made once below .build/server."""
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build/server"
STAND_INS = Path(__file__).resolve().parent / "stand-ins"
# A server that has not answered by then does not start.
PATIENCE = 60


class Unavailable(Exception):
    """What a check needs cannot be had here."""


def run(*command, **options):
    """Runs a command whose failure means that something cannot be had."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise Unavailable((result.stderr.strip().splitlines() or [f"{command[0]} failed"])[-1])
    return result.stdout


def environment(name, requirements, options=()):
    """The Python of an environment that has the packages of a file of requirements, made where it is not there yet."""
    folder = FOLDER / f"{name}-venv"
    mark, wanted = folder / "made", requirements.read_text()
    if not mark.exists() or mark.read_text() != wanted:
        print(f"Making an environment of {requirements.name}", file=sys.stderr, flush=True)
        run(sys.executable, "-m", "venv", "--clear", folder)
        run(folder / "bin/python", "-m", "pip", "install", "--quiet", *options, "-r", requirements)
        mark.write_text(wanted)
    return folder / "bin/python"


def libretranslate_python():
    return environment("libretranslate", Path(__file__).with_name("requirements-libretranslate.txt"), ["--no-deps"])


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def serving(command, port, folder, environment=None):
    """Runs a server until the block ends, and waits first until it takes connections. Yields its process."""
    log = open(folder / "log", "ab")
    process = subprocess.Popen([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=log,
                               stderr=log, env=os.environ | (environment or {}))
    try:
        end = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None or time.monotonic() > end:
                raise Unavailable(f"{Path(command[0]).name} does not start: {(folder / 'log').read_text()[-2000:]}")
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


@contextlib.contextmanager
def libretranslate(options=(), keys=False, environment=None):
    """LibreTranslate; yields its port and its process."""
    python, port = libretranslate_python(), free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = {"PYTHONPATH": f"{STAND_INS}:{ROOT / 'Tools/peers'}", "PYTHONWARNINGS": "ignore", "HOME": name}
        settings |= environment or {}
        if keys:
            database = folder / "keys.db"
            code = ("import sys; from libretranslate.api_keys import Database; "
                    "Database(sys.argv[1]).add(120, 'right', 0)")
            run(python, "-c", code, database, env=os.environ | settings)
            options = [*options, "--api-keys-db-path", str(database)]
        command = [python, "-c", "from libretranslate.main import main; main()",
                   "--host", "127.0.0.1", "--port", port, *options]
        with serving(command, port, folder, settings) as process:
            yield port, process


@contextlib.contextmanager
def stele(program, model, options=(), keys=False, environment=None, wrapper=()):
    """`stele serve`, by a command that runs another if there is a wrapper; yields its port and its process."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if keys:
            (folder / "keys.txt").write_text("right 120\n")
            options = [folder / "keys.txt" if option == "KEYS" else option for option in
                       sum(([option, "KEYS"] if option == "--api-keys" else [option] for option in options), [])]
        command = [*wrapper, Path(program).resolve(), "serve", "-m", Path(model).resolve(), "--host", "127.0.0.1", "--port", port,
                   *options]
        with serving(command, port, folder, environment) as process:
            yield port, process


def copying_model(program):
    """A model file that gives every source back, so that what an answer is made of can be told."""
    checkpoint, model = FOLDER / "copying", FOLDER / "copying.stele"
    if not model.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        run(ROOT / "Tools/checks/make-copy-model", "-o", checkpoint)
        run(program, "convert", checkpoint, "-o", model)
    return model


def memory(process):
    """What a process holds, in bytes: all, what is its own, and pages of mapped files."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return {name: int(fields[field].split()[0]) * 1024 for name, field in
            (("resident", "VmRSS"), ("anonymous", "RssAnon"), ("mapped", "RssFile"))}
