"""Addresses: the API under /api/v1/, the pages at the root."""

from django.urls import include, path

urlpatterns = [
    path("", include("web.urls")),
]
