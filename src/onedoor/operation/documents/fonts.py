"""Which fonts documents are set in: Debian's when installed, else those of two packages."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

DEBIAN = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/truetype/fonts-ukij-uyghur"),
)
_ZH = ("Noto Serif CJK SC", "Noto Sans CJK SC")
_UG = ("Noto Naskh Arabic", "UKIJ Tuz Kitab", "Noto Sans Arabic")
_OTHER = ("Noto Serif", "Noto Sans")  # Latin with rare accents, Cyrillic


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts found on this machine, and the families to name for each script."""

    fonts: typst.Fonts
    zh: tuple[str, ...]
    ug: tuple[str, ...]


@cache
def font_set() -> FontSet:
    """Return the fonts of this process; finding them takes a fraction of a second, once."""
    return chosen(*(folder for folder in DEBIAN if folder.is_dir()), *packaged())


def chosen(*folders: Path) -> FontSet:
    """Return the fonts in these folders, those named first preferred."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )
    there = set(fonts.families())
    zh, ug, other = (tuple(name for name in names if name in there) for names in (_ZH, _UG, _OTHER))
    return FontSet(fonts, zh + other, ug + other)


def packaged() -> tuple[Path, ...]:
    """Return the folders of the fonts that come with Python packages."""
    found = (_folder("manimgx_fonts_cjk"), _folder("fontpkg_noto_sans_arabic"))
    return tuple(folder for folder in found if folder)


def _folder(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None
