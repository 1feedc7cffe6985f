"""What the source itself says of a provision: which tests show it, which records it leaves.

Read from the syntax tree, nothing is run: tests by their marks ``verifies`` and ``check``,
records by the journal kinds written inside a function that cites a provision.
"""

import ast
import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onedoor.law.articles import Provision


@dataclass(frozen=True, slots=True)
class Shown:
    """One test, and the provisions and rows of the specification it answers."""

    test: str
    provisions: tuple[Provision, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One kind of journal entry, and the provisions cited by the function that writes it."""

    kind: str
    provisions: tuple[Provision, ...]


def shown_in(root: Path) -> tuple[Shown, ...]:
    """Return the marked tests below the root of a source tree; none where tests are not shipped."""
    files = [*root.glob("tests/**/test_*.py"), *root.glob("src/**/tests/test_*.py")]
    return tuple(
        shown
        for path in sorted(files)
        if (tree := _tree(path, "verifies", "check"))
        for shown in _tests(tree, path.relative_to(root).as_posix())
    )


def records_in(package: Path) -> tuple[Recorded, ...]:
    """Return the journal kinds that citing functions below a package write."""
    found: dict[str, set[Provision]] = {}
    for path in sorted(package.rglob("*.py")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        tree = _tree(path, "implements")
        for node in ast.walk(tree) if tree else ():
            if isinstance(node, ast.FunctionDef):
                cited = _decorated(node.decorator_list, "implements")
                for kind in _kinds(node) if cited else ():
                    found.setdefault(kind, set()).update(cited)
    return tuple(Recorded(kind, tuple(sorted(found[kind]))) for kind in sorted(found))


def _tree(path: Path, *words: str) -> ast.Module | None:
    """Return the syntax tree of a file that has one of the words; None of others, most of all."""
    source = path.read_text("utf-8")
    if not any(word in source for word in words):
        return None
    # CPython 3.11 (gh-106905): a collection in the midst of a parse may log a traceback, which
    # parses too, and then the outer parse fails.
    collects = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(source)
    finally:
        if collects:
            gc.enable()


def _tests(tree: ast.Module, where: str) -> Iterator[Shown]:
    everywhere = [
        mark
        for node in tree.body
        if isinstance(node, ast.Assign) and _names(node) == ["pytestmark"]
        for mark in ast.walk(node.value)
        if isinstance(mark, ast.expr)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            marks = [*node.decorator_list, *everywhere]
            provisions = _decorated(marks, "verifies")
            checks = _strings(marks, "check")
            if provisions or checks:
                yield Shown(f"{where}::{node.name}", provisions, checks)


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def _calls(marks: Sequence[ast.expr], name: str) -> Iterator[ast.Call]:
    for mark in marks:
        if isinstance(mark, ast.Call):
            called = mark.func.attr if isinstance(mark.func, ast.Attribute) else None
            if called == name or (isinstance(mark.func, ast.Name) and mark.func.id == name):
                yield mark


def _decorated(marks: Sequence[ast.expr], name: str) -> tuple[Provision, ...]:
    found = {p for call in _calls(marks, name) for a in call.args if (p := _provision(a))}
    return tuple(sorted(found))


def _provision(node: ast.expr) -> Provision | None:
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return None
    act = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    places = {
        word.arg: word.value.value
        for word in node.keywords
        if word.arg and isinstance(word.value, ast.Constant)
    }
    return Provision(act, node.args[0].value, **places)  # type: ignore[arg-type]  # tests check


def _strings(marks: Sequence[ast.expr], name: str) -> tuple[str, ...]:
    found = {
        str(a.value) for c in _calls(marks, name) for a in c.args if isinstance(a, ast.Constant)
    }
    return tuple(sorted(found))


def _kinds(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            for word in node.keywords:
                if (
                    word.arg == "kind"
                    and node.func.attr == "write"
                    and isinstance(word.value, ast.Constant)
                ):
                    yield str(word.value.value)
