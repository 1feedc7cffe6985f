"""The addresses of the editor's desk."""

from onedoor.site.desk.editing import acting, conditioning, listing, previewing, printing, sheet

urlpatterns = [
    *listing.urlpatterns,
    *acting.urlpatterns,
    *printing.urlpatterns,
    *previewing.urlpatterns,
    *conditioning.urlpatterns,
    *sheet.urlpatterns,
]
