"""The portal's addresses, topic by topic."""

from onedoor.site.portal import (
    apply,
    cases,
    consult,
    cosign,
    coverage,
    credit,
    fee,
    files,
    guide,
    home,
    kiosk,
    me,
    notices,
    notifications,
    rate,
    search,
    sheets,
    verify,
)

app_name = "portal"
urlpatterns = [
    *home.urlpatterns,
    *search.urlpatterns,
    *sheets.urlpatterns,
    *kiosk.urlpatterns,
    *notices.urlpatterns,
    *guide.urlpatterns,
    *apply.urlpatterns,
    *cases.urlpatterns,
    *consult.urlpatterns,
    *cosign.urlpatterns,
    *coverage.urlpatterns,
    *fee.urlpatterns,
    *me.urlpatterns,
    *notifications.urlpatterns,
    *credit.urlpatterns,
    *files.urlpatterns,
    *rate.urlpatterns,
    *verify.urlpatterns,
]
