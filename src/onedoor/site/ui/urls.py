"""The catalogue of components, the reader's preferences, and the pages about the site."""

from django.urls import path

from onedoor.site.ui import catalogue, preferences

app_name = "ui"
urlpatterns = [
    path("", catalogue.show, name="catalogue"),
    path("desk/", catalogue.show_desk, name="catalogue_desk"),
    path("kiosk/<int:n>/", catalogue.show_kiosk, name="catalogue_kiosk"),
    path("sent/", catalogue.sent, name="catalogue_sent"),
    path("preferences/", preferences.change, name="preferences"),
]
