"""What the workspace costs the server: the picture of a page, a decision, the page itself. `python benchmarks/workspace.py`.

Median of nine, in one process, over SQLite on this disk; read the ratios, not the milliseconds.
With `--long`: a CV of ten pages with two hundred suggestions, what each page weighs and costs.
"""

import gzip
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

ROUNDS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, DJANGO_SETTINGS_MODULE="cvimprover.settings")  # noqa: TID251
        import django
        from django.core.management import call_command

        django.setup()
        logging.disable(logging.CRITICAL)
        call_command("migrate", verbosity=0)
        long_table() if "--long" in sys.argv else table()


def table() -> None:
    from cv.models import CVQuestionnaire, Suggestion

    client = _client()
    _work(client.post("/", {"go": "example"}).headers["Location"].split("/")[2])
    resume = f"/resumes/{CVQuestionnaire.objects.get().pk}/"
    picture = re.search(r'src="(/versions/[^"]+)"', client.get(resume).content.decode())
    assert picture is not None
    address = picture[1].replace("&amp;", "&")
    suggestion = Suggestion.objects.filter(applied=True)[0]
    decisions = iter(["rejected", "accepted"] * ROUNDS)

    def decide() -> None:
        answer = client.post(
            f"/suggestions/{suggestion.pk}/", {"decision": next(decisions)}, headers={"hx-request": "true"}
        )
        assert answer.status_code == 200

    bare = _median(lambda: client.get(address))
    rows = {
        "picture of a page": bare,
        "a decision": _median(decide),
        "the workspace": _median(lambda: client.get(resume)),
    }
    print("| what | ms | of the picture |\n|---|---|---|")
    for name, milliseconds in rows.items():
        print(f"| {name} | {milliseconds:.0f} | {milliseconds / bare:.1f} × |")


PARTS = ("", "fresh/", "review/", "match/", "check/", "source/", "look/", "letter/", "versions/")


def long_table() -> None:
    """Processor time, bytes as sent (gzip) and queries of every page of a long CV, and of a decision on it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from cv.models import CVQuestionnaire, Suggestion

    client = _client()
    _work(client.post("/", {"go": "mine", "resume_text": long_cv()}).headers["Location"].split("/")[2])
    resume = f"/resumes/{CVQuestionnaire.objects.get().pk}/"
    print(f"{Suggestion.objects.count()} suggestions")
    print("| page | ms of the processor | KB sent | KB as HTML | queries |\n|---|---|---|---|---|")
    suggestion = Suggestion.objects.filter(applied=True)[50]
    decide = f"/suggestions/{suggestion.pk}/"
    for name in (*PARTS, "a decision"):

        def ask(name: str = name) -> object:
            if name == "a decision":
                return client.post(decide, {"decision": "rejected"}, headers=_LIKE_A_BROWSER)
            return client.get(resume + name, headers=_LIKE_A_BROWSER)

        ask()
        began = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            answer = ask()
        spent = (time.process_time() - began) * 1000
        plain = (
            len(gzip.decompress(answer.content))
            if answer.headers.get("Content-Encoding")
            else len(answer.content)
        )
        print(
            f"| {name or 'the workspace'} | {spent:.0f} | {len(answer.content) / 1000:.0f} | {plain / 1000:.0f} | {len(queries)} |"
        )


_LIKE_A_BROWSER = {"hx-request": "true", "accept-encoding": "gzip"}


def long_cv(positions: int = 20, lines: int = 9) -> str:
    """A made-up person with many positions, every line with something to mend."""
    kinds = (
        "I was responsible for planning the weekly shifts of {n} people in hall {line} .",
        "Helped with the introduction of scanner system number {n} , which cut the errors by {line}% in {n} weeks.",
        "Actively negotiated the rates with {n} carriers in order to lower the costs of transport.",
    )
    text = [
        "Alice Probst",
        "Warehouse Planner",
        "alice@example.org, +49 30 23125 777, Bremen",
        "",
        "Experience",
    ]
    for place in range(positions):
        text += [
            "",
            f"Planner {place + 1}, Weserlager {place + 1} GmbH, Bremen",
            f"03/{2023 - place} - 02/{2024 - place}",
        ]
        for line in range(lines):
            text.append("- " + kinds[line % 3].format(n=10 + place * lines + line, line=line + 1))
    text += [
        "",
        "Education",
        "",
        "BA Logistics, Hochschule Musterstadt, 2001 - 2004",
        "",
        "Skills",
        "",
        "SAP EWM, Excel",
    ]
    return "\n".join(text)


def _client():  # type: ignore[no-untyped-def]
    from django.core import signing
    from django.test import Client

    from cvimprover.guard import COOKIE

    client = Client(HTTP_HOST="localhost")
    client.cookies[COOKIE] = signing.dumps("open", salt=COOKIE)
    return client


def _work(run_id: str) -> None:
    from core import runs
    from cv.services import CV_PLAN

    runs.work_on(run_id, CV_PLAN, resource="cpu", node="", message="", may_exit=False, on_claim=lambda: None)


def _median(call: Callable[[], object]) -> float:
    call()
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        call()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent) * 1000


if __name__ == "__main__":
    main()
