"""A terminal of the hall for journeys: set up as a clerk does, its cookie printed."""

# Prints the cookie of a terminal that a clerk of the hall set up.
SET_UP = """
from django.core.signing import get_cookie_signer
from django.utils import timezone
from onedoor.general.people import api as people
from onedoor.operation.hall import api as hall
from onedoor.system.venues import api as venues
place = venues.venues(within='650502000000', kind=venues.Kind.HALL)[0]
who = next(one.actor() for one in people.staff_of(duty='counter.intake')
           if hall.may_watch(venue=place, actor=one.actor()))
code = hall.terminals.set_up_terminal(
    venue=place.code, name='browser', actor=who, at=timezone.now())
print('COOKIE=' + get_cookie_signer(salt='terminalterminal').sign(code))
"""
