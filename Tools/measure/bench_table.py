"""What Tools/bench measured, as tables for people, in Markdown: times beside the peers', and goals beside both."""

# How many times as long as Stele the better peer takes, at least, by work and by Stele's model.
GOALS = [
    ("batch 1, greedy", "stele", 1.7),
    ("batch 1, greedy", "stele-int4", 2.5),
    ("batch 1, 4 beams", "stele", 1.15),
    ("batch 1, 4 beams", "stele-int4-embedding", 2.0),
    ("batch 8, greedy", "stele", 2.0),
    ("batch 8, greedy", "stele-int4", 2.0),
    ("batch 32, greedy", "stele", 2.0),
    ("batch 32, greedy, Cyrillic by --shortlist script", "stele", 3.0),
    ("batch 32, 4 beams", "stele", 1.9),
]
# With 4 beams a step is bound by memory, where the peers need less of it than they would have: the faster memory
# is, the more is asked.
FAST_MEMORY = 28e9
GOALS_OF_FAST_MEMORY = {("batch 1, 4 beams", "stele"): 1.3}
# Of the bandwidth that memory gives.
MEMORY_GOALS = [("batch 1, greedy", "stele", 0.85), ("batch 1, greedy", "stele-int4", 0.85)]


def _row(cells):
    return "| " + " | ".join(cells) + " |"


def _number(values, name, form):
    """The figure of a program, or nothing where it did not do this work."""
    return form.format(values[name]) if name in values else ""


def times(summary):
    """Milliseconds per step of all programs, work by work, and what loading and memory take."""
    peers, beside, titles = summary["peers"], summary["beside"], summary["titles"]
    measured = ["stele"] + peers
    lines = [
        f"{summary['date']}, {summary['processor']}, {summary['threads']} threads "
        f"({summary['instruction_set']}), median of {summary['rounds']} rounds; ms per step, Stele's share of the "
        "memory bandwidth and int8 products measured in the same moment, and how much longer a peer takes (median of "
        "the rounds' ratios)" + ("; beside them, in no ratio, models of int4:" if beside else ":"), "",
        _row(["work"] + [titles[name] for name in measured] + ["tokens/s", "of memory", "of int8"]
             + [f"{titles[peer].split()[0]} by Stele" for peer in peers] + [titles[name] for name in beside]),
        "|---|" + "---:|" * (len(measured) + 3 + len(peers) + len(beside)),
    ]
    for work in summary["works"]:
        milliseconds = work["milliseconds_per_step"]
        lines.append(_row(
            [work["work"]] + [_number(milliseconds, name, "{:.1f}") for name in measured]
            + [f"{work['tokens_per_second']['stele']:.0f}"]
            + [f"{work['share']['stele'][ceiling] * 100:.0f} %" for ceiling in ("memory", "int8")]
            + [f"{work['ratio']['stele'][peer]:.2f}" for peer in peers]
            + [_number(milliseconds, name, "{:.1f}") for name in beside]))

    def whole(title, values, form, scale=1.0):
        values = {name: value * scale for name, value in values.items()}
        lines.append(_row(
            [title] + [form.format(values[name]) for name in measured] + ["", "", ""]
            + [f"{values[peer] / values['stele']:.1f}" for peer in peers]
            + [_number(values, name, form) for name in beside]))

    whole("load, s", summary["load_seconds"], "{:.3f}")
    whole("load and translate a first sentence, s", summary["first_seconds"], "{:.2f}")
    memory = summary["memory"]
    whole("most memory of its own, MB", {name: memory[name]["own"] for name in memory}, "{:.0f}", 1e-6)
    whole("most resident, mapped file included, MB", {name: memory[name]["peak"] for name in memory}, "{:.0f}", 1e-6)
    return "\n".join(lines)


def goals(summary):
    """Each goal beside what was measured, for what was measured."""
    works = {work["work"]: work for work in summary["works"]}
    bandwidth = summary["bytes_per_second"]
    lines = [f"Goals, against the better of {' and '.join(summary['titles'][peer] for peer in summary['peers'])}; "
             f"memory gave {bandwidth / 1e9:.1f} GB/s in the median:", "",
             "| work | model | goal, times as fast | measured | reached |", "|---|---|---:|---:|---|"]
    for work, model, goal in GOALS:
        ratios = works.get(work, {}).get("ratio", {}).get(model)
        if not ratios:
            continue
        if bandwidth >= FAST_MEMORY:
            goal = GOALS_OF_FAST_MEMORY.get((work, model), goal)
        better = min(ratios.values())
        lines.append(_row([work, summary["titles"][model], f"{goal:.2f}", f"{better:.2f}", _answer(better >= goal)]))
    for work, model, goal in MEMORY_GOALS:
        share = works.get(work, {}).get("share", {}).get(model)
        if not share:
            continue
        lines.append(_row([f"{work}: share of memory's bandwidth", summary["titles"][model], f"{goal:.0%}",
                           f"{share['memory']:.0%}", _answer(share["memory"] >= goal)]))
    return "\n".join(lines)


def _answer(reached):
    return "yes" if reached else "no"
