from io import BytesIO
from zlib import compress, crc32

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onedoor.law.articles import HAMI
from onedoor.operation.materials import checks, testing
from onedoor.operation.materials.domain.files import Doubt, FileKind, FileWarning, Limits

ANY = Limits()


def refused(content: bytes, limits: Limits = ANY) -> checks.FileRefused:
    with pytest.raises(checks.FileRefused) as caught:
        checks.examine(content, limits)
    return caught.value


def pdf_with(change) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(testing.sheet())) as pdf:
        change(pdf)
        pdf.save(made)
    return made.getvalue()


def png(size=(400, 400), colour="white", mode="RGB") -> bytes:
    made = BytesIO()
    Image.new(mode, size, colour).save(made, "PNG")
    return made.getvalue()


@pytest.mark.verifies(HAMI(17))
def test_a_pdf_and_a_photo_are_taken():
    pdf, photo = (checks.examine(c, ANY) for c in (testing.sheet(pages=3), testing.picture()))

    assert (pdf.kind, pdf.pages, pdf.view, pdf.warnings) == (FileKind.PDF, 3, None, ())
    assert (photo.kind, photo.pages, photo.warnings) == (FileKind.JPEG, 1, ())


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "file_empty"),
        (png()[:42], "file_tiny"),
        (b"#!/bin/sh\nrm -rf /\n" + b"#" * 200, "program"),
        (b"MZ" + b"\0" * 200, "program"),
        (b"#!/bin/sh\nrm -rf ~\n", "program"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>" + b" " * 200, "program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'>" + b" " * 200, "program"),
        (b"PK\x03\x04" + b"\0" * 200, "archive"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 200, "heic"),
        (b"GIF89a" + b"\0" * 200, "kind_not_taken"),
        (b"%PDF-1.7\n<script>alert(1)</script>" + b" " * 200, "file_damaged"),
        (testing.sheet()[:600], "file_damaged"),
        (testing.encrypted(), "pdf_encrypted"),
        (testing.picture()[:5000], "file_damaged"),
        (png((900, 900), mode="RGBA")[:120], "file_damaged"),
        (png((40, 40)), "image_too_small"),
        (testing.sheet() + b"PK\x03\x04" + b"zip" * 1000, "something_appended"),
    ],
)
def test_a_wrong_file_is_refused_with_its_own_reason(content, code):
    assert refused(content).code == f"materials.{code}"


def test_javascript_is_found_in_a_dictionary_written_in_place():
    def add(pdf):
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = action

    assert refused(pdf_with(add)).code == "materials.pdf_active"


def test_a_launch_is_found_deep_inside_an_annotation():
    def add(pdf):
        action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
        pdf.pages[0].Annots = pikepdf.Array([link])

    assert refused(pdf_with(add)).code == "materials.pdf_active"


def test_an_embedded_file_is_found():
    def add(pdf):
        pdf.attachments["x.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="x.exe")

    assert refused(pdf_with(add)).code == "materials.pdf_carries_files"


def test_a_pdf_locked_without_a_password_to_open_is_refused_too():
    made = BytesIO()
    with pikepdf.open(BytesIO(testing.sheet())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="o", user=""))

    assert refused(made.getvalue()).code == "materials.pdf_encrypted"


def test_an_image_that_unpacks_to_too_many_pixels_is_refused_unopened():
    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + crc

    side = 60_000
    head = side.to_bytes(4, "big") * 2 + b"\x01\x00\x00\x00\x00"
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    bomb += chunk(b"IDAT", compress(b"\0" * 10_000_000)) + chunk(b"IEND", b"")

    assert refused(bomb).code == "materials.too_many_pixels"


def test_limits_come_from_the_definition_of_the_material():
    small = Limits(max_bytes=1000)
    short = Limits(max_pages=2)
    only_pdf = Limits(kinds=frozenset({FileKind.PDF}))

    assert refused(testing.picture(), small).code == "materials.file_too_large"
    assert refused(testing.sheet(pages=3), short).facts == {"pages": 3, "most": 2}
    assert refused(testing.picture(), only_pdf).facts == {"kind": "JPEG", "wanted": "PDF"}


def test_a_blank_or_coarse_picture_is_doubted_but_taken():
    blank = checks.examine(png((1200, 1200)), ANY)
    coarse = checks.examine(testing.picture(size=(400, 500)), ANY)

    assert blank.warnings == (FileWarning(Doubt.BLANK_PAGE, 1),)
    assert coarse.warnings == (FileWarning(Doubt.LOW_RESOLUTION),)


def test_the_blank_page_of_a_pdf_is_named():
    first, second = Image.new("RGB", (600, 800), "white"), Image.open(BytesIO(testing.picture()))
    made = BytesIO()
    second.save(made, "PDF", save_all=True, append_images=[first])

    assert checks.examine(made.getvalue(), ANY).warnings == (FileWarning(Doubt.BLANK_PAGE, 2),)


def test_a_signed_pdf_is_recognised_and_left_alone():
    def sign(pdf):
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, ByteRange=pikepdf.Array([0, 1, 2, 3]), Contents=b"\0" * 16
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pikepdf.Dictionary(V=value)]))

    found = checks.examine(pdf_with(sign), ANY)

    assert (found.is_signed, found.view) == (True, None)
    assert FileWarning(Doubt.SIGNED) in found.warnings


def test_the_copy_of_a_photo_knows_nothing_of_place_or_camera():
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    made = BytesIO()
    Image.open(BytesIO(testing.picture())).save(made, "JPEG", exif=exif)

    view = checks.examine(made.getvalue() + b"<script>", ANY).view

    with Image.open(BytesIO(view or b"")) as copy:
        assert (dict(copy.getexif()), copy.size) == ({}, (1400, 1000))
    assert b"<script>" not in (view or b"")


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]),
)
def test_no_bytes_are_answered_by_anything_but_a_reason(content, head):
    assert refused(head + content).code.startswith("materials.")
