import stat
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from onedoor.general.bodies import api as bodies
from onedoor.general.codes.api import credit_code, resident_number
from onedoor.general.people import api, cast, demo
from onedoor.general.people.accounts_file import demo_accounts, demo_code
from onedoor.general.people.domain.duties import Duty
from onedoor.general.people.domain.samples import credit_code as credit_code_of
from onedoor.general.people.models import ApplicantRow, AuthorisationRow, StaffAccount
from onedoor.general.people.testing import YIZHOU
from onedoor.general.places.api import Level
from onedoor.kernel.actors import system

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices():
    names = sorted({told.body for told in cast.staff()})
    there = bodies.bodies(within=YIZHOU)
    made = [
        bodies.Body(
            code=credit_code_of(order=900 + n, register="11"), name=f"哈密市{name}",
            short_name=name, kind=bodies.Nature.STATUTORY, role=bodies.Role.DEPARTMENT,
            level=Level.COUNTY, area=YIZHOU, parent="", sample=True,
        )
        for n, name in enumerate(names)
        if not any(body.name.endswith(name) for body in there)
    ]  # fmt: skip
    bodies.register(bodies=made, actor=system("test"), at=NOON)


@pytest.fixture(autouse=True)
def in_a_folder(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)


def test_the_demo_has_somebody_for_every_duty_and_three_administrators():
    demo.load(at=NOON)

    held = [set(row.duties) for row in StaffAccount.objects.all()]
    assert set().union(*held) == {duty.value for duty in Duty}
    assert sum(any(name.endswith(".admin") for name in duties) for duties in held) == 3


def test_loading_again_changes_nothing(tmp_path):
    demo.load(at=NOON)
    before = (
        (tmp_path / "accounts.json").read_bytes(),
        list(StaffAccount.objects.order_by("id").values()),
        list(ApplicantRow.objects.order_by("id").values()),
        list(AuthorisationRow.objects.order_by("id").values()),
        list(Authenticator.objects.order_by("id").values()),
    )

    demo.load(at=NOON)

    after = (
        (tmp_path / "accounts.json").read_bytes(),
        list(StaffAccount.objects.order_by("id").values()),
        list(ApplicantRow.objects.order_by("id").values()),
        list(AuthorisationRow.objects.order_by("id").values()),
        list(Authenticator.objects.order_by("id").values()),
    )
    assert after == before


def test_passwords_are_kept_for_their_owner_only_and_fit(tmp_path):
    demo.load(at=NOON)

    assert stat.S_IMODE((tmp_path / "accounts.json").stat().st_mode) == 0o600
    staff = [one for one in demo_accounts() if one.password]
    assert len(staff) == StaffAccount.objects.count()
    for one in staff:
        assert StaffAccount.objects.get(number=one.account).check_password(one.password)


def test_a_lost_file_gives_new_passwords(tmp_path):
    demo.load(at=NOON)
    before = {one.account: one.password for one in demo_accounts()}
    (tmp_path / "accounts.json").unlink()

    demo.load(at=NOON)

    after = {one.account: one.password for one in demo_accounts()}
    assert all(before[number] != after[number] for number in before if before[number])


def test_the_agent_may_act_for_the_cooperative():
    demo.load(at=NOON)

    agent = ApplicantRow.objects.get(name="阿依古丽·买买提江·吐尔逊")

    (held,) = api.mine.may_act_for(agent.public_id, on=NOON.date())
    assert held.grantor_name == "哈密市伊州区甜蜜蜜瓜农民专业合作社"


def test_the_numbers_of_the_demo_are_well_formed():
    people = [one.identity for one in cast.citizens()]

    firms = [one.organisation for one in people if one.organisation]
    assert {credit_code(firm.credit_code).outcome for firm in firms} == {"ok"}
    numbers = [one.number for one in people if one.id_kind == "resident"]
    assert {resident_number(n, today=NOON.date()).outcome for n in numbers} <= {"ok", "warn"}
    assert len(set(numbers)) == len(numbers)


def test_the_command_lists_accounts_and_prints_a_code():
    demo.load(at=NOON)
    out, code = StringIO(), StringIO()

    call_command("accounts", stdout=out)
    call_command("accounts", "650502001", stdout=code)

    assert "650502001\t王丽\t收件岗" in out.getvalue()
    assert code.getvalue().strip().isdigit()
    with pytest.raises(CommandError):
        call_command("accounts", "nobody")


def test_without_a_demo_there_is_nothing_to_list():
    assert demo_accounts() == ()
    assert demo_code("650502001", at=NOON) == ""
    with pytest.raises(CommandError):
        call_command("accounts")
