import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onedoor.config import cli, environment
from onedoor.embedded.folders import data_folder

ROOT = Path(cli.__file__).resolve().parents[3]
OPERATIONS = ROOT / "docs" / "operations"


class Asked(Mapping[str, str]):
    """An empty environment that remembers what was looked up in it."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_the_page_of_settings_lists_what_is_read_and_nothing_else(tmp_path):
    asked = Asked()
    environment.read(asked, tmp_path)
    data_folder(asked)

    page = (OPERATIONS / "settings.md").read_text("utf-8")

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == asked.names


def test_the_page_of_commands_has_a_heading_for_each_and_no_other():
    modules = {
        path.stem
        for path in (ROOT / "src" / "onedoor").rglob("management/commands/*.py")
        if path.stem != "__init__"
    }

    page = (OPERATIONS / "commands.md").read_text("utf-8")

    assert set(re.findall(r"^## ([\w-]+)$", page, re.MULTILINE)) == modules | set(cli._COMMANDS)


def test_the_pages_link_to_what_is_there():
    pages = [*OPERATIONS.glob("*.md"), *ROOT.glob("*.md")]
    links = {
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    }

    assert [str(page) for page, target in links if not (page.parent / target).exists()] == []
