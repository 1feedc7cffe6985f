"""Addresses for machines, outside the languages."""

from django.urls import path

from onedoor.config.http import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
