"""Reads what Swift sources declare and use, by their tokens: enough to know which file uses which type.

Comments and the text of literals are left out, what interpolations hold is kept. Names are found as the compiler
finds them, innermost scope first, so that a nested type hides one of the module. Members that an extension adds
cannot be told from others without types, and are not looked for.
"""
import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"""
    (?P<space>\s+|//[^\n]*)
  | (?P<comment>/\*)
  | (?P<text>\#*(?:\"\"\"|\"))
  | (?P<name>`[^`\n]*`|\#?[A-Za-z_]\w*|\$\w+)
  | (?P<number>\d[\w.]*)
  | (?P<mark>->|[^\w\s])
""", re.VERBOSE)
TYPE_KEYWORDS = {"struct", "class", "enum", "actor", "protocol"}
ALIASES = {"typealias", "associatedtype"}
ACCESS = {"public", "open", "package", "internal", "private", "fileprivate"}
MEMBERS = {"func", "var", "let", "init", "subscript", "case", "typealias"} | TYPE_KEYWORDS


@dataclass(frozen=True)
class Token:
    value: str
    line: int
    is_name: bool


def tokens(text):
    found = []
    _scan(text, 0, found, until_bracket=False)
    lines, line, at = [], 1, 0
    for position, value, is_name in found:
        line += text.count("\n", at, position)
        at = position
        lines.append(Token(value, line, is_name))
    return lines


def _scan(text, position, found, until_bracket):
    """Adds tokens from `position`; returns where the text, or the bracket that is open, ends."""
    depth = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        kind, value = match.lastgroup, match[0]
        if kind == "comment":
            position = _after_comment(text, position)
            continue
        position = match.end()
        if kind == "text":
            position = _scan_literal(text, position, value, found)
        elif kind == "name":
            found.append((match.start(), value.strip("`"), not value.startswith("#")))
        elif kind in ("mark", "number"):
            if until_bracket and value in "()":
                depth += 1 if value == "(" else -1
                if depth < 0:
                    return position
            found.append((match.start(), value, False))
    return position


def _after_comment(text, position):
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(text, position):
        depth += 1 if match[0] == "/*" else -1
        if depth == 0:
            return match.end()
    return len(text)


def _scan_literal(text, position, opening, found):
    """Goes over a literal, and reads what its interpolations hold."""
    hashes = opening.rstrip('"')
    closing = opening[len(hashes):] + hashes
    found.append((position, '""', False))
    # In a raw literal a backslash alone means nothing.
    escape = "" if hashes else r"|\\."
    inside = re.compile(rf"{re.escape(closing)}|\\{hashes}\({escape}", re.DOTALL)
    while match := inside.search(text, position):
        position = match.end()
        if match[0] == closing:
            return position
        if match[0].endswith("("):
            position = _scan(text, position, found, until_bracket=True)
    return len(text)


@dataclass
class Declaration:
    """A type, function or constant outside of all others, or a type within one, as `Outer.Inner`."""
    name: str
    keyword: str
    access: str
    line: int


@dataclass
class Use:
    """An identifier, the name before its dot if there is one, and the types around it, innermost last."""
    name: str
    before: str
    scope: tuple
    line: int


@dataclass
class SourceFile:
    declarations: list = field(default_factory=list)
    uses: list = field(default_factory=list)
    imports: set = field(default_factory=set)
    # Names of members by type, of generic parameters, and whatever else is declared in the file.
    members: dict = field(default_factory=dict)
    own_names: set = field(default_factory=set)
    parameters: set = field(default_factory=set)
    # What each type shows of itself to other modules: names in its public members' declarations.
    shown: dict = field(default_factory=dict)


def read(text):
    return _Reader(tokens(text)).read()


