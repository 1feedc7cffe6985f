"""The table of places."""

from django.db import models

from onedoor.general.places.domain.codes import Kind
from onedoor.kernel.areas import Level


class Unit(models.Model):
    """区划单位.

    Personal: none
    """

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=160, unique=True)
    level = models.CharField(max_length=10)
    kind = models.CharField(max_length=12)
    parent = models.CharField(max_length=12, db_index=True)
    source = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{12}$"), name="unit_code_has_12_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=[*Level]), name="unit_level_is_known"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=[*Kind]), name="unit_kind_is_known"),
        ]
