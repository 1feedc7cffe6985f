from django.utils import translation

from onedoor.general.people import api as people
from onedoor.site.desk.duties import DUTIES


def test_every_duty_has_words_in_both_languages():
    assert {duty: str(words) for duty, words in DUTIES.items()} == {
        duty: duty.label for duty in people.Duty
    }
    with translation.override("ug"):
        assert not [duty for duty in people.Duty if str(DUTIES[duty]) == duty.label]