class _Reader:
    def __init__(self, all_tokens):
        self.tokens = all_tokens
        self.file = SourceFile()
        # For each brace that is open: the qualified name of the type, None for another one.
        self.scopes = []
        # The type whose body the next brace opens.
        self.pending = None
        self.round = 0

    def value(self, index):
        return self.tokens[index].value if 0 <= index < len(self.tokens) else ""

    def scope(self):
        return tuple(scope for scope in self.scopes if scope)

    def read(self):
        index = 0
        while index < len(self.tokens):
            index = self.step(index)
        return self.file

    def step(self, index):
        token = self.tokens[index]
        value = token.value
        if value == "{":
            # The brace of a closure among arguments is not the one that a type waits for.
            self.scopes.append(self.pending if self.round == 0 else None)
            if self.round == 0:
                self.pending = None
        elif value == "}":
            if self.scopes:
                self.scopes.pop()
        elif value == "(":
            self.round += 1
        elif value == ")":
            self.round -= 1
        if not token.is_name:
            return index + 1
        after_dot = self.value(index - 1) == "."
        if not after_dot and value == "import":
            return self.read_import(index)
        if not after_dot and value == "extension" and self.tokens[index + 1].is_name:
            return self.read_extension(index)
        if not after_dot and value in TYPE_KEYWORDS | ALIASES and self.starts_declaration(index):
            return self.read_type(index)
        if not after_dot and value in ("func", "let", "var") and self.is_name(index + 1):
            return self.read_value(index)
        if value == "case" and self.is_name(index + 1) and self.scopes and self.scopes[-1]:
            return self.read_value(index)
        if not after_dot and value in ("init", "subscript"):
            self.read_parameters(index + 1)
            if self.scope() and self.access(index) in ("public", "open"):
                self.show(index, self.scope()[-1])
        self.read_use(index, after_dot)
        return index + 1

    def is_name(self, index):
        return index < len(self.tokens) and self.tokens[index].is_name

    def starts_declaration(self, index):
        """`class func` declares no type, and `class:` is a label."""
        return self.is_name(index + 1) and self.value(index + 1) not in MEMBERS | {"override"}

    def read_import(self, index):
        index += 1
        if self.value(index) in TYPE_KEYWORDS | {"func", "typealias", "let", "var"}:
            index += 1
        self.file.imports.add(self.value(index))
        return index + 1

    def read_extension(self, index):
        start = index + 1
        end = start
        while self.value(end + 1) == "." and self.is_name(end + 2):
            end += 2
        self.pending = "".join(token.value for token in self.tokens[start:end + 1])
        for part in range(start, end + 1, 2):
            self.read_use(part, part > start)
        return end + 1

    def access(self, index):
        """The access in front of a keyword, on its line or the one before it."""
        index -= 1
        while index >= 0 and (self.tokens[index].is_name or self.value(index) in "()@"):
            if self.value(index) in ACCESS and self.value(index + 1) != "(":
                return self.value(index)
            if self.value(index) in MEMBERS or self.tokens[index].line < self.tokens[index + 1].line - 1:
                break
            index -= 1
        return "internal"

    def read_type(self, index):
        keyword, name = self.value(index), self.value(index + 1)
        self.read_parameters(index + 2)
        self.add_member(name)
        if not self.scopes or self.scope():
            outer = self.scope()[-1:] if self.scopes else ()
            access = self.access(index)
            self.file.declarations.append(
                Declaration(".".join([*outer, name]), keyword, access, self.tokens[index].line))
            if keyword in TYPE_KEYWORDS:
                self.pending = ".".join([*outer, name])
            if access in ("public", "open"):
                self.show(index, ".".join([*outer, name]), whole=keyword == "protocol")
        else:
            self.file.own_names.add(name)
        return index + 2

    def read_value(self, index):
        keyword, name = self.value(index), self.value(index + 1)
        self.add_member(name)
        if keyword == "func":
            self.read_parameters(index + 2)
        access = self.access(index)
        if not self.scopes and keyword != "case":
            self.file.declarations.append(Declaration(name, keyword, access, self.tokens[index].line))
            if access in ("public", "open"):
                self.show(index, name)
        else:
            if not self.scopes or not self.scopes[-1]:
                self.file.own_names.add(name)
            if self.scope() and (access in ("public", "open") or keyword == "case"):
                self.show(index, self.scope()[-1])
        return index + 2

    def add_member(self, name):
        if self.scope():
            self.file.members.setdefault(self.scope()[-1], set()).add(name)

    def read_parameters(self, index):
        """Generic parameters, from the bracket at `index` on."""
        if self.value(index) != "<":
            return
        depth = 0
        while index < len(self.tokens):
            value = self.value(index)
            depth += {"<": 1, ">": -1}.get(value, 0)
            if depth == 0:
                return
            if self.is_name(index) and self.value(index - 1) in "<," and depth == 1:
                self.file.parameters.add(value)
            index += 1

    def show(self, index, owner, whole=False):
        """Collects the names between a public declaration's keyword and its body, or with its body."""
        names = self.file.shown.setdefault(owner, set())
        depth, line = 0, self.tokens[index].line
        # `var state = State.none` shows what it is behind the equals sign.
        has_type = self.value(index) not in ("var", "let") or self.value(index + 2) == ":"
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.value in ("(", "[") or (whole and token.value == "{"):
                depth += 1
            elif token.value in (")", "]") or (whole and token.value == "}"):
                depth -= 1
                if depth < 0 or (whole and depth == 0 and token.value == "}"):
                    return
            elif token.value in ("{", "}") and depth == 0:
                return
            elif token.value == "=" and depth == 0 and has_type:
                return
            elif token.is_name and depth == 0 and not whole and token.line > line and (
                    token.value in MEMBERS | ACCESS | {"static", "mutating", "override"}):
                return
            if token.is_name:
                names.add(token.value)
            index += 1

    def read_use(self, index, after_dot):
        token = self.tokens[index]
        before = self.value(index - 2) if after_dot and self.is_name(index - 2) else "." if after_dot else ""
        if before and before != "." and self.value(index - 3) == ".":
            # Only the last two names of a chain are kept, with a mark that there were more.
            before = "." + before
        is_label = self.value(index + 1) == ":" and self.value(index - 1) in "(," and self.round > 0
        if is_label:
            self.file.own_names.add(token.value)
        elif self.value(index + 1) == ":" and token.value[0].islower():
            self.file.own_names.add(token.value)
        else:
            self.file.uses.append(Use(token.value, before, self.scope(), token.line))
