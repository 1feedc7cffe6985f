"""What a file looks like by its first bytes."""

from enum import StrEnum

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_PROGRAMS = (
    *(b"\x7felf", b"#!", b"\xca\xfe\xba\xbe", b"<script", b"<html", b"<!doctype", b"<?php"),
    *(b"<svg", b"<?xml", b"@echo", b"import ", b"function "),
)


class Looks(StrEnum):
    """The kinds a file can be told to be; the first three are taken."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    HEIC = "heic"
    ARCHIVE = "archive"  # 压缩包，也包括 Word、Excel
    PROGRAM = "program"  # 程序、脚本、网页
    OTHER = "other"


def look(content: bytes) -> Looks:
    """Return what the content looks like, whatever its name says."""
    if content.startswith(b"%PDF-"):
        return Looks.PDF
    if content.startswith(_PNG):
        return Looks.PNG
    if content.startswith(_JPEG):
        return Looks.JPEG
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return Looks.HEIC
    if content.startswith(_ARCHIVES):
        return Looks.ARCHIVE
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if content.startswith(b"MZ") or start.startswith(_PROGRAMS):
        return Looks.PROGRAM
    return Looks.OTHER
