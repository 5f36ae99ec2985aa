"""Everything that continuous integration checks, on a new machine or an old one.

  Tools/test                    all of it
  Tools/test --long [PART ...]  the parts that take long or need other people's files, those named or all; all of
                                them after everything else

Long parts:
{parts}

Steps that use one core run beside those that use all, their output kept apart and shown whole. The first step that
fails ends everything. What cannot be checked on a machine says SKIPPED and why; the end says so again, and counts as
passed only what was checked whole.
"""
import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Warnings in our own code are errors here, but not for users with a newer compiler.
STRICT = {"STELE_STRICT": "1"}


@dataclass
class Step:
    name: str
    # One after the other.
    commands: list
    environment: dict = field(default_factory=dict)
    # Names of the steps whose results it needs.
    needs: tuple = ()
    # A program without which it is skipped.
    wants: str = ""
    # What is said instead of an error where a command fails.
    optional: str = ""
    skipped: list = field(default_factory=list)
    seconds: float = 0
    done: threading.Event = field(default_factory=threading.Event)


BUILD, RELEASE = "Build, with every import declared", "Release build, and the quickstart"

# Everything that keeps all cores busy, and before it what can fail at once.
FRONT = [
    Step("Format", ["swift format lint --strict --recursive --parallel Package.swift Sources Tests Tools"]),
    Step("Paths and links of texts, and the list of tools", ["Tools/checks/check-paths"]),
    Step("Names in the guides for developers", ["Tools/checks/check-walks"]),
    Step("Order of the house", ["Tools/checks/check-house --self-test", "Tools/checks/check-house"]),
    Step(BUILD, ["swift build --build-tests --explicit-target-dependency-import-check=error"], STRICT),
    # Allocations are counted in an optimized build, below.
    # Tests run side by side, so threads that wait for work must not keep a core busy.
    Step("Unit, golden and corpus tests", ["swift test --skip-build --skip AllocationTests"],
         STRICT | {"OMP_WAIT_POLICY": "passive"}),
    Step(RELEASE, ["Tools/quickstart"]),
    Step("Memory that decoder steps take", ["Tools/checks/step-allocations --skip-build"]),
]
# What leaves a core free: two lines of steps, each in the order in which they can begin.
BESIDE = [
    [
        Step("Kernels of every instruction set, under sanitizers and emulators", ["Tools/checks/kernel-check"]),
        Step("Instructions that the kernels take", ["Tools/checks/kernel-instructions"], wants="valgrind"),
    ],
    [
        Step("A random checkpoint for the check of memory", ["Tools/checks/memory-check --prepare"]),
        Step("Pages of the manual", ["Tools/packaging/make-manual .build/manual --stele .build/debug/stele --check"],
             needs=(BUILD,)),
        Step("Documents of checks, by the formats' own schemas", ["Tools/checks/check-reports"], needs=(BUILD,)),
        Step("Documentation, and the picture of measurements",
             ["Tools/checks/check-documentation", "Tools/bench --picture --check"], needs=(BUILD,)),
        Step("Another package that depends on this one", ["Tools/checks/check-consumer"], needs=(BUILD,)),
        Step("Commands of the README and the guides", ["Tools/checks/check-readme"], needs=(RELEASE,)),
        Step("Rows of parquet tables", ["Tools/checks/check-parquet-rows"], needs=(RELEASE,)),
    ],
]
# Alone: it fills the memory and reads the disk.
LAST = [Step("Memory", ["Tools/checks/memory-check"])]
FIRST = [
    Step("System packages", ["Tools/install-packages"]),
    Step("Packages for checks", ["Tools/install-packages --checks"],
         optional="not all packages for checks could be installed"),
]
# By name: what it is, and its steps.
LONG = {
    "consumer": (
        "packages that depend on this one, built whole, with OpenMP and without",
        [Step("Whole packages that depend on this one", ["Tools/checks/check-consumer --whole"])],
    ),
    "sentences": (
        "the sentence splitter, by Unicode's test and the golden rules",
        [
            Step("Unicode's tests", ["Tools/install-packages --long"],
                 optional="Unicode's tests could not be installed"),
            Step("Sentences, by Unicode's test and the golden rules", ["Tools/checks/check-segmentation"]),
        ],
    ),
    "documents": (
        "real documents, format by format, through a model that copies its source",
        [Step("Real documents, format by format", ["Tools/checks/check-documents"])],
    ),
    "server": (
        "the server beside LibreTranslate, by clients from PyPI, and treated badly",
        [
            Step("Answers of the server beside LibreTranslate's", ["Tools/server/check-server-answers"]),
            Step("Clients of the server", ["Tools/server/check-server-clients"]),
            Step("A server that is treated badly", ["Tools/server/check-server-strain"]),
        ],
    ),
    "load": (
        "the server and LibreTranslate under load, at full size",
        [Step("The server under load", ["Tools/server/check-server-load"])],
    ),
    "formats": (
        "real office documents, books and resource files through the same model, and programs that take the results",
        [
            Step("LibreOffice and others that judge documents", ["Tools/install-packages --formats"],
                 optional="not all programs that judge documents could be installed"),
            Step("Office documents, books, exchange files and resources", ["Tools/checks/check-formats"]),
        ],
    ),
}


