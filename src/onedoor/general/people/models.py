"""Tables of people: staff accounts and applicants."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class StaffAccount(AbstractBaseUser):
    """工作人员账号: signs in with the staff number (工号)."""

    number = models.CharField(max_length=32, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["StaffAccount"]()

    USERNAME_FIELD = "number"
    EMAIL_FIELD = "email"
