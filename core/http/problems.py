"""Refusals as RFC 9457 problem details, each of a documented type."""

import logging
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response

from core import runs
from core.storage import FileGone
from resumelib.errors import InputRefused, OutdatedState, ResumeError, WrongUsage

log = logging.getLogger(__name__)
PROBLEM_JSON = "application/problem+json"
TYPE_BASE = "/problems/"

# type → (title, usual status): documented in docs/reference/api-errors.md, which is tested against this table.
PROBLEMS: dict[str, tuple[str, int]] = {
    "invalid": ("The request is not right", 400),
    "empty-input": ("The file is empty", 400),
    "damaged-input": ("The file can't be opened", 400),
    "encrypted-input": ("The file asks for a password", 400),
    "nothing-readable": ("There is no text in the file", 400),
    "not-a-resume": ("This is not a CV", 400),
    "input-refused": ("The file can't be used", 400),
    "foreign-host": ("Unknown host name", 400),
    "not-authenticated": ("Please sign in", 401),
    "forbidden": ("Not allowed", 403),
    "foreign-origin": ("Sent by another web page", 403),
    "not-local": ("Not from this machine", 403),
    "not-found": ("Not found", 404),
    "method-not-allowed": ("Not possible here", 405),
    "not-acceptable": ("This form of answer isn't available", 406),
    "wrong-state": ("Not possible in this state", 409),
    "not-grounded": ("The CV does not say this", 409),
    "file-gone": ("The file is gone", 410),
    "precondition-failed": ("It has changed meanwhile", 412),
    "too-large": ("Too large", 413),
    "unsupported-input": ("This type of file isn't read", 415),
    "unsupported-media-type": ("This type of request isn't read", 415),
    "key-reused": ("This Idempotency-Key was used for another request", 422),
    "precondition-required": ("If-Match is needed", 428),
    "queue-full": ("Too much to do", 429),
    "internal": ("Something went wrong on our side", 500),
    "storage": ("The server can't store files now", 503),
    "unavailable": ("A service this needs doesn't answer", 503),
}


class Problem(exceptions.APIException):
    """A refusal with a type of the table above and one sentence that says what to do."""

    def __init__(self, type_: str, sentence: str, **more: Any) -> None:
        self.type, self.sentence, self.more = type_, sentence, more
        self.status_code = PROBLEMS[type_][1]
        super().__init__(sentence)


def problem_body(type_: str, status: int, sentence: str, **more: Any) -> dict[str, Any]:
    title = PROBLEMS[type_][0]
    return {"type": TYPE_BASE + type_, "title": title, "status": status, "detail": sentence, **more}


def problem(type_: str, status: int, sentence: str, **more: Any) -> HttpResponse:
    return JsonResponse(
        problem_body(type_, status, sentence, **more), status=status, content_type=PROBLEM_JSON
    )


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. None lets a bug surface as a 500 without its text."""
    type_, status, sentence, more, headers = _told(error)
    if not type_:
        return None
    body = problem_body(type_, status, sentence, **more)
    return Response(body, status=status, headers=headers, content_type=PROBLEM_JSON)


_Told = tuple[str, int, str, dict[str, Any], dict[str, str]]

# Errors that carry their sentence, by kind, the first that fits; a refused input has its own codes.
_OWN: tuple[tuple[type[Exception], str], ...] = (
    (WrongUsage, "invalid"),
    (OutdatedState, "wrong-state"),
    (FileGone, "file-gone"),
    (ResumeError, "unavailable"),
)
# Errors of Django, the database and the disk: what is said of each instead of its own text, and when to come back.
_STRANGE: tuple[tuple[tuple[type[Exception], ...], str, str, str], ...] = (
    ((Http404, ObjectDoesNotExist), "not-found", "There is nothing here, or it isn't yours.", ""),
    ((RequestDataTooBig,), "too-large", "The request is larger than what is taken.", ""),
    ((PermissionDenied,), "forbidden", "You may not do this.", ""),
    ((SuspiciousOperation,), "invalid", "The request can't be understood.", ""),
    (
        (DatabaseError, InterfaceError),
        "unavailable",
        "The database doesn't answer now. Try again in a moment.",
        "5",
    ),
    ((OSError,), "storage", "The server can't store files now; its disk may be full. Try again later.", "30"),
)


def _told(error: Exception) -> _Told:
    """Type, status, sentence, further members and headers; no type for a bug."""
    if isinstance(error, Problem):
        return error.type, error.status_code, error.sentence, error.more, {}
    if isinstance(error, runs.QueueFull):
        return "queue-full", 429, error.sentence, {}, {"Retry-After": str(error.seconds)}
    if isinstance(error, InputRefused):
        type_ = error.code if error.code in PROBLEMS else "input-refused"
        return type_, PROBLEMS[type_][1], error.sentence, {}, {}
    if isinstance(error, ResumeError):
        type_ = next(type_ for kind, type_ in _OWN if isinstance(error, kind))
        return type_, PROBLEMS[type_][1], error.sentence, {}, {}
    if isinstance(error, DatabaseError | InterfaceError):
        log.warning("the database did not answer: %s", type(error).__name__)
    for kinds, type_, sentence, seconds in _STRANGE:
        if isinstance(error, kinds):
            headers = {"Retry-After": seconds} if seconds else {}
            return type_, PROBLEMS[type_][1], sentence, {}, headers
    return _told_by_framework(error)


def _told_by_framework(error: Exception) -> _Told:
    if isinstance(error, exceptions.ValidationError):
        return "invalid", 400, "Some fields are not right; see `errors`.", {"errors": error.detail}, {}
    kinds: list[tuple[type[exceptions.APIException], str, str]] = [
        (exceptions.ParseError, "invalid", "The request can't be understood; is it complete?"),
        (exceptions.NotAuthenticated, "not-authenticated", "Sign in first."),
        (exceptions.AuthenticationFailed, "not-authenticated", "Sign in again."),
        (exceptions.PermissionDenied, "forbidden", "You may not do this."),
        (exceptions.NotFound, "not-found", "There is nothing here, or it isn't yours."),
        (exceptions.MethodNotAllowed, "method-not-allowed", "This address doesn't take that method."),
        (exceptions.NotAcceptable, "not-acceptable", "Ask for application/json."),
        (
            exceptions.UnsupportedMediaType,
            "unsupported-media-type",
            "Send multipart/form-data or application/json.",
        ),
    ]
    for kind, type_, sentence in kinds:
        if isinstance(error, kind):
            return type_, kind.status_code, sentence, {}, {}
    return "", 500, "", {}, {}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: a problem under /api/, a page elsewhere."""
    if request.path.startswith("/api/"):
        return problem("not-found", 404, "There is nothing at this address.")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: what went wrong is in the log and nowhere else."""
    if request.path.startswith("/api/"):
        return problem(
            "internal", 500, "Something went wrong on our side. Try again; if it stays, report it."
        )
    return defaults.server_error(request)
