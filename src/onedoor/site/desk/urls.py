"""The addresses of the desk, one list for each topic."""

from onedoor.site.desk import case, counter, inbox, moves

app_name = "desk"
urlpatterns = [
    *inbox.urlpatterns,
    *case.urlpatterns,
    *moves.urlpatterns,
    *counter.urlpatterns,
]
