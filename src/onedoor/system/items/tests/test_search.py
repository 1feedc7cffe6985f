import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.kernel.actors import system
from onedoor.system.items import api as items
from onedoor.system.items import models, testing
from onedoor.system.items.domain import finding, importing

SAMPLES = Path(items.__file__).parent / "data" / "samples"
AT = datetime(2026, 11, 3, 2, tzinfo=UTC)


@pytest.fixture
def catalogue(db):
    """The demonstration offering among 1,033 sample items."""
    for file, area in (("district_items.csv", "511602"), ("zone_items.csv", "320100")):
        items.import_rows(
            rows=importing.table((SAMPLES / file).read_bytes()), area=area, sample=True,
            actor=system("test"), at=AT,
        )  # fmt: skip
    return testing.published()


@pytest.mark.parametrize(
    "words",
    [
        "食品经营许可", "食品经营", "食品 许可", "食品", "spjyxk", "SPJY", "shipinjingying",
        "shi pin jing ying", "开饭店", "我想开饭店", "开奶茶店", "开餐馆要办什么", "卖馕",
        "食品经许可", "食品营经许可", "食品经营许可证", "食経营许可", "11652201010485123A40001",
        "食品经营许可（新办）", "  食品经营许可 ", "办食品经营许可",
        "يېمەكلىك تىجارەت ئىجازىتى", "يېمەكلىك تىجارەت", "يېمەكلك تىجارەت ئىجازىتى",
        "ئاشخانا ئېچىش", "مەن ئاشخانا ئېچىش كېرەك",
    ],
)  # fmt: skip
def test_the_offering_is_found_first(catalogue, words):
    hits = items.search(words)

    assert hits[0].entry.code == catalogue.code


@pytest.mark.parametrize(
    "words", ["", "   ", "%", "'", "zzzzqq", "魑魅魍魉", "' | '", "\\", "💥💥"]
)
def test_words_that_mean_nothing_here_find_nothing_and_break_nothing(catalogue, words):
    assert items.search(words) == []


def test_one_character_dropped_or_swapped_still_finds_the_item(catalogue):
    drawn = random.Random(20261124)  # noqa: S311  # seeded, so that a miss can be repeated
    names = sorted(
        models.EntryRow.objects.filter(sample=True).values_list("name", flat=True).distinct()
    )
    missed = []
    for name in drawn.sample(names, 200):
        place = drawn.randrange(len(name) - 1)
        typed = (
            name[:place] + name[place + 1 :]
            if drawn.random() < 0.5
            else name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        )
        if name not in [hit.entry.name.zh for hit in items.search(typed, limit=5)]:
            missed.append((name, typed))

    assert len(missed) <= 10, missed


def test_an_area_shows_what_is_done_there_above_it_and_within_it(catalogue):
    for area in ("650502000000", "650500000000", "650502001000"):
        assert items.search("食品经营许可", area=area)[0].entry.code == catalogue.code
    assert catalogue.code not in [
        hit.entry.code for hit in items.search("食品经营许可", area="650521000000")
    ]


def test_a_search_costs_three_statements_however_much_is_found(catalogue):
    for words in ("食品", "食品经营许可", "zz"):
        with CaptureQueriesContext(connection) as seen:
            items.search(words)
        assert len(seen) <= 3


def test_everyday_words_can_be_edited_and_a_reload_keeps_the_edit(catalogue):
    items.set_synonyms(pairs=[("开馕坑", "食品经营许可")], actor=system("test"), at=AT)
    assert items.search("开馕坑")[0].entry.code == catalogue.code

    kept = [("开馕坑", "别的")]
    changed = items.set_synonyms(pairs=kept, actor=system("test"), at=AT, replace=False)

    assert changed == 0
    assert items.search("开馕坑")[0].entry.code == catalogue.code


def test_browsing_shows_offerings_first_and_pages_through_all(catalogue):
    first = items.browse()
    seen = [e.code for e in first.rows]
    page = first
    while page.after:
        page = items.browse(after=page.after)
        seen += [e.code for e in page.rows]

    assert first.rows[0].code == catalogue.code
    assert len(seen) == len(set(seen)) == models.EntryRow.objects.count()


def test_each_way_in_leads_to_as_many_items_as_it_says(catalogue):
    for kind in ("topic", "department"):
        shelf = items.shelves(kind)[-1]
        behind = (
            items.browse(topic=shelf.key) if kind == "topic" else items.browse(department=shelf.key)
        )
        assert len(behind.rows) == min(shelf.count, 50)
    assert catalogue.code in [e.code for e in items.browse(audience="business").rows]
    assert catalogue.code not in [e.code for e in items.browse(audience="person").rows]


def test_letters_are_cut_into_syllables():
    assert finding.syllables("shipinjingying") == ["shi", "pin", "jing", "ying"]
    assert finding.syllables("qqq1") == []
