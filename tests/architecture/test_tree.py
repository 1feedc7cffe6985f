"""The tree keeps its shape: sizes, doors, what models say of themselves."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

import onedoor
from onedoor.kernel.commands import commands
from onedoor.law.articles import citations
from tools.glossary import ROOT, flaws, page

SOURCE = Path(onedoor.__file__).parent
FILES = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
MODULES = sorted(p.parent for p in SOURCE.rglob("api.py"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_600_lines_and_no_test_than_900():
    long = {
        p.relative_to(ROOT).as_posix(): lines(p)
        for p in FILES
        if lines(p) > (900 if "tests" in p.parts else 600)
    }

    assert long == {}


def test_the_kernel_stays_small():
    assert sum(lines(p) for p in FILES if p.parent == SOURCE / "kernel") <= 1000


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.name)
def test_a_door_has_at_most_30_functions_and_no_table(module):
    tree = ast.parse((module / "api.py").read_text("utf-8"))
    names = next(
        [e.value for e in node.value.elts]
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and "__all__" in ast.unparse(node)
    )
    door = import_module(".".join(("onedoor", *module.relative_to(SOURCE).parts, "api")))
    offered = [getattr(door, name) for name in names]

    # Values and refusals follow from what the functions take and give; verbs are what one learns.
    assert len([name for name in names if name.islower()]) <= 30
    assert [one for one in offered if isinstance(one, type) and issubclass(one, Model)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.name)
def test_a_module_has_a_readme_of_at_most_30_lines(module):
    assert 0 < lines(module / "README.md") <= 30


def test_every_model_says_what_personal_data_it_holds():
    def silent(model: type[Model]) -> bool:
        return not re.search(r"^\s*Personal: ", model.__doc__ or "", re.MULTILINE)

    ours = [m for m in apps.get_models() if m.__module__.startswith("onedoor.")]

    assert [m.__name__ for m in ours if silent(m)] == []


def test_every_command_cites_a_provision_or_says_why_it_needs_none():
    citing = {c.where for c in citations()}

    assert [name for name, why in commands().items() if not why and name not in citing] == []


def test_nothing_reaches_a_model_by_name():
    reaching = [p.name for p in FILES if "get_model(" in p.read_text("utf-8")]

    assert reaching == []


def test_no_word_that_the_glossary_bans_and_no_article_in_prose():
    paths = [*FILES, *SOURCE.rglob("*.html")]

    assert [flaw for path in paths for flaw in flaws(path)] == []


def test_the_glossary_page_is_current():
    assert (ROOT / "docs" / "glossary.md").read_text("utf-8") == page()


def test_silenced_checks_give_their_reason():
    bare = [
        f"{p.relative_to(ROOT).as_posix()}:{n}"
        for p in FILES
        for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if re.search(r"#\s*(noqa|type: ignore)", line)
        and not re.search(r"#\s*(noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])\s+#\s*\S", line)
    ]

    assert bare == []
