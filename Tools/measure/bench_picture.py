"""Draws the table that Tools/bench wrote into the guide of measurements, as bars: for light and for dark pages.

The same table gives the same bytes. Nothing but the table is read, so drawing again needs no measurement.
"""
import re
from xml.sax.saxutils import escape

import guide

# Which rows of the table are drawn, under which title.
PANELS = [
    ("batch 1, greedy", "One sentence, ms per token"),
    ("batch 8, greedy", "8 sentences at once, ms per step"),
    ("most memory of its own, MB", "Most memory of its own, MB"),
    ("most resident, mapped file included, MB", "With the mapped file, MB"),
]
# DocC takes what is called NAME~dark for NAME on dark pages.
THEMES = {
    "bench.svg": {"text": "#1f2328", "quiet": "#59636e", "ours": "#0a7ea4", "theirs": "#c3cad2"},
    "bench~dark.svg": {"text": "#f0f6fc", "quiet": "#9198a1", "ours": "#3fb6dc", "theirs": "#4a535d"},
}
WIDTH, PANEL_WIDTH, GAP = 840, 400, 40
NAME_WIDTH, NUMBER_WIDTH = 92, 56
TOP, TITLE_HEIGHT, BAR_PITCH, BAR_HEIGHT, PANEL_GAP = 8, 30, 24, 16, 22


def read_table(text):
    """The line above the table, the programs, and the numbers of each row, by its title."""
    lines = text.splitlines()
    head = next(number for number, line in enumerate(lines) if line.startswith("| work |"))
    titles = [cell.strip() for cell in lines[head].strip("|").split("|")]
    programs = titles[1:titles.index("tokens/s")]
    rows = {}
    for line in lines[head + 2:]:
        if not line.startswith("|"):
            break  # what follows is another table
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows[cells[0]] = cells[1:1 + len(programs)]
    return lines[0], programs, rows


def conditions(line):
    """When and on what was measured, and which median is shown, of the line above the table."""
    date, processor, threads, median = re.match(
        r"([\d-]+), (.*), (\d+ threads?) \([^)]*\), (median of \d+ rounds)", line).groups()
    return f"{processor}, {threads}, int8 weights in the shape of NLLB-200-distilled-600M; {median}, {date}. Less is better."


def panel(x, y, title, programs, numbers, theme):
    """A title, and a bar with its name and number for each program."""
    lines = [f'<text x="{x}" y="{y + 14}" font-weight="600" fill="{theme["text"]}">{escape(title)}</text>']
    longest = max(map(float, numbers))
    room = PANEL_WIDTH - NAME_WIDTH - NUMBER_WIDTH
    for index, (program, number) in enumerate(zip(programs, numbers)):
        top = y + TITLE_HEIGHT + index * BAR_PITCH
        width = max(2, round(room * float(number) / longest))
        ours = index == 0
        colour, weight = (theme["ours"], ' font-weight="600"') if ours else (theme["theirs"], "")
        text = theme["text"] if ours else theme["quiet"]
        lines += [
            f'<text x="{x}" y="{top + 13}" fill="{text}"{weight}>{escape(program.split()[0])}</text>',
            f'<rect x="{x + NAME_WIDTH}" y="{top}" width="{width}" height="{BAR_HEIGHT}" rx="2" fill="{colour}"/>',
            f'<text x="{x + NAME_WIDTH + width + 8}" y="{top + 13}" fill="{text}"{weight}>{number}</text>',
        ]
    return lines


def draw(text, theme):
    """The picture of the table `text`, as SVG."""
    line, programs, rows = read_table(text)
    panel_height = TITLE_HEIGHT + len(programs) * BAR_PITCH + PANEL_GAP
    height = TOP + (len(PANELS) + 1) // 2 * panel_height + 20
    description = "; ".join(
        f"{title}: " + ", ".join(f"{program} {number}" for program, number in zip(programs, rows[row]))
        for row, title in PANELS)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title description" font-size="14" '
        'font-family="-apple-system, \'Segoe UI\', \'Noto Sans\', Helvetica, Arial, sans-serif">',
        f'<title id="title">Time and memory of {escape(", ".join(programs))}</title>',
        f'<desc id="description">{escape(description)}.</desc>',
    ]
    for index, (row, title) in enumerate(PANELS):
        x = index % 2 * (PANEL_WIDTH + GAP)
        y = TOP + index // 2 * panel_height
        lines += panel(x, y, title, programs, rows[row], theme)
    lines += [
        f'<text x="0" y="{height - 8}" font-size="12" fill="{theme["quiet"]}">{escape(conditions(line))}</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def pictures():
    """The pictures of the first processor's table that Tools/bench wrote, by their paths."""
    table = guide.read(guide.names("Tools/bench,")[0])
    return {guide.FOLDER / name: draw(table, theme) for name, theme in THEMES.items()}


def write():
    for path, picture in pictures().items():
        path.write_text(picture)


def check():
    """Ends with an error where a committed picture is not that of the table."""
    for path, picture in pictures().items():
        if not path.exists() or path.read_text() != picture:
            raise SystemExit(f"{path.relative_to(guide.ROOT)} is not the picture of the table in "
                             f"{guide.GUIDE.name}; run: Tools/bench --picture")
