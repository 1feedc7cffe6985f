"""The addresses of the editor's desk."""

from onedoor.site.desk.editing import acting, conditioning, listing, previewing, sheet

urlpatterns = [
    *listing.urlpatterns,
    *acting.urlpatterns,
    *previewing.urlpatterns,
    *conditioning.urlpatterns,
    *sheet.urlpatterns,
]
