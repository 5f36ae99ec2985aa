"""What both peers' runners share: jobs come in as lines of JSON, times go out as lines of JSON."""
import json
import random
import sys
import time

import shape


def memory():
    """Resident bytes of this process at their highest and now, and those of its own now."""
    fields = {}
    with open("/proc/self/status") as status:
        for line in status:
            name, _, value = line.partition(":")
            if name in ("VmHWM", "VmRSS", "RssAnon"):
                fields[name] = int(value.split()[0]) * 1024
    return {"peak": fields["VmHWM"], "resident": fields["VmRSS"], "anonymous": fields["RssAnon"]}


def serve(translate, load_seconds, version):
    """Says that the model is ready, then answers jobs until standard input ends.

    translate(sources, beams, steps) translates lists of piece ids into `steps` tokens each, and returns how
    many it really took.
    """
    answer = {"load_seconds": load_seconds, "version": version, "memory": memory()}
    generator = random.Random(1)
    while True:
        print(json.dumps(answer), flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        job = json.loads(line)
        sources = [[generator.randint(shape.FIRST_PIECE, shape.LAST_PIECE) for _ in range(job["source"])]
                   for _ in range(job["batch"])]
        began = time.perf_counter()
        steps = translate(sources, job["beams"], job["steps"])
        answer = {"seconds": time.perf_counter() - began, "steps": steps, "memory": memory()}
