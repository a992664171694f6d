"""Who may speak to this server while there are no accounts: programs and browsers of this machine, nobody else.

Loopback only; the Host must be ours (DNS rebinding); no foreign Origin and no cross-site fetch (other web pages open
in the same browser). Pages need the cookie that the one-time link sets; the API, called by local programs, doesn't.
Why: docs/decisions/0011-opening-without-accounts.md.
"""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.core import signing
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from core.http import problem
from core.selectors import local_owner
from cvimprover.secrets import use_opening_token

COOKIE = "cvimprover_open"
COOKIE_SECONDS = 30 * 24 * 3600
OPEN_PATH = "/open/"
_NO_COOKIE = ("/api/", "/static/", "/favicon.ico")
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)


class LocalGuard:
    """Middleware, for synchronous and asynchronous handlers alike."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if iscoroutinefunction(self):
            return self._later(request)
        return _headers(request, refuse(request) or self.get_response(request))

    async def _later(self, request: HttpRequest) -> HttpResponseBase:
        return _headers(request, refuse(request) or await self.get_response(request))


def refuse(request: HttpRequest) -> HttpResponse | None:
    """The answer to somebody who may not come in, the answer to the opening link, or None."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return problem(
            "foreign-host",
            400,
            "This server doesn't answer to that host name. Add it to ALLOWED_HOSTS if it should.",
        )
    if not _is_local(request.META.get("REMOTE_ADDR", "")):
        return problem("not-local", 403, "Without accounts this server answers to this machine only.")
    if not _same_origin(request, host):
        return problem("foreign-origin", 403, "Another web page sent this request, so it was refused.")
    request.user = SimpleLazyObject(local_owner)  # type: ignore[assignment]
    if request.path.startswith(OPEN_PATH):
        return _open(request)
    if request.path.startswith(_NO_COOKIE) or _has_cookie(request):
        return None
    return refusal_page(request, "403.html", 403)


def _is_local(address: str) -> bool:
    if not address:
        return True  # a unix socket
    try:
        parsed = ip_address(address.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def _same_origin(request: HttpRequest, host: str) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{host}":
        return False
    foreign = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    harmless = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return not foreign or (harmless and not request.path.startswith("/api/"))


def _has_cookie(request: HttpRequest) -> bool:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=COOKIE_SECONDS) == "open"
    except signing.BadSignature:
        return False


def _open(request: HttpRequest) -> HttpResponse:
    token = request.path.removeprefix(OPEN_PATH).strip("/")
    if not use_opening_token(settings.DATA_DIR, token):
        if _has_cookie(request):
            return HttpResponseRedirect("/")
        return refusal_page(request, "403.html", 403)
    answer = HttpResponseRedirect("/")
    answer.set_cookie(
        COOKIE, signing.dumps("open", salt=COOKIE), max_age=COOKIE_SECONDS, httponly=True, samesite="Lax"
    )
    return answer


def _headers(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if request.path == "/api/v1/docs/":  # the browsable docs bring a script in the page
        policy = POLICY.replace("default-src 'self'", "default-src 'self' 'unsafe-inline'")
        response.headers.setdefault("Content-Security-Policy", policy)
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refusal_page(request, "403_csrf.html", 403)


def refusal_page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    """A page for somebody who isn't let in: only the style sheets, which anybody on this machine may have."""
    with translation.override(translation.get_language_from_request(request)):
        text = render_to_string(template, context, request)
    return HttpResponse(text, status=status, content_type="text/html; charset=utf-8")
