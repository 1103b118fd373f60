"""One small change at a time to a file of Python or SQL: what a slip could make of it, and a test should notice."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
COMPUTED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "*",
    ast.Pow: "*",
    ast.BitAnd: "|",
    ast.BitOr: "&",
}
CALLED = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "ceil": "floor",
    "minimum": "maximum",
    "maximum": "minimum",
    "nlargest": "nsmallest",
    "nsmallest": "nlargest",
    "idxmax": "idxmin",
    "idxmin": "idxmax",
}
SIGNS = re.compile(r"<=|>=|==|!=|\*\*|//|[-+*/%<>&|]|\bnot in\b|\bis not\b|\bin\b|\bis\b")
SQL = [
    (re.compile(pattern), after)
    for pattern, after in [
        ("<=", "<"),
        (">=", ">"),
        ("<>", "="),
        ("(?<![<>!=])=(?![=>])", "<>"),
        ("<(?![=>])", "<="),
        ("(?<![<=-])>(?!=)", ">="),
        (r"(?<= )\+(?= )", "-"),
        ("(?<= )-(?= )", "+"),
        (r"(?<= )\*(?= [\w(])", "/"),
        ("(?<= )/(?= )", "*"),
        (r"(?<!between )\b(?<![.$])\d+\b(?![.'])", "+1"),
        (r"\band\b", "or"),
        (r"\bor\b", "and"),
        (r"\bis not null\b", "is null"),
        (r"\bis null\b", "is not null"),
        (r"\bnot (?!null|in\b|exists)", ""),
        (r"\bnot exists\b", "exists"),
        (r"(?<!not )\bexists\b", "not exists"),
        (r"\bnot in\b", "in"),
        (r"\bleft join\b", "join"),
        (r"\bunion all\b", "union"),
        (r"\bdistinct ", ""),
        (r"\bdesc\b", "asc"),
        (r"\bmin(?=\()", "max"),
        (r"\bmax(?=\()", "min"),
        (r"\bsum(?=\()", "max"),
        (r"\bavg(?=\()", "max"),
        (r"\bgreatest(?=\()", "least"),
        (r"\bleast(?=\()", "greatest"),
        (r"\bbool_or(?=\()", "bool_and"),
        (r"\bbool_and(?=\()", "bool_or"),
        (r"\bfirst_value(?=\()", "last_value"),
        (r"\blag(?=\()", "lead"),
        (r"\blead(?=\()", "lag"),
        (r"\barg_max(?=\()", "arg_min"),
        (r"\barg_min(?=\()", "arg_max"),
        (r"(?<=filter \(where )", "not "),
        (r"\bfloor(?=\()", "ceil"),
        (r"\bceil(?=\()", "floor"),
        (r"\btrue\b", "false"),
        (r"\bfalse\b", "true"),
        (r"\bany_value(?=\()", "count"),
    ]
]
QUIET = re.compile(r"--[^\n]*|'(?:[^']|'')*'|comment on [\w. ]+ is|order by [^()\n;]*;?\s*\Z")


@dataclass(frozen=True)
class Mutant:
    """The text from `start` to `end` of a file becomes `after`; `name` lasts as long as the line, wherever it moves."""

    name: str
    path: str
    line: int
    source: str
    start: int
    end: int
    before: str
    after: str

    @property
    def change(self) -> str:
        return f"{self.before.strip() or '∅'} → {self.after.strip() or '∅'}"

    def applied(self, text: str) -> str:
        return text[: self.start] + self.after + text[self.end :]


Change = tuple[int, int, str]


def mutants(project: Path, path: str) -> list[Mutant]:
    """Every mutant of that file, in order of place."""
    text = (project / path).read_text(encoding="utf-8")
    changes = sorted(set(_of_python(text) if path.endswith(".py") else _of_sql(text)))
    seen: Counter[str] = Counter()
    found = []
    for start, end, after in changes:
        first = text.rfind("\n", 0, start) + 1
        source = text[first : (text.find("\n", start) + 1 or len(text) + 1) - 1]
        told = f"{path}|{source.strip()}|{start - first - len(source) + len(source.lstrip())}|{after}"
        seen[told] += 1
        name = sha256(f"{told}|{seen[told]}".encode()).hexdigest()[:10]
        line = text.count("\n", 0, start) + 1
        found.append(Mutant(name, path, line, source.strip(), start, end, text[start:end], after))
    return found


def _of_sql(text: str) -> Iterator[Change]:
    quiet = [match.span() for match in QUIET.finditer(text)]
    for pattern, after in SQL:
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in quiet):
                new = str(int(match[0]) + 1) if after == "+1" else after
                yield match.start(), match.end(), new


def _of_python(text: str) -> Iterator[Change]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = text.splitlines()

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def first(node: ast.AST) -> int:
        return place(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def last(node: ast.AST) -> int:
        return place(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    for node in _mutated(ast.parse(text)):
        yield from _changes(node, text, first, last)


def _mutated(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes inside, without annotations, decorators and texts with values in them."""
    if (
        isinstance(node, ast.keyword) and node.arg == "strict"
    ):  # a guard of zip, which nothing should ever reach
        return
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield child
                yield from _mutated(child)


def _changes(
    node: ast.AST, text: str, first: Callable[[ast.AST], int], last: Callable[[ast.AST], int]
) -> Iterator[Change]:
    def sign_between(left: ast.AST, right: ast.AST, after: str) -> Iterator[Change]:
        found = SIGNS.search(text, last(left), first(right))
        if found:
            yield found.start(), found.end(), after

    match node:
        case ast.Compare():
            for left, sign, right in zip(
                [node.left, *node.comparators], node.ops, node.comparators, strict=False
            ):
                yield from sign_between(left, right, COMPARED[type(sign)])
        case ast.BinOp() if type(node.op) in COMPUTED:
            yield from sign_between(node.left, node.right, COMPUTED[type(node.op)])
        case ast.BoolOp():
            word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            for left, right in zip(node.values, node.values[1:], strict=False):
                start = text.index(word, last(left))
                if start < first(right):
                    yield start, start + len(word), other
        case ast.UnaryOp(op=ast.Not() | ast.USub() as sign):
            yield first(node), first(node) + (3 if isinstance(sign, ast.Not) else 1), ""
        case ast.Constant(value=bool()):
            yield first(node), last(node), str(not node.value)
        case ast.Constant(value=int() | float()):
            more = node.value + 1 if isinstance(node.value, int) else node.value * 1.5 or 1.0
            yield first(node), last(node), repr(more)
        case ast.Name(id=called) | ast.Attribute(attr=called) if called in CALLED:
            yield last(node) - len(called), last(node), CALLED[called]
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if isinstance(test, ast.Name | ast.Attribute | ast.Call):
                yield first(test), first(test), "not "
        case ast.AugAssign(op=op) if type(op) in COMPUTED:
            start = text.index("=", last(node.target)) - 1
            yield start, start + 1, COMPUTED[type(op)]
        case ast.Continue():
            yield first(node), last(node), "break"
        case ast.Break():
            yield first(node), last(node), "continue"
        case ast.Expr(value=ast.Call()):
            yield first(node), last(node), "pass"
