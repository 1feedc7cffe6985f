"""Tables of desks."""

from django.db import models
from django.db.models import Q

from onedoor.kernel.ids import random_id
from onedoor.operation.desks.domain.favourites import PLACES
from onedoor.operation.desks.domain.phrases import Use


class PhraseRow(models.Model):
    """常用意见: words that somebody writes often; without an owner they are the whole body's.

    Personal: none
    """

    ref = models.CharField(max_length=32, unique=True, default=random_id)
    body = models.CharField(max_length=18)
    owner = models.CharField(max_length=40, blank=True)
    use = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Use])
    words = models.CharField(max_length=500)
    added_by = models.CharField(max_length=40)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="phrase_use_is_known", condition=Q(use__in=[*Use])),
            models.CheckConstraint(name="phrase_has_words", condition=~Q(words="")),
            models.UniqueConstraint(
                name="phrase_is_kept_once",
                fields=("body", "owner", "use", "words"),
                condition=Q(retired_at=None),
            ),
        )

    def __str__(self) -> str:
        return self.ref


class FavouriteRow(models.Model):
    """常办: an item that somebody at a counter has under a digit.

    Personal: none
    """

    owner = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    offering = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="favourite_has_a_digit",
                condition=Q(place__gte=PLACES[0], place__lte=PLACES[-1]),
            ),
            models.UniqueConstraint(name="favourite_place_is_free", fields=("owner", "place")),
            models.UniqueConstraint(name="favourite_is_kept_once", fields=("owner", "offering")),
        )

    def __str__(self) -> str:
        return f"{self.owner} {self.place}"


class ViewRow(models.Model):
    """视图: a filter and order of the inbox that somebody keeps by name.

    Personal: none
    """

    ref = models.CharField(max_length=32, unique=True, default=random_id)
    owner = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    parts = models.JSONField()
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="view_is_named_once", fields=("owner", "name")),
            models.UniqueConstraint(
                name="view_default_is_one", fields=("owner",), condition=Q(is_default=True)
            ),
            models.CheckConstraint(name="view_has_a_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.ref
