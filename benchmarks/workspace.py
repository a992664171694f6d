"""What the workspace costs the server: the picture of a page, a decision, the page itself. `python benchmarks/workspace.py`.

Median of nine, in one process, over SQLite on this disk; read the ratios, not the milliseconds.
"""

import logging
import os
import re
import statistics
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
        table()


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
