"""How staff sign in: allauth does the steps, we set the rules and keep the counts."""

from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onedoor.general.people import api, policy, queries
from onedoor.general.people.domain.sign_in import ACTING_FOR
from onedoor.general.people.http import sessions
from onedoor.general.people.services.accounts import choose_password
from onedoor.general.people.services.attempts import forget_attempts
from onedoor.kernel.days import legal_day
from onedoor.kernel.secrets import open_sealed, seal

TOO_OFTEN = "too_often"  # the code of the error that locks a form
_SEED = "people.totp"
_CODE_LIFE_SECONDS = 90  # the code before, the present one, the one after


class Accounts(DefaultAccountAdapter):
    """Staff accounts: no sign-up, no mail; too many wrong passwords lock, as the settings say."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("工号或密码不正确。"),
        "enter_current_password": _("当前密码不正确。"),
        "incorrect_password": _("密码不正确。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # theirs
        """Nobody makes an account for oneself."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Check a password after counting the try, so that many at once cannot slip through."""
        number, address = str(credentials.get("username", "")), request.META["REMOTE_ADDR"]
        at = timezone.now()
        limit, window = policy.address_tries(on=legal_day(at))
        try:
            api.count_attempt(
                kind="staff.address",
                key=address,
                limit=limit,
                window_seconds=int(window.total_seconds()),
                at=at,
            )
            _count_try("staff.password", number.casefold(), at=at)
        except api.TriedTooOften as refused:
            raise _too_often(refused) from None
        user = super().authenticate(request, **credentials)
        if user is not None and user.is_active:
            forget_attempts(kind="staff.password", key=number.casefold())
            return user
        return None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing by the way: every page of ours tells what happened."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave allauth's own counting alone: it lives in one process."""

    def _rollback_login_failed_rl_usage(self) -> None:
        """Nothing was counted there."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again, but not on the way to one's first second factor."""
        first = app == "allauth.mfa" and not is_mfa_enabled(context.request.user)
        return not first and bool(super().is_reauthentication_required(app=app, **kwargs))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Start a staff session; nothing of a citizen's session goes into it."""
        for key in (sessions.APPLICANT, ACTING_FOR, sessions.SEEN):
            request.session.pop(key, None)
        super().login(request, user)

    def set_password(self, user: Any, password: str) -> None:
        """Take the password that its owner chose."""
        choose_password(number=user.number, password=password, at=timezone.now())
        user.refresh_from_db()


class SecondFactors(DefaultMFAAdapter):
    """Seeds are sealed at rest, and nobody gives up the last second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("验证码不正确，或已经使用过。"),
        "cannot_delete_authenticator": _("至少要保留一种二次验证方式。"),
    }

    def encrypt(self, text: str) -> str:
        """Seal a seed."""
        return b64encode(seal(text, purpose=_SEED)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a seed."""
        return open_sealed(b64decode(encrypted_text), purpose=_SEED)

    def build_totp_svg(self, url: str) -> str:  # noqa: ARG002  # theirs
        """Nothing inline: the picture has an address of its own."""
        return ""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only while another one remains."""
        return queries.has_another_second_factor(authenticator)


class SignIn(LoginForm):
    """Staff number and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("工号")
        self.fields["password"].label = _("密码")
        self.tries, locked = policy.tries(on=legal_day(timezone.now()))
        self.locked_minutes = int(locked.total_seconds()) // 60


class ChangePassword(ChangePasswordForm):
    """The old password once, the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("当前密码")
        self.fields["password1"].label = _("新密码")
        self.fields["password2"].label = _("再输一次新密码")


class _Counted(BaseAuthenticateForm):
    """A code counts as a try, and is good for one use only, in every process."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("验证码")

    def clean_code(self) -> str:
        key, at = str(self.user.pk), timezone.now()
        try:
            _count_try("staff.code", key, at=at)
            code: str = super().clean_code()
            api.count_attempt(
                kind="staff.code_used",
                key=f"{key}:{code}",
                limit=1,
                window_seconds=_CODE_LIFE_SECONDS,
                at=at,
            )
        except api.TriedTooOften as refused:
            if refused.facts["kind"] == "staff.code_used":
                raise ValidationError(_("验证码不正确，或已经使用过。")) from None
            raise _too_often(refused) from None
        forget_attempts(kind="staff.code", key=key)
        return code


class FirstCode(ActivateTOTPForm):
    """The code that shows that the authenticator took the seed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("验证码")


class SecondFactor(_Counted, AuthenticateForm):
    """The code after the password."""


class SecondFactorAgain(_Counted, ReauthenticateForm):
    """The code once more, before something that matters."""


def _too_often(refused: api.TriedTooOften) -> ValidationError:
    words = _("尝试次数过多，请 %(minutes)s 分钟后再试。")
    return ValidationError(words, TOO_OFTEN, {"minutes": refused.facts["minutes"]})


def _count_try(kind: str, key: str, *, at: datetime) -> None:
    limit, locked = policy.tries(on=legal_day(at))
    api.count_attempt(
        kind=kind,
        key=key,
        limit=limit,
        window_seconds=int(locked.total_seconds()),
        at=at,
        lock=True,
    )
