"""Addresses of the pages 依据对照."""

from django.urls import path

from onedoor.site.law import bases, log, proofs, views

app_name = "law"
urlpatterns = [
    path("", views.index, name="index"),
    *log.urlpatterns,
    *bases.urlpatterns,
    *proofs.urlpatterns,
    path("<slug:code>/", views.one_act, name="act"),
    path("<slug:code>/<int:number>/", views.one_article, name="article"),
]
