"""Rules for staff passwords (GB/T 22239-2019 8.1.4.1: complex, and changed from time to time)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LENGTH = 10
KINDS = 3


class Strength:
    """At least ten signs of at least three kinds: small, capital, digit, other."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  # Django's form
        """Refuse a password that is short or of few kinds of signs."""
        kinds = (
            any(sign.islower() for sign in password),
            any(sign.isupper() for sign in password),
            any(sign.isdigit() for sign in password),
            any(not sign.isalnum() for sign in password),
        )
        if len(password) < LENGTH or sum(kinds) < KINDS:
            raise ValidationError(self.get_help_text(), code="password_too_weak")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _(
            "密码至少 %(length)s 位，大写字母、小写字母、数字、符号中至少有 %(kinds)s 种。"
        ) % {
            "length": LENGTH,
            "kinds": KINDS,
        }


class NotAboutOneself:
    """A password that does not hold one's own staff number or name."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a password that holds what everybody knows of its owner."""
        known = (getattr(user, "number", ""), getattr(user, "name", ""))
        if any(word and word.lower() in password.lower() for word in known):
            raise ValidationError(self.get_help_text(), code="password_about_oneself")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("密码中不能包含您的工号或姓名。")
