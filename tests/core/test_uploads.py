"""Bodies and downloads, and the checklist in the docs."""

import asyncio
import re
from pathlib import Path

from core.http import attachment

ROOT = Path(__file__).parents[2]


def test_the_checklist_names_tests_that_exist():
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/reference/uploads.md").read_text()))
    known = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text())
    }
    assert len(named) > 10
    assert named <= known, named - known


def test_names_of_downloads_are_encoded():
    header = attachment(b"x", "text/html", 'a"b\r\nX: y;é.html').headers["Content-Disposition"]
    assert header == "attachment; filename*=UTF-8''a%22b%0D%0AX%3A%20y%3B%C3%A9.html"


def post(chunks, **headers):
    """A POST in chunks; returns (status, how many chunks were taken)."""
    from cvimprover.asgi import application

    taken, sent = 0, []

    async def receive():
        nonlocal taken
        if taken >= len(chunks):
            await asyncio.sleep(60)
        taken += 1
        return {"type": "http.request", "body": chunks[taken - 1], "more_body": taken < len(chunks)}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/api/v1/questionnaires/", "raw_path": b"", "query_string": b"",
        "headers": [(b"host", b"localhost"), *((k.encode(), v.encode()) for k, v in headers.items())],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2), "scheme": "http", "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    asyncio.run(application(scope, receive, send))
    return sent[0]["status"], taken


def test_a_body_that_says_it_is_too_large_is_refused_unread():
    assert post([b"x"], **{"content-length": "99000000"}) == (413, 0)


def test_a_body_that_grows_too_large_is_cut_off():
    status, taken = post([b"x" * 1_000_000] * 60)
    assert status == 413
    assert taken < 40
