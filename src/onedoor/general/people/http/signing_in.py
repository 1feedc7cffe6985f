"""Staff pages before and around the second factor: allauth's views, marked with who may enter."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as user_sessions
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from segno import make_qr

from onedoor.general.people import queries
from onedoor.general.people.http import sessions
from onedoor.general.people.http.citizens import safe_next
from onedoor.general.people.http.staff import TOO_OFTEN, SecondFactors
from onedoor.kernel.access import for_staff, for_staff_signing_in, public
from onedoor.kernel.days import legal_day


def pending(request: Any) -> str:
    """Return the route of the next step a signed-in staff member must take, empty if none."""
    if queries.password_is_due(request.user, on=legal_day(timezone.now())):
        return "account_change_password"
    if not sessions.passed_second_factor(request):
        return "mfa_activate_totp"
    return ""


def _limited(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a page that says "too often" say so by its status as well."""

    @wraps(view)
    def limited(request: Any, *args: Any, **kwargs: Any) -> Any:
        answer = view(request, *args, **kwargs)
        form = (getattr(answer, "context_data", None) or {}).get("form")
        errors = form.errors.as_data().values() if form is not None else ()
        for error in (one for found in errors for one in found if one.code == TOO_OFTEN):
            answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
            answer["Retry-After"] = str(60 * error.params["minutes"])
        return answer

    return limited


@public
@never_cache
@_limited
def login(request: Any) -> HttpResponse:
    """Ask for number and password; whoever is half way in goes on to the next step."""
    if not request.user.is_authenticated:
        answer: HttpResponse = account.login(request)
        return answer
    step = pending(request)
    if step == "mfa_activate_totp" and is_mfa_enabled(request.user):
        # Somebody took a second factor into use elsewhere: this session has to prove it.
        sessions.sign_out(request)
        return redirect("account_login")
    onward = safe_next(request, request.GET.get("next", ""))
    return redirect(step or (onward if onward != "/" else "/desk/"))


class Activate(totp.ActivateTOTPView):
    """Take a second factor into use; the session that does so has thereby proved it."""

    def form_valid(self, form: Any) -> Any:
        """Note the proof as well."""
        answer = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, "mfa", type="totp", reauthenticated=True
        )
        return answer


@for_staff_signing_in
@never_cache
def totp_image(request: Any) -> HttpResponse:
    """Draw the seed under way in this session as a QR code; an address, for nothing is inline."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    address = SecondFactors().build_totp_url(request.user, secret)
    drawn = make_qr(address, error="m").svg_inline(scale=5, dark="#1a1a1a", light="#ffffff")
    return HttpResponse(drawn, content_type="image/svg+xml")


logout = public(account.logout)
authenticate = public(_limited(factors.authenticate))
change_password = for_staff_signing_in(account.password_change)
activate_totp = for_staff_signing_in(Activate.as_view())
reauthenticate = for_staff_signing_in(_limited(account.reauthenticate))
reauthenticate_by_code = for_staff()(_limited(factors.reauthenticate))
recovery_codes = for_staff()(codes.view_recovery_codes)
new_recovery_codes = for_staff()(codes.generate_recovery_codes)
second_factors = for_staff()(factors.index)
remove_totp = for_staff()(totp.deactivate_totp)
security_keys = for_staff()(keys.list_webauthn)
add_key = for_staff()(keys.add_webauthn)
remove_key = for_staff()(keys.remove_webauthn)
reauthenticate_by_key = for_staff()(keys.reauthenticate_webauthn)
my_sessions = for_staff()(user_sessions.list_usersessions)
