"""Cuts the Uyghur letters out of Noto Naskh Arabic, once, for ``site/ui/static/ui``.

Run with fontTools at hand (it is no dependency of the project)::

    uvx --from 'fonttools[woff]' python tools/uyghur_font.py FOLDER_OF_NOTO_NASKH

The results are committed; run again only when Noto or the list of letters changes.
"""

import subprocess
import sys
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "src/onedoor/site/ui/static/ui"
LETTERS = (
    "U+0020,U+00A0,U+00AB,U+00BB,U+060C,U+061B,U+061F,U+0640,U+200C-200F,"
    "U+0626-0628,U+062A,U+062C,U+062E,U+062F,U+0631-0634,U+063A,U+0641-0646,U+0648-064A,"
    "U+067E,U+0686,U+0698,U+06AD,U+06AF,U+06BE,U+06C6-06C8,U+06CB,U+06D0,U+06D5,U+0649"
)


def main(folder: Path) -> None:
    """Write ``ug.woff2`` and ``ug-bold.woff2``."""
    for weight, name in (("Regular", "ug"), ("Bold", "ug-bold")):
        target = STATIC / f"{name}.woff2"
        command = [
            "pyftsubset",
            str(folder / f"NotoNaskhArabic-{weight}.ttf"),
            f"--unicodes={LETTERS}",
            "--layout-features=*",
            "--flavor=woff2",
            f"--output-file={target}",
        ]
        subprocess.run(command, check=True)
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
