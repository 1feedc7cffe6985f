from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.materials import api, storage, testing
from onedoor.operation.materials.domain.files import Doubt
from onedoor.operation.materials.domain.names import safe_name
from onedoor.operation.materials.models import File

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def anyone(_file: api.StoredFile, _holders: tuple[str, ...]) -> bool:
    return True


def nobody(_file: api.StoredFile, _holders: tuple[str, ...]) -> bool:
    return False


def kept(content: bytes, name: str = "平面图.pdf", owner: str = "a1") -> api.StoredFile:
    return api.store(name=name, content=content, owner=owner, at=AT)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(17))
def test_a_file_comes_back_byte_for_byte():
    content = testing.sheet(pages=2)

    file = kept(content)

    assert (file.name, file.kind, file.pages, file.size) == ("平面图.pdf", "pdf", 2, len(content))
    assert api.original(file_id=file.id, may_read=anyone).content == content
    assert api.file(file_id=file.id) == file


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(6))
def test_of_a_photo_nothing_is_kept_that_tells_place_or_camera():
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    made = BytesIO()
    Image.open(BytesIO(testing.picture())).save(made, "JPEG", exif=exif)

    file = kept(made.getvalue() + b"<script>", "照片.jpg")

    back = api.original(file_id=file.id, may_read=anyone).content
    with Image.open(BytesIO(back)) as copy:
        assert dict(copy.getexif()) == {}
    assert (b"Camera" in back, b"<script>" in back, len(back)) == (False, False, file.size)


@pytest.mark.django_db
def test_the_same_file_twice_is_one_file():
    content = testing.sheet()

    assert kept(content).id == kept(content).id
    assert File.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(19))
def test_a_file_that_belongs_to_nothing_goes_with_its_bytes_and_pictures():
    file = kept(testing.sheet())
    api.page_image(file_id=file.id, n=1, width=240, may_read=anyone)
    picture = f"{File.objects.get().view_sha256}-1-240"
    assert storage.remembered(picture) is not None

    assert api.drop_stray(before=AT, most=10) == 0
    assert api.drop_stray(before=AT + timedelta(seconds=1), most=10) == 1

    assert not File.objects.exists()
    assert storage.remembered(picture) is None
    with pytest.raises(storage.FileGone):
        storage.get(file.sha256)


@pytest.mark.django_db
def test_bytes_that_another_owner_holds_stay():
    content = testing.sheet()
    mine, yours = kept(content), kept(content, owner="a2")
    api.attach(holder="d2", material="plan", file_id=yours.id, actor=system("test"), at=AT)

    assert api.drop_stray(before=AT + timedelta(days=1), most=10) == 1

    assert [row.ref for row in File.objects.all()] == [yours.id]
    assert storage.get(mine.sha256) == content


@pytest.mark.django_db
def test_the_same_bytes_of_two_owners_are_two_files_over_one_content():
    content = testing.picture()

    mine, yours = kept(content), kept(content, owner="a2")

    assert (mine.id == yours.id, mine.sha256 == yours.sha256) == (False, True)


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing():
    before = sorted(settings.FILES.rglob("*"))

    with pytest.raises(api.FileRefused):
        kept(testing.encrypted())

    assert File.objects.count() == 0
    assert sorted(settings.FILES.rglob("*")) == before


@pytest.mark.django_db
def test_pages_are_shown_drawn_anew_and_only_to_whom_may_read():
    file = kept(testing.sheet(pages=2))

    shown = api.page_image(file_id=file.id, n=2, width=700, may_read=anyone)

    with Image.open(BytesIO(shown.content)) as image:
        assert (shown.mime, image.format, image.width) == ("image/webp", "WEBP", 800)
    assert shown == api.page_image(file_id=file.id, n=2, width=800, may_read=anyone)
    for n, reader in ((3, anyone), (0, anyone), (1, nobody)):
        with pytest.raises(api.FileMissing):
            api.page_image(file_id=file.id, n=n, width=800, may_read=reader)
    with pytest.raises(api.FileMissing):
        api.original(file_id=file.id, may_read=nobody)


def test_what_lies_on_the_disk_cannot_be_read_without_the_key():
    digest = storage.put(b"secret words of an applicant")

    raw = (settings.FILES / digest[:2] / digest).read_bytes()

    assert b"secret words" not in raw
    assert storage.get(digest) == b"secret words of an applicant"


def test_a_changed_byte_on_the_disk_is_noticed():
    digest = storage.put(b"another content")
    path = settings.FILES / digest[:2] / digest
    path.write_bytes(path.read_bytes()[:-1] + b"\0")

    with pytest.raises(InvalidTag):
        storage.get(digest)


def test_a_content_under_the_name_of_another_is_noticed():
    one, other = storage.put(b"one"), storage.put(b"other")
    (settings.FILES / one[:2] / one).replace(settings.FILES / other[:2] / other)

    with pytest.raises(InvalidTag):
        storage.get(other)


def test_a_lost_content_is_said_to_be_lost():
    with pytest.raises(storage.FileGone):
        storage.get("0" * 64)


@pytest.mark.parametrize(
    "name, safe",
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\扫描\\执照.pdf", "执照.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("x\r\nSet-Cookie: a.pdf", "xSet-Cookie_ a.pdf"),
        ("  ", "未命名"),
        ("图" * 300 + ".jpeg", "图" * 114 + "….jpeg"),
    ],
)
def test_a_naughty_name_is_made_fit(name, safe):
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_short_shown_and_stays_as_it_is(name):
    safe = safe_name(name)

    assert 0 < len(safe) <= 120
    assert safe_name(safe) == safe
    assert not set(safe) & set('/\\\r\n\0"')


def test_doubts_have_words_in_both_languages():
    warning = api.FileWarning(Doubt.BLANK_PAGE, 3)

    assert api.words_for(warning, language="zh-hans") == "第 3 页看起来是空白的，请确认没有漏拍。"
    assert api.words_for(warning, language="ug").startswith("3-بەت")
