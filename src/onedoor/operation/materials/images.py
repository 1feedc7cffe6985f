"""Draws uploads anew: what officers see is our drawing, never the bytes that came in."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageOps, ImageStat

from onedoor.operation.materials.domain.files import FileKind

WIDTHS = (240, 800, 1600)
MOST_PIXELS = 64_000_000
_LONGEST_SIDE = 4000
_TALLEST = 4  # times the width
_THUMBNAIL = 96
_LOOKED_AT = 20  # pages examined for blankness: an upload is answered within two seconds
_PLAIN = 2.0  # standard deviation of grey below which a page shows nothing

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
_pdfium = Lock()  # the library behind it is not made for threads


class Undrawable(Exception):
    """The content cannot be drawn to its end."""


class TooLarge(Exception):
    """The image has more pixels than are drawn."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.width, self.height = width, height


@dataclass(frozen=True, slots=True)
class Drawn:
    """A clean copy of an image, and the measure of the original."""

    content: bytes
    width: int
    height: int
    is_blank: bool


def name_of(digest: str, n: int, width: int) -> str:
    """Return the name under which the picture of a page is remembered."""
    return f"{digest}-{n}-{width}"


def nearest_width(wanted: int) -> int:
    """Return the smallest width that is drawn and not below the wanted one."""
    return next((width for width in WIDTHS if width >= wanted), WIDTHS[-1])


def redrawn(content: bytes, kind: FileKind) -> Drawn:
    """Return an upright copy without metadata, trailing bytes or further frames."""
    with _opened(content) as image:
        width, height = image.size
        plain = _flat(ImageOps.exif_transpose(image))
    is_blank = _is_blank(plain)
    plain.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    made = BytesIO()
    plain.save(made, "PNG" if kind is FileKind.PNG else "JPEG", quality=88)
    return Drawn(made.getvalue(), width, height, is_blank)


def page(content: bytes, kind: FileKind, n: int, width: int) -> bytes:
    """Return page ``n`` as WebP, at most ``width`` wide."""
    drawn = _image_page(content) if kind.is_image else _pdf_page(content, n, width)
    drawn.thumbnail((width, width * _TALLEST))
    made = BytesIO()
    drawn.save(made, "WEBP", quality=82)
    return made.getvalue()


def blank_pages(content: bytes) -> tuple[int, ...]:
    """Return the numbers of the pages that show nothing, among the first twenty."""
    with _pdfium:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            raise Undrawable from None
        try:
            last = min(len(pdf), _LOOKED_AT)
            return tuple(n for n in range(1, last + 1) if _is_blank(_draw(pdf, n, _THUMBNAIL)))
        finally:
            pdf.close()


def _pdf_page(content: bytes, n: int, width: int) -> Image.Image:
    with _pdfium:
        pdf = pypdfium2.PdfDocument(content)
        try:
            return _draw(pdf, n, width)
        finally:
            pdf.close()


def _draw(pdf: pypdfium2.PdfDocument, n: int, width: int) -> Image.Image:
    try:
        sheet = pdf[n - 1]
        wide, tall = sheet.get_size()
        scale = min(width / max(wide, 1), width * _TALLEST / max(tall, 1))
        drawn: Image.Image = sheet.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError:
        raise Undrawable from None
    sheet.close()
    return drawn


def _image_page(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as image:
        return image.convert("RGB")


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooLarge(0, 0) from None
    except (OSError, ValueError, SyntaxError):
        raise Undrawable from None
    if image.width * image.height > MOST_PIXELS:
        raise TooLarge(image.width, image.height)
    try:
        image.load()
    except (OSError, ValueError, SyntaxError):
        raise Undrawable from None
    return image


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _is_blank(image: Image.Image) -> bool:
    small = image.convert("L").resize((_THUMBNAIL, _THUMBNAIL))
    return ImageStat.Stat(small).stddev[0] < _PLAIN
