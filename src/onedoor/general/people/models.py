"""Tables of people: staff accounts, applicants, who acts for whom, and counted attempts."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from onedoor.general.people.domain.authorisations import Ground, Scope
from onedoor.general.people.domain.duties import (
    APART,
    APPROVING,
    REGULAR_AT_MOST,
    Duty,
    Employment,
)
from onedoor.general.people.domain.identities import ApplicantKind, IdKind
from onedoor.general.people.domain.substitutions import LENDABLE
from onedoor.kernel.ids import random_id

_SESSION_SALT = "onedoor.people.staff_session"


class StaffAccount(AbstractBaseUser):
    """工作人员账号: one person at one body, signing in with the staff number (工号).

    Personal: name, staff number; kept while employed and 3 years after, as the cases decided.
    """

    number = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=100)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)  # the body's, so that one row tells who acts
    position = models.CharField(max_length=100, blank=True)
    duties = ArrayField(models.CharField(max_length=32), default=list)
    employment = models.CharField(max_length=12, default=Employment.CIVIL.value)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    password_set_on = models.DateField()
    created_at = models.DateTimeField()
    generation = models.IntegerField(default=0)  # counted up to end all sessions at once

    objects = BaseUserManager["StaffAccount"]()

    USERNAME_FIELD = "number"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="staff_duties_are_known",
                condition=Q(duties__contained_by=[duty.value for duty in Duty]),
            ),
            models.CheckConstraint(
                name="staff_who_approve_are_established",
                condition=Q(employment__in=sorted(one.value for one in REGULAR_AT_MOST))
                | ~Q(duties__overlap=sorted(one.value for one in APPROVING)),
            ),
            models.CheckConstraint(
                name="staff_employment_is_known",
                condition=Q(employment__in=[one.value for one in Employment]),
            ),
            *(
                models.CheckConstraint(
                    name=f"staff_{one.name}_and_{other.name}_apart".lower(),
                    condition=~Q(duties__contains=[one.value, other.value]),
                )
                for one, other in APART
            ),
        ]
        indexes = [models.Index(fields=["body", "number"], name="staff_by_body")]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind sessions to the password and to the generation: a change of either ends them."""
        bound = f"{self.password}\0{self.generation}"
        return salted_hmac(_SESSION_SALT, bound, secret=secret, algorithm="sha256").hexdigest()


class SubstitutionRow(models.Model):
    """代岗: who stands in for whom of one body, from day to day, in which duties.

    Personal: staff numbers; kept as long as the cases that were handled by it
    """

    ref = models.CharField(max_length=32, unique=True, default=random_id)
    body = models.CharField(max_length=18)
    absent = models.CharField(max_length=32)
    substitute = models.CharField(max_length=32)
    duties = ArrayField(models.CharField(max_length=32))
    from_on = models.DateField()
    until_on = models.DateField()
    named_by = models.CharField(max_length=32)
    named_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=32, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="substitute_is_another", condition=~Q(absent=F("substitute"))
            ),
            models.CheckConstraint(
                name="substitution_runs_forward", condition=Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="substitution_lends_what_may_be_lent",
                condition=Q(duties__contained_by=sorted(LENDABLE), duties__len__gt=0),
            ),
        )
        indexes = (models.Index(name="substitution_of_body", fields=("body", "until_on")),)

    def __str__(self) -> str:
        return self.ref


class ApplicantRow(models.Model):
    """申请人: a person or an organisation, known by one number of one register.

    Personal: name, id number and telephone (both sealed), address, mail; kept while cases are.
    """

    public_id = models.CharField(max_length=22, unique=True)
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    id_kind = models.CharField(max_length=16)
    id_sealed = models.BinaryField()
    id_index = models.BinaryField(unique=True)
    representative = models.CharField(max_length=100, blank=True)
    phone_sealed = models.BinaryField(default=b"")
    phone_index = models.BinaryField(default=b"")
    mail = models.CharField(max_length=254, blank=True)
    address = models.CharField(max_length=200, blank=True)
    level = models.SmallIntegerField()
    notice_version = models.CharField(max_length=16, blank=True)
    notice_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "people_applicant"
        constraints = [
            models.CheckConstraint(
                name="applicant_kind_is_known",
                condition=Q(kind__in=[kind.value for kind in ApplicantKind]),
            ),
            models.CheckConstraint(
                name="applicant_organisations_have_a_credit_code",
                condition=Q(kind=ApplicantKind.ORGANISATION.value, id_kind=IdKind.CREDIT_CODE.value)
                | (
                    Q(kind=ApplicantKind.PERSON.value)
                    & Q(id_kind__in=[k.value for k in IdKind if k is not IdKind.CREDIT_CODE])
                ),
            ),
            models.CheckConstraint(
                name="applicant_notice_has_version_and_time",
                condition=Q(notice_version="", notice_at__isnull=True)
                | (~Q(notice_version="") & Q(notice_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["phone_index"], name="applicant_by_phone")]


class AuthorisationRow(models.Model):
    """授权: somebody may act for an applicant, for certain things, between two days.

    The agent is named by name and sealed number, not by account: who is to act need not have
    signed in yet, and nobody learns by granting whether somebody has.

    Personal: name and id number (sealed) of the agent; kept 3 years after the last day.
    """

    public_id = models.CharField(max_length=22, unique=True)
    grantor = models.ForeignKey(ApplicantRow, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=16)
    agent_name = models.CharField(max_length=100)
    agent_sealed = models.BinaryField()
    agent_index = models.BinaryField()
    scopes = ArrayField(models.CharField(max_length=16))
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=22)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_authorisation"
        constraints = [
            models.CheckConstraint(
                name="authorisation_ground_is_known",
                condition=Q(ground__in=[ground.value for ground in Ground]),
            ),
            models.CheckConstraint(
                name="authorisation_scopes_are_known",
                condition=Q(scopes__contained_by=[scope.value for scope in Scope])
                & ~Q(scopes__len=0),
            ),
            models.CheckConstraint(
                name="authorisation_ends_after_it_starts",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="authorisation_granted_ones_end",
                condition=~Q(ground=Ground.GRANTED.value) | Q(until_on__isnull=False),
            ),
            models.UniqueConstraint(
                name="authorisation_one_representative_each",
                fields=["grantor", "agent_index"],
                condition=Q(ground=Ground.REPRESENTATIVE.value, revoked_at__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["agent_index"], name="authorisation_by_agent")]


class Attempt(models.Model):
    """计次: how often something was tried since when, by a keyed hash of who tried.

    Personal: none; the key is hashed and the row is dropped after a day.
    """

    kind = models.CharField(max_length=32)
    key = models.BinaryField()
    started_at = models.DateTimeField(db_index=True)
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="attempt_one_row_each", fields=["kind", "key"])]
