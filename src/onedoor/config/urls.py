"""The addresses of the whole site: machines first, then every page in each language."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

PAGES = (
    ("", "onedoor.site.portal.urls"),
    ("desk/", "onedoor.site.desk.urls"),
    ("law/", "onedoor.site.law.urls"),
    ("ui/", "onedoor.site.ui.urls"),
    ("about/", "onedoor.site.ui.about_urls"),
    ("sign-in/", "onedoor.general.people.http.citizen_urls"),
    ("staff/", "onedoor.general.people.http.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onedoor.config.http.urls")),
    path("api/v1/", include("onedoor.site.interface.urls")),
    *i18n_patterns(
        *(path(prefix, include(module)) for prefix, module in PAGES if find_spec(module)),
        prefix_default_language=False,
    ),
]

handler400 = "onedoor.site.ui.errors.bad_request"
handler403 = "onedoor.site.ui.errors.forbidden"
handler404 = "onedoor.site.ui.errors.missing"
handler500 = "onedoor.site.ui.errors.failed"
