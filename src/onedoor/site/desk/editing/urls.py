"""The addresses of the editor's desk."""

from onedoor.site.desk.editing import (
    acting,
    conditioning,
    importing,
    listing,
    previewing,
    printing,
    sheet,
    standing,
)

urlpatterns = [
    *listing.urlpatterns,
    *acting.urlpatterns,
    *printing.urlpatterns,
    *previewing.urlpatterns,
    *conditioning.urlpatterns,
    *importing.urlpatterns,
    *standing.urlpatterns,
    *sheet.urlpatterns,
]
