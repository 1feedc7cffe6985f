"""No dated setting is a dead letter: the code reads it, or says which part will."""

import ast
from importlib.util import find_spec
from pathlib import Path

import onedoor
from onedoor.general.terms import api as terms

SOURCE = Path(onedoor.__file__).parent
CATALOGUE = SOURCE / "general" / "terms"


def words_of(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def read_somewhere() -> set[str]:
    code = (p for p in SOURCE.rglob("*.py") if not {"tests", "migrations"} & set(p.parts))
    words: set[str] = {terms.EFFECTIVE_DATE}  # read by its own name
    for path in code:
        if not path.is_relative_to(CATALOGUE) and path.name != "testing.py":
            words |= words_of(path)
    return words


def exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the part around it
        return False


def test_every_setting_is_read_or_says_what_will_read_it():
    read = read_somewhere()
    known = terms.definitions().values()

    dead = {d.key for d in known if not (d.is_fixed or d.awaits or d.key in read)}

    assert dead == set()


def test_a_setting_awaits_only_what_is_not_built_yet():
    read = read_somewhere()
    awaiting = [d for d in terms.definitions().values() if d.awaits]

    assert {d.key for d in awaiting if d.key in read} == set()
    assert {d.key for d in awaiting if exists(d.awaits)} == set()
