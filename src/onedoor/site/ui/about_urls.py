"""The pages about the site: accessibility, help, privacy."""

from django.urls import path

from onedoor.site.ui import about

app_name = "about"
urlpatterns = [
    path("accessibility/", about.accessibility, name="accessibility"),
    path("help/", about.help_page, name="help"),
    path("privacy/", about.privacy, name="privacy"),
]
