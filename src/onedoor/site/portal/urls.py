"""The portal's addresses, topic by topic."""

from onedoor.site.portal import apply, cases, guide, home, me, search

app_name = "portal"
urlpatterns = [
    *home.urlpatterns,
    *search.urlpatterns,
    *guide.urlpatterns,
    *apply.urlpatterns,
    *cases.urlpatterns,
    *me.urlpatterns,
]
