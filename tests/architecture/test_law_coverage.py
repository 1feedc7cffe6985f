"""Every duty of the regulation is carried out by code and shown by a test, or is counted."""

from datetime import date

from onedoor.law.articles import citations, screens
from onedoor.law.evidence import shown_in
from onedoor.law.register import act, acts
from onedoor.law.report import ROOT, report
from onedoor.site.law.management.commands.law import pages

# May only fall: each later capability takes its articles off.
SILENT_AT_MOST = 31


def test_the_number_of_silent_duties_only_falls():
    silent = report("HAMI").silent

    assert len(silent) <= SILENT_AT_MOST, f"silent: {silent}"


def test_only_named_parts_are_left_to_people():
    assert [a.number for a in act("HAMI").articles.values() if not a.duty] == []


def test_every_cited_provision_exists():
    cited = {c.provision for c in (*citations(), *screens())}
    cited |= {p for shown in shown_in(ROOT) for p in shown.provisions}

    assert [str(p) for p in sorted(cited) if p.act not in acts() or not act(p.act).has(p)] == []


def test_every_cited_act_but_our_draft_is_in_force():
    cited = {c.provision.act for c in citations()} - {"HAMI"}

    assert [code for code in sorted(cited) if not act(code).in_force(date(2026, 11, 24))] == []


def test_every_cited_article_of_an_act_has_a_heading():
    cited = {(c.provision.act, c.provision.article) for c in citations()}

    assert [f"{a} {n}" for a, n in sorted(cited) if n not in act(a).articles] == []


def test_what_code_implements_some_test_verifies():
    shown = [p for s in shown_in(ROOT) for p in s.provisions]
    untested = {
        str(c.provision)
        for c in citations()
        if not any(c.provision.covers(p) or p.covers(c.provision) for p in shown)
    }

    assert sorted(untested) == []


def test_what_a_test_verifies_some_code_implements():
    cited = [c.provision for c in citations()]
    unfounded = {
        f"{s.test}: {p}"
        for s in shown_in(ROOT)
        for p in s.provisions
        if not any(p.covers(c) or c.covers(p) for c in cited)
    }

    assert sorted(unfounded) == []


def test_every_check_a_test_answers_is_a_row_of_the_specification():
    rows = {check for a in act("HAMI").articles.values() for check in a.checks}
    answered = {check for s in shown_in(ROOT) for check in s.checks}

    assert sorted(answered - rows) == []


def test_the_generated_law_pages_are_current():
    stale = [
        path.name
        for path, text in pages().items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]

    assert stale == [], "run: make law"
