"""Addresses of the citizens' sign-in, under ``/sign-in/``."""

from django.urls import path

from onedoor.general.people.http import citizens

app_name = "people"
urlpatterns = [
    path("", citizens.sign_in, name="sign_in"),
    path("callback/", citizens.callback, name="callback"),
    path("demo/", citizens.demo_identities, name="demo_identities"),
    path("notice/", citizens.notice, name="notice"),
    path("out/", citizens.sign_out, name="sign_out"),
]
