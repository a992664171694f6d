"""The server's door. A body that is larger than what is taken is refused before it is read."""

import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from io import BytesIO
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cvimprover.settings")  # noqa: TID251
django_application = get_asgi_application()

from django.conf import settings  # noqa: E402
from django.core.handlers.asgi import ASGIRequest  # noqa: E402

from core.http.problems import PROBLEM_JSON, problem_body  # noqa: E402
from cvimprover.env import variable  # noqa: E402
from cvimprover.guard import refusal_page  # noqa: E402
from cvimprover.supervisor.death import die_with_parent  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
FORM_BYTES = 2 * 1024 * 1024  # what a form may hold besides its file

if variable("CVIMPROVER_SUPERVISED"):
    die_with_parent()


class _TooMuch(Exception):
    pass


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Django, behind a limit for bodies."""
    if scope["type"] != "http":
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        return None
    most = settings.MAX_UPLOAD_BYTES + FORM_BYTES
    if _announced(scope) > most:
        return await _refuse(scope, send)
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise _TooMuch
        return message

    try:
        await django_application(scope, counted, send)
    except _TooMuch:
        await _refuse(scope, send)


def _announced(scope: Message) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _refuse(scope: Message, send: Send) -> None:
    """A problem for programs, a page for people."""
    most = settings.ENV.max_upload_mb
    if scope["path"].startswith("/api/"):
        sentence = f"The request is larger than the {most} MB that are taken. Send a smaller file."
        await _answer(send, json.dumps(problem_body("too-large", 413, sentence)).encode(), PROBLEM_JSON)
    else:
        page = refusal_page(ASGIRequest(scope, BytesIO()), "413.html", 413, most=most)
        await _answer(send, page.content, page.headers["Content-Type"])


async def _answer(send: Send, body: bytes, media_type: str) -> None:
    headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return
