"""Files to hand in, made on the spot, for the tests of other modules."""

from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw


def picture(*, text: str = "OneDoor", size: tuple[int, int] = (1000, 1400)) -> bytes:
    """Return a JPEG that shows something."""
    return _encoded(_drawn(text, size), "JPEG")


def sheet(*, pages: int = 1) -> bytes:
    """Return a PDF of drawn pages, without a flaw."""
    first, *others = (_drawn(f"page {n}", (600, 800)) for n in range(1, pages + 1))
    made = BytesIO()
    first.save(made, "PDF", save_all=True, append_images=others)
    return made.getvalue()


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    made = BytesIO()
    with pikepdf.open(BytesIO(sheet())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def _drawn(text: str, size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, size[0] - 60, size[1] - 60), outline="black", width=6)
    pen.multiline_text((120, 120), "\n".join([text] * 30), fill="black")
    return image


def _encoded(image: Image.Image, kind: str) -> bytes:
    made = BytesIO()
    image.save(made, kind)
    return made.getvalue()
