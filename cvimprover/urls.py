"""Addresses: the API under /api/v1/, the pages at the root."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

urlpatterns = [
    path("api/v1/", include("core.urls")),
    path("api/v1/", include("cv.urls")),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("", include("web.urls")),
]

handler404 = "core.http.problems.not_found"
handler500 = "core.http.problems.server_error"
