import ast

import pytest

from tools.new_module import make


def test_a_new_module_has_its_door_and_readable_files(tmp_path):
    made = make("operation", "bundles", root=tmp_path)

    names = {p.relative_to(tmp_path / "src/onedoor/operation/bundles").as_posix() for p in made}
    assert {"api.py", "README.md", "domain/__init__.py", "tests/__init__.py"} <= names
    for path in made:
        if path.suffix == ".py":
            ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "chapter,name", [("site", "bundles"), ("operation", "Bundles"), ("operation", "a-b")]
)
def test_a_wrong_chapter_or_name_makes_nothing(tmp_path, chapter, name):
    with pytest.raises(ValueError):
        make(chapter, name, root=tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_an_existing_module_is_left_alone(tmp_path):
    make("operation", "bundles", root=tmp_path)

    with pytest.raises(ValueError, match="exists already"):
        make("operation", "bundles", root=tmp_path)
