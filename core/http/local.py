"""Who asks, how lists are paged, and how a file is handed out."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from core.models import User
from core.selectors import local_owner


class LocalAuthentication(BaseAuthentication):
    """Everybody who passed the guard is the local owner. A bearer token is accepted and not yet looked at."""

    def authenticate(self, request: Request) -> tuple[User, None]:
        return local_owner(), None


class LocalAuthenticationScheme(OpenApiAuthenticationExtension):
    target_class = "core.http.local.LocalAuthentication"
    name = "local"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Optional until accounts exist; loopback only.",
        }


class NewestFirst(CursorPagination):
    ordering = "-created_at"
    page_size = 50


def attachment(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file somebody gave us or we made: never shown inside this site, whatever it holds."""
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