class Failed(Exception):
    pass


class Runner:
    def __init__(self):
        self.began = time.monotonic()
        self.running = set()
        self.lock = threading.Lock()
        self.stopping = False
        self.finished = []

    def elapsed(self):
        return f"{time.monotonic() - self.began:.0f} s"

    def command(self, step, command, say):
        """Runs one command and passes on what it prints; its status."""
        with self.lock:
            if self.stopping:
                raise Failed(step.name)
            try:
                process = subprocess.Popen(
                    command.split(), cwd=ROOT, env={**os.environ, **step.environment}, stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                    start_new_session=True)
            except OSError as error:
                say(f"{error}\n")
                return 127
            self.running.add(process)
        for line in process.stdout:
            if match := re.search(r"\bSKIPPED: (.*)", line):
                step.skipped.append(match[1])
            say(line)
        status = process.wait()
        with self.lock:
            self.running.discard(process)
        return status

    def run(self, step, say):
        began = time.monotonic()
        if step.wants and not shutil.which(step.wants):
            step.skipped.append(f"no {step.wants}")
            say(f"SKIPPED: no {step.wants}\n")
        else:
            for command in step.commands:
                status = self.command(step, command, say)
                if status != 0 and step.optional and not self.stopping:
                    step.skipped.append(step.optional)
                    say(f"SKIPPED: {step.optional}\n")
                elif status != 0:
                    say(f"{command.split()[0]} ended with {status}\n")
                    raise Failed(step.name)
        step.seconds = time.monotonic() - began
        self.finished.append(step)
        step.done.set()

    def heading(self, step, remark=""):
        print(f"\n== {step.name} ({self.elapsed()}{remark})", flush=True)

    def stop(self):
        """Ends whatever runs."""
        with self.lock:
            self.stopping = True
            for process in self.running:
                try:
                    os.killpg(process.pid, signal.SIGTERM)
                except ProcessLookupError:
                    pass

    def in_turn(self, steps):
        for step in steps:
            self.heading(step)
            self.run(step, lambda line: print(line, end="", flush=True))

    def side_by_side(self, front, beside):
        """Runs `front` and each list of `beside` at once; of the latter the output is shown when a step is done."""
        failures, waiting = [], []

        def work(steps):
            for step in steps:
                lines = []
                try:
                    for need in step.needs:
                        event = next(other.done for other in front if other.name == need)
                        while not event.wait(timeout=1):
                            if self.stopping:
                                return
                    self.run(step, lines.append)
                except Failed:
                    if not self.stopping:
                        self.stop()
                        failures.append(step)
                        waiting.append((step, lines))
                    return
                waiting.append((step, lines))

        def show():
            while waiting:
                step, lines = waiting.pop(0)
                self.heading(step, f", beside others {step.seconds:.0f} s")
                print("".join(lines), end="", flush=True)

        threads = [threading.Thread(target=work, args=(steps,)) for steps in beside]
        for thread in threads:
            thread.start()
        try:
            for step in front:
                self.in_turn([step])
                show()
        except BaseException:
            self.stop()
            raise
        finally:
            for thread in threads:
                thread.join()
            show()
            if failures:
                raise Failed(failures[0].name) from None
            for step in (step for steps in beside for step in steps):
                if not step.done.is_set() and not self.stopping:
                    raise Failed(f"{step.name} was not done") from None

    def summary(self):
        print(f"\n== Times, {self.elapsed()} in all")
        for step in self.finished:
            print(f"{step.seconds:6.0f} s  {step.name}")
        partly = [step for step in self.finished if step.skipped]
        if partly:
            print("\n== Skipped, and so not checked")
            for step in partly:
                for reason in dict.fromkeys(step.skipped):
                    print(f"{step.name}: {reason}")
        whole = len(self.finished) - len(partly)
        print(f"\n== {whole} of {len(self.finished)} steps passed whole"
              + (f", {len(partly)} but for what was skipped" if partly else ""))


def main():
    parts = "\n".join(f"  {name:11} {description}" for name, (description, _) in LONG.items())
    parser = argparse.ArgumentParser(description=__doc__.format(parts=parts),
                                     formatter_class=argparse.RawDescriptionHelpFormatter, prog="Tools/test")
    parser.add_argument("--long", nargs="*", choices=list(LONG), metavar="PART", help=", ".join(LONG))
    options = parser.parse_args()
    runner = Runner()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        if not options.long:
            runner.in_turn(FIRST)
            runner.side_by_side(FRONT, BESIDE)
            runner.in_turn(LAST)
        if options.long is not None:
            for part in options.long or LONG:
                runner.in_turn(LONG[part][1])
    except Failed as failure:
        print(f"\n== FAILED: {failure} ({runner.elapsed()})", file=sys.stderr)
        sys.exit(1)
    except BaseException:
        runner.stop()
        raise
    runner.summary()


if __name__ == "__main__":
    main()
