"""Many clients at a time, each with one sentence after the other, and how long each waits."""
import http.client
import json
import random
import statistics
import threading
import time
from dataclasses import dataclass, field

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Sentences:
    """Sentences of twelve made-up words of two letters each, no two alike, so that no server has seen any before."""

    def __init__(self, seed):
        self.draw, self.lock, self.seen = random.Random(seed), threading.Lock(), set()

    def next(self):
        with self.lock:
            while True:
                text = " ".join("".join(self.draw.choices(LETTERS, k=2)) for _ in range(12))
                if text not in self.seen:
                    self.seen.add(text)
                    return text


@dataclass
class Outcome:
    """What clients saw."""
    seconds: float = 0
    latencies: list = field(default_factory=list)
    # How many answers there were by status; None for a connection that broke.
    statuses: dict = field(default_factory=dict)
    # Refusals that did not say when to come again.
    silent_refusals: int = 0

    @property
    def rate(self):
        """Sentences a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share):
        """Seconds within which that share of answers came."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")

    @property
    def median(self):
        return statistics.median(self.latencies) if self.latencies else float("nan")


class Client:
    """A client that keeps its connection."""

    def __init__(self, port, timeout):
        self.port, self.timeout, self.connection = port, timeout, None

    def ask(self, method, path, body=None):
        """The status and the time when to come again, if one is told."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = self.connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Retry-After")
        except (OSError, http.client.HTTPException):
            self.close()
            return None, None

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None


def translation(sentence):
    return json.dumps({"q": sentence, "source": "en", "target": "fr"})


def ask_and_note(client, sentence, outcome, lock):
    asked = time.monotonic()
    status, again = client.ask("POST", "/translate", translation(sentence))
    waited = time.monotonic() - asked
    with lock:
        outcome.statuses[status] = outcome.statuses.get(status, 0) + 1
        if status == 200:
            outcome.latencies.append(waited)
        elif status in (429, 503) and again is None:
            outcome.silent_refusals += 1


def run(port, clients, seconds, sentences, timeout=600):
    """Has so many clients ask for so long, each again as soon as it has its answer.

    Whoever has asked when the time is over waits for the answer, which counts.
    """
    outcome, lock = Outcome(), threading.Lock()
    began = time.monotonic()
    end = began + seconds

    def work():
        client = Client(port, timeout)
        while time.monotonic() < end:
            ask_and_note(client, sentences.next(), outcome, lock)
        client.close()

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.seconds = time.monotonic() - began
    return outcome


def run_at(port, rate, seconds, sentences, at_most=800, timeout=600):
    """Asks so many times a second for so long, whether or not there are answers, each time as a new client; where as many
    wait as `at_most`, it waits, too."""
    outcome, lock = Outcome(), threading.Lock()
    places = threading.Semaphore(at_most)
    began = time.monotonic()

    def work():
        client = Client(port, timeout)
        ask_and_note(client, sentences.next(), outcome, lock)
        client.close()
        places.release()

    count = 0
    while (now := time.monotonic() - began) < seconds:
        if count < now * rate:
            places.acquire()
            threading.Thread(target=work).start()
            count += 1
        else:
            time.sleep(0.005)
    for _ in range(at_most):
        places.acquire()
    outcome.seconds = time.monotonic() - began
    return outcome


def watch(port, paths, stop, pause=0.05):
    """Asks for `paths` in turn until `stop` is set; the seconds that each took."""
    client, seconds = Client(port, 60), []
    while not stop.is_set():
        for path in paths:
            asked = time.monotonic()
            status, _ = client.ask("GET", path)
            seconds.append(time.monotonic() - asked if status == 200 else float("inf"))
        time.sleep(pause)
    client.close()
    return seconds
