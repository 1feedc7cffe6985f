"""Makes the folders of a new module, in the shape every module has.

python -m tools.new_module CHAPTER NAME
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = ("general", "system", "operation", "supervision", "liability")

_FILES = {
    "__init__.py": "",
    "README.md": "# {name}\n\nWhat it is for · articles · things to remember (at most 30 lines).\n",
    "api.py": '"""What other modules may use of ``{name}``."""\n\n__all__: list[str] = []\n',
    "models.py": '"""Tables of {name}."""\n',
    "services.py": '"""What can be done to {name}."""\n',
    "queries.py": '"""What can be asked of {name}."""\n',
    "access.py": '"""Who may reach which row of {name}."""\n',
    "texts.py": (
        '"""Refusals of {name} in words."""\n\n'
        "from onedoor.kernel.texts import Advice\n\n"
        "ZH: dict[str, Advice] = {{}}\n\nUG: dict[str, Advice] = {{}}\n"
    ),
    "testing.py": '"""What other modules\' tests may use of {name}."""\n',
    "domain/__init__.py": "",
    "migrations/__init__.py": "",
    "tests/__init__.py": "",
}


def make(chapter: str, name: str, *, root: Path = ROOT) -> list[Path]:
    """Write the files of a new module and return them.

    Raises ValueError for an unknown chapter, a name that is no plural noun in small letters,
    or a module that exists.
    """
    if chapter not in CHAPTERS:
        message = f"chapter must be one of {', '.join(CHAPTERS)}, not {chapter!r}"
        raise ValueError(message)
    if not (name.isidentifier() and name.islower()):
        message = f"name must be a noun in small letters, not {name!r}"
        raise ValueError(message)
    home = root / "src" / "onedoor" / chapter / name
    if home.exists():
        message = f"{chapter}/{name} exists already"
        raise ValueError(message)
    made = []
    for place, text in _FILES.items():
        path = home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(name=name), "utf-8")
        made.append(path)
    return made


def main(words: list[str]) -> int:
    """Make a module and say what is left to do."""
    try:
        chapter, name = words
        made = make(chapter, name)
    except ValueError as error:
        print(f"error: {error}" if len(words) == 2 else f"usage: {__doc__}")  # noqa: PLR2004  # two words
        return 1
    print("\n".join(path.relative_to(ROOT).as_posix() for path in made))
    print(f'Now add "onedoor.{chapter}.{name}" to MODULES in config/settings.py.')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
