"""The hot statements, prepared: submitting (what to know before, the one write), and progress.

What goes with the write belongs to other modules: clock and materials give their part of the
statement, the journal follows in the same transaction.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from onedoor.kernel import prepared
from onedoor.operation.cases.domain.dossier import Event, Progress
from onedoor.operation.cases.domain.drafts import Receipt
from onedoor.operation.cases.domain.handing import told_outside
from onedoor.operation.cases.domain.states import State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.sealing import sealed
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.operation.receptions import api as receptions
from onedoor.system.items import api as items

# A draft that was submitted or saved since it was read matches no row, and then nothing is put in.
# EXPLAIN: one probe of the draft's key, one of the index of holders; three inserts.
_SUBMIT = """
WITH mine AS (
    UPDATE cases_draft SET case_number = %(number)s
     WHERE public_id = %(draft)s AND case_number = '' AND saved_at = %(seen)s
    RETURNING public_id
), made AS (
    INSERT INTO cases_case (number, query_code, key, channel, offering, version, title, body, area,
        applicant, applicant_name, agent, answers_sealed, state, events_count, submitted_at,
        received_by, accepted_by, decided_by, licence, due_on, warn_on, provisional)
    SELECT %(number)s, %(query_code)s, %(key)s, %(channel)s, %(offering)s, %(version)s, %(title)s,
        %(body)s, %(area)s, %(applicant)s, %(applicant_name)s, %(agent)s, %(answers)s, 'submitted',
        1, %(at)s, '', '', '', '', %(due_on)s, %(warn_on)s, %(provisional)s
     WHERE %(draft)s::text = '' OR EXISTS (SELECT FROM mine)
    RETURNING id
), clock AS ({clock}), handed AS ({handed} AND EXISTS (SELECT FROM made))
INSERT INTO cases_caseevent (case_id, n, kind, at, by_kind, by, state, step, outcome, due_on,
    provisional, document, note)
SELECT id, 1, 'submit', %(at)s, %(by_kind)s, %(by)s, 'submitted', '', '', %(due_on)s,
    %(provisional)s, '', '' FROM made
RETURNING case_id
""".replace(
    "{clock}", clocks.START.format(case="%(number)s", area="%(area)s", source="made")
).replace("{handed}", materials.HAND_OVER.format(target="%(number)s", source="%(draft)s"))


_DRAFT = (
    "id", "public_id", "owner", "owner_name", "opened_by", "offering", "version", "title",
    "saved_at", "expires_on", "case_number",
)  # fmt: skip
# EXPLAIN: the draft by its id; a probe of cases by number and one by (applicant, key); the newest
# cases of one applicant until the first that is older than an hour, at most ``most``.
_BEFORE = """
SELECT d.id, d.public_id, d.owner, d.owner_name, d.opened_by, d.offering, d.version, d.title,
    d.saved_at, d.expires_on, d.case_number, d.answers_sealed, d.confirmed::text,
    c.number, c.query_code, c.submitted_at,
    (SELECT count(*) FROM (
        SELECT submitted_at FROM cases_case WHERE applicant = d.owner ORDER BY id DESC
         LIMIT %(most)s
     ) AS newest WHERE submitted_at > %(since)s),
    {in_force}, {held}
  FROM cases_draft AS d
  LEFT JOIN LATERAL (
    SELECT number, query_code, submitted_at FROM cases_case
     WHERE number = d.case_number AND d.case_number <> ''
    UNION ALL
    SELECT number, query_code, submitted_at FROM cases_case
     WHERE applicant = d.owner AND key = %(key)s
    LIMIT 1
  ) AS c ON true
 WHERE d.public_id = %(draft)s AND d.owner = %(owner)s
