"""The addresses of the desk, one list for each topic."""

from onedoor.site.desk import (
    accounts,
    audit,
    bodies,
    calendars,
    case,
    clients,
    copies,
    counter,
    deliveries,
    feeds,
    inbox,
    moves,
    numbers,
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
    *feeds.urlpatterns,
    *accounts.urlpatterns,
    *clients.urlpatterns,
    *audit.urlpatterns,
    *ratings.urlpatterns,
    *terms.urlpatterns,
    *editing.urlpatterns,
    *versions.urlpatterns,
]
