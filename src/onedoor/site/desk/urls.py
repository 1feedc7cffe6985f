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
    credit,
    deliveries,
    inbox,
    moves,
    numbers,
    overruns,
    ratings,
    redatings,
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
    *credit.urlpatterns,
    *redatings.urlpatterns,
    *calendars.urlpatterns,
    *bodies.urlpatterns,
    *copies.urlpatterns,
    *deliveries.urlpatterns,
    *accounts.urlpatterns,
    *clients.urlpatterns,
    *audit.urlpatterns,
    *ratings.urlpatterns,
    *overruns.urlpatterns,
    *terms.urlpatterns,
    *editing.urlpatterns,
    *versions.urlpatterns,
]