""".replace("{in_force}", items.IN_FORCE.format(code="d.offering")).replace(
    "{held}", materials.HELD.format(holder="d.public_id")
)


@dataclass(frozen=True, slots=True)
class Before:
    """What is known before a draft is submitted.

    ``first`` is the receipt it or the key was answered; ``lately``, how many cases came of late;
    ``in_force``, what ``Offering.as_it_stands`` reads; ``held``, the entries of the list for which
    something is there.
    """

    draft: Draft
    first: Receipt | None
    lately: int
    in_force: str
    held: frozenset[str]


def before(*, draft: str, owner: str, key: str, since: datetime, most: int) -> Before | None:
    """Return what is known of a draft that is to be submitted; None when there is no such draft."""
    row = first(_BEFORE, {"draft": draft, "owner": owner, "key": key, "since": since, "most": most})
    if row is None:
        return None
    *columns, answers, confirmed, number, code, at, lately, in_force, held = row
    found = Draft(**dict(zip(_DRAFT, columns, strict=True)))
    found.answers_sealed, found.confirmed = answers, json.loads(confirmed)
    receipt = Receipt(number, code, at) if number else None
    return Before(found, receipt, lately, in_force, frozenset(held))


_PROGRESS = """
SELECT c.number, c.title, c.body, c.area, c.state, c.submitted_at, c.due_on, c.warn_on,
    c.provisional, c.licence, c.applicant, c.offering, c.version,
    (SELECT json_agg(json_build_array(n, kind, at, by_kind, state, step, due_on, provisional)
                     ORDER BY n) FROM cases_caseevent WHERE case_id = c.id)::text,
    (SELECT asks::text FROM cases_notice WHERE case_id = c.id AND supplied_at IS NULL LIMIT 1),
    {place}
  FROM cases_case AS c WHERE c.""".replace("{place}", receptions.TOLD.format(case="c.number"))
# EXPLAIN: one probe of a unique key, the events by theirs, the notices of one case.
_BY_CODE = _PROGRESS + "query_code = %(word)s"
_BY_NUMBER = _PROGRESS + "number = %(word)s"


def progress(*, number: str = "", query_code: str = "") -> tuple[Progress, str] | None:
    """Return what may be known of a case, and its applicant; None if there is no such case."""
    word, statement = (query_code, _BY_CODE) if query_code else (number, _BY_NUMBER)
    row = first(statement, {"word": word})
    if row is None:
        return None
    number, title, body, area, state, at, due_on, warn_on, provisional, licence, who = row[:11]
    offering, version, told, asks, place = row[11:]
    found = Progress(
        number=number,
        offering=offering,
        version=version,
        title=title,
        body=body,
        area=area,
        state=State(state),
        submitted_at=at,
        due_on=due_on,
        warn_on=warn_on,
        provisional=provisional,
        licence=licence,
        events=told_outside(_event(*parts) for parts in json.loads(told)),
        asks=tuple(Ask(**ask) for ask in json.loads(asks)) if asks else (),
        taken_at=place or "",
    )
    return found, who


def _event(*parts: Any) -> Event:
    n, kind, at, by_kind, state, step, due_on, provisional = parts
    return Event(
        n=n,
        kind=kind,
        at=datetime.fromisoformat(at),
        by_kind=by_kind,
        by="",
        state=State(state),
        step=step,
        due_on=date.fromisoformat(due_on) if due_on else None,
        provisional=provisional,
        document="",
        note="",
    )


def first(statement: str, values: dict[str, Any]) -> tuple[Any, ...] | None:
    """Run a prepared statement; return its first row."""
    return prepared.run(statement, values).fetchone()


_OF_KEY = "WHERE applicant = %s AND key = %s"
_OF_NUMBER = "WHERE number = %s"
# EXPLAIN: one probe of the unique key of cases and numbers.
_TOLD = "SELECT kind, step, outcome FROM cases_caseevent WHERE case_id = %s ORDER BY n"


def case(number: str, *, lock: bool = False) -> Case | None:
    """Return a case by its number, locked until the command ends; None when there is none."""
    rest = _OF_NUMBER + " FOR UPDATE" if lock else _OF_NUMBER
    return next(iter(prepared.rows_of(Case, rest, [number])), None)


def case_by_key(*, applicant: str, key: str) -> Case | None:
    """Return the case that an applicant handed in with a key; None when there is none."""
    return next(iter(prepared.rows_of(Case, _OF_KEY, [applicant, key])), None)


def events_of(case: Case) -> list[tuple[str, str, str]]:
    """Return kind, step and outcome of each event of a case, in order."""
    return [(kind, step, outcome) for kind, step, outcome in prepared.run(_TOLD, [case.pk])]


@dataclass(frozen=True, slots=True)
class NewCase:
    """The columns of a case that has just been submitted; without a draft, ``draft`` is empty."""

    number: str
    query_code: str
    key: str
    channel: str
    offering: str
    version: int
    title: str
    body: str
    area: str
    applicant: str
    applicant_name: str
    agent: str
    answers: dict[str, Any]
    at: datetime
    by_kind: str
    by: str
    due_on: date
    warn_on: date
    provisional: bool
    clock: Mapping[str, Any]
    draft: str = ""
    seen: datetime | None = None


def put(new: NewCase) -> bool:
    """Put a case in; say False, with nothing done, when its draft is no longer as it was read."""
    values = {name: getattr(new, name) for name in NewCase.__dataclass_fields__}
    del values["clock"]
    return first(_SUBMIT, {**values, **new.clock, "answers": sealed(new.answers)}) is not None


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of a due date in the row of a case: as it was, and as it is to be."""

    id: int
    number: str
    body: str
    was: date | None
    was_provisional: bool
    due_on: date | None
    warn_on: date | None
    provisional: bool

    @property
    def moved(self) -> bool:
        """Tell whether people see another date than before."""
        return (self.was, self.was_provisional) != (self.due_on, self.provisional)


# EXPLAIN: one probe of the primary key for each case.
_SHOW_DUE = """
UPDATE cases_case AS c
   SET due_on = v.due_on, warn_on = v.warn_on, provisional = v.provisional,
       events_count = c.events_count + v.moved::int
  FROM unnest(%s::bigint[], %s::date[], %s::date[], %s::boolean[], %s::boolean[])
    AS v (id, due_on, warn_on, provisional, moved)
 WHERE c.id = v.id
"""
# EXPLAIN: one probe of the primary key for each case, one insert.
_REDATED = """
INSERT INTO cases_caseevent (case_id, n, kind, at, by_kind, by, state, step, outcome, due_on,
    provisional, document, note)
SELECT c.id, c.events_count, 'redate', %s, %s, %s, c.state, '', '', c.due_on, c.provisional, '',
    v.note
  FROM unnest(%s::bigint[], %s::text[]) AS v (id, note) JOIN cases_case AS c USING (id)
"""


def show_due(copies: Sequence[Copy]) -> None:
    """Put the dates into the rows, and count the event of each that moved."""
    with connection.cursor() as cursor:
        cursor.execute(
            _SHOW_DUE,
            [
                [copy.id for copy in copies],
                [copy.due_on for copy in copies],
                [copy.warn_on for copy in copies],
                [copy.provisional for copy in copies],
                [copy.moved for copy in copies],
            ],
        )


def add_redated(moved: Sequence[Copy], *, by_kind: str, by: str, at: datetime) -> None:
    """Add the event that tells of a new date to each case whose row has just counted it."""
    ids = [copy.id for copy in moved]
    notes = [f"{copy.was} → {copy.due_on}" for copy in moved]
    with connection.cursor() as cursor:
        cursor.execute(_REDATED, [at, str(by_kind), by, ids, notes])
