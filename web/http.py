"""What is no page of its own: static files without a build step, and why a page could not do what it was asked."""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.views.decorators.http import require_safe

from core.runs import QueueFull
from cv.services import Conflict
from resumelib.errors import OutdatedState, WrongUsage

_SQUEEZED = ("text/", "image/svg+xml", "application/json", "application/javascript")
_TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    data: bytes
    squeezed: bytes  # empty where compressing gains nothing
    media_type: str
    digest: str


class VersionedStatic(StaticFilesStorage):
    """Addresses carry a hash of the content, so browsers may keep a file for good."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        found = _load(name) if name else None
        return f"{address}?v={found.digest}" if found else address


@require_safe
def static_file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of an app's `static` folder. No session, no database."""
    found = _load(name)
    if found is None:
        raise Http404
    if request.headers.get("If-None-Match") == f'"{found.digest}"':
        return HttpResponseNotModified(headers={"ETag": f'"{found.digest}"'})
    small = found.squeezed if "gzip" in request.headers.get("Accept-Encoding", "") else b""
    answer = HttpResponse(small or found.data, content_type=found.media_type)
    if small:
        answer.headers["Content-Encoding"] = "gzip"
    forever = request.GET.get("v") == found.digest
    answer.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if forever else "public, max-age=3600"
    )
    answer.headers["ETag"] = f'"{found.digest}"'
    answer.headers["Vary"] = "Accept-Encoding"
    return answer


def _load(name: str) -> StaticFile | None:
    if settings.DEBUG:
        _kept.cache_clear()
    return _kept(name)


@cache
def _kept(name: str) -> StaticFile | None:
    try:
        path = finders.find(name)
    except SuspiciousFileOperation:
        return None
    if not isinstance(path, str) or not Path(path).is_file():
        return None
    data = Path(path).read_bytes()
    media_type = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    squeezed = gzip.compress(data, 9, mtime=0) if media_type.startswith(_SQUEEZED) else b""
    text = media_type.startswith("text/")
    return StaticFile(
        data,
        squeezed if len(squeezed) < len(data) else b"",
        f"{media_type}; charset=utf-8" if text else media_type,
        sha256(data).hexdigest()[:16],
    )


class SayWhyNot(MiddlewareMixin):
    """A page that can't do what was asked of it says why and leads back; views tell nobody who sent no form."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.path.startswith("/api/"):
            return None
        if isinstance(exception, QueueFull):
            answer = render(request, "429.html", {"sentence": exception.sentence}, status=429)
            answer.headers["Retry-After"] = str(exception.seconds)
            return answer
        if isinstance(exception, Conflict | WrongUsage | OutdatedState):
            return render(request, "409.html", {"sentence": exception.sentence}, status=409)
        return None
