from tools import machine
from tools.machine import Need


def test_a_need_is_met_by_any_of_its_programs_or_by_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    font = Need("fonts-x", "tests", file="share/fonts/**/X.ttf")
    assert not font.is_met()

    (tmp_path / "share" / "fonts" / "deep").mkdir(parents=True)
    (tmp_path / "share" / "fonts" / "deep" / "X.ttf").touch()

    assert font.is_met()
    assert Need("sh", "tests", ("no-such-program", "sh")).is_met()
    assert not Need("x", "tests", ("no-such-program",)).is_met()


def test_what_is_missing_is_left_out_by_name_and_fails_where_nothing_may_be(monkeypatch, capsys):
    lacking = Need("no-such-package", "reading stars", ("no-such-program",))
    monkeypatch.setattr(machine, "NEEDS", (lacking,))
    monkeypatch.setattr(machine, "as_root", lambda: None)

    monkeypatch.delenv("CI", raising=False)
    assert machine.main() == 0
    assert capsys.readouterr().out == (
        "left out: reading stars (no no-such-package: apt-get install no-such-package)\n"
    )
    monkeypatch.setenv("CI", "true")
    assert machine.main() == 1
