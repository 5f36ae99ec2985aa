"""Turns Linguist's regular expressions for paths into the simpler patterns that PathPattern.swift reads.

A pattern is where it may begin (`^` the path, `/` a part of the path, `*` anywhere), then items, then `$` if it must
reach the path's end. An item is a character or `[set]` or `[^set]`, then `?`, `*` or `+` or nothing. Groups and
alternatives become several patterns.
"""
import re._constants as kind
import re._parser as parser

UNBOUNDED = kind.MAXREPEAT
CATEGORIES = {
    kind.CATEGORY_DIGIT: "0-9", kind.CATEGORY_WORD: "0-9A-Z_a-z", kind.CATEGORY_SPACE: " ", kind.CATEGORY_NOT_SPACE: None,
}


def patterns(expression):
    """The patterns that together match what `expression` does."""
    parsed = parser.parse(expression.replace("\\/", "/"))
    for items in sequences(list(parsed)):
        yield finished(items)


def sequences(nodes):
    """Every way through `nodes`, as lists of items."""
    if not nodes:
        return [[]]
    (operation, argument), rest = nodes[0], nodes[1:]
    if operation is kind.ASSERT:
        # Only `(?=\\.).*` before a `.` occurs: the dot is the next one, or more comes before that.
        _, (asserted,) = argument
        after = sequences(rest[1:])
        assert rest[0][0] is kind.MAX_REPEAT and rest[0][1][0] == 0
        return [[item(*asserted), ("[^]", "*")] + tail for tail in after] + after
    return [head + tail for head in choices(operation, argument) for tail in sequences(rest)]


def choices(operation, argument):
    """Every way through one node."""
    if operation is kind.SUBPATTERN:
        return sequences(list(argument[3]))
    if operation is kind.BRANCH:
        return [way for branch in argument[1] for way in sequences(list(branch))]
    if operation in (kind.MAX_REPEAT, kind.MIN_REPEAT):
        return repeated(*argument)
    if operation is kind.AT:
        return [[{kind.AT_BEGINNING: "^", kind.AT_END: "$"}[argument]]]
    return [[item(operation, argument)]]


def repeated(least, most, nodes):
    nodes = list(nodes)
    once = choices(*nodes[0]) if len(nodes) == 1 else sequences(nodes)
    if len(once) == 1 and len(once[0]) == 1 and (least, most) != (least, least):
        quantifier = {(0, 1): "?", (0, UNBOUNDED): "*", (1, UNBOUNDED): "+"}[least, most]
        return [[(once[0][0][0], quantifier)]]
    assert most != UNBOUNDED and most <= 3
    ways = [[]]
    result = [[]] if least == 0 else []
    for count in range(1, most + 1):
        ways = [way + more for way in ways for more in once]
        if count >= least:
            result += ways
    return result


def item(operation, argument):
    if operation is kind.LITERAL:
        character = chr(argument)
        return (f"[{character}]" if character in "[]^$?*+" else character, "")
    if operation is kind.ANY:
        return ("[^]", "")
    if operation is kind.NOT_LITERAL:
        return (f"[^{chr(argument)}]", "")
    assert operation is kind.IN, operation
    text = ""
    for part, value in argument:
        if part is kind.NEGATE:
            text += "^"
        elif part is kind.LITERAL:
            text += chr(value)
        elif part is kind.RANGE:
            text += f"{chr(value[0])}-{chr(value[1])}"
        elif value is kind.CATEGORY_NOT_SPACE:
            text += "^ "
        elif value is kind.CATEGORY_SPACE:
            text += " "
        else:
            text += CATEGORIES[value]
    # A dash at the start or end stands for itself.
    return (f"[{text}]", "")


def finished(items):
    """The pattern's text; `^` and `/` at the start say where it may begin."""
    start = "*"
    if items and items[0] == "^":
        start, items = "^", items[1:]
    text = "".join(item if isinstance(item, str) else "".join(item) for item in items)
    assert "^" not in text.replace("[^", "") and "$" not in text[:-1]
    return start + text


def joined(expressions):
    """The patterns of all expressions, `(^|/)` at the start of one written as `/`."""
    result = []
    for expression in expressions:
        at_part = expression.startswith("(^|/)") or expression.startswith("(^|\\/)")
        body = expression.split(")", 1)[1] if at_part else expression
        for pattern in patterns(body):
            pattern = "/" + pattern[1:] if at_part else pattern
            result.append(trimmed(pattern))
    return sorted(set(result))


def trimmed(pattern):
    """Without what may come before an unanchored pattern and need not."""
    for needless in ("*[^ ]*", "*[^]*"):
        if pattern.startswith(needless):
            return "*" + pattern[len(needless):]
    return pattern
