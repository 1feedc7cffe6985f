"""The addresses of the desk, one list for each topic."""

from onedoor.site.desk import (
    accounts,
    audit,
    bodies,
    calendars,
    case,
    clients,
    consulting,
    copies,
    counter,
    coverage,
    deliveries,
    inbox,
    moves,
    numbers,
    paying,
    ratings,
    taken,
    terms,
    versions,
)
from onedoor.site.desk.editing import urls as editing

app_name = "desk"
urlpatterns = [
    *inbox.urlpatterns,
    *case.urlpatterns,
    *moves.urlpatterns,
    *numbers.urlpatterns,
    *taken.urlpatterns,
    *counter.urlpatterns,
    *calendars.urlpatterns,
    *bodies.urlpatterns,
    *copies.urlpatterns,
    *deliveries.urlpatterns,
    *accounts.urlpatterns,
    *clients.urlpatterns,
    *audit.urlpatterns,
    *ratings.urlpatterns,
    *consulting.urlpatterns,
    *coverage.urlpatterns,
    *paying.urlpatterns,
    *terms.urlpatterns,
    *editing.urlpatterns,
    *versions.urlpatterns,
]
