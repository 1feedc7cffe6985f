import io
import sys

import pytest
from django.core.management import call_command


@pytest.fixture
def ask(monkeypatch, capsys):
    def run(kind, content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        call_command("codes", "check", kind)
        return capsys.readouterr().out.splitlines()

    return run


def test_each_line_gets_its_answer(ask):
    content = "\ufeff91110000600037341L\r\n91 110000 600037341L\r\n12345\r\n\r\n".encode()

    assert ask("uscc", content) == [
        "ok",
        "ok 91110000600037341L",
        "bad not 18 characters",
        "bad empty",
    ]


def test_identity_numbers_are_right_doubtful_or_wrong(ask):
    content = b"44011320141005001x\n110111198012010078\n360426199113010079\n\xff\xff\n"

    assert ask("resident", content) == [
        "ok 44011320141005001X",
        "warn county code not in force at birth",
        "bad no such birth date",
        "bad not 18 characters",
    ]
