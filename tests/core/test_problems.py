"""Refusals: documented, each with a sentence, none with the text of an exception."""

import inspect
from pathlib import Path

import pytest

from core.http import PROBLEMS, problem_handler
from resumelib import errors

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "api-errors.md"


def test_the_page_lists_every_type_and_no_other():
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    assert rows == [f"| `{name}` | {status} | {title} |" for name, (title, status) in PROBLEMS.items()]


def test_every_refusal_of_the_domain_has_a_type_of_its_own():
    refusals = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.InputRefused)
    ]
    assert len(refusals) > 5
    for kind in refusals:
        answer = problem_handler(kind("Send it again."), {})
        assert answer.status_code in (400, 413, 415)
        assert answer.data["type"] == f"/problems/{kind.code}"
        assert answer.data["detail"] == "Send it again."
        assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("error", [OSError(28, "No space left on /secret/path"), ValueError("secret")])
def test_no_text_of_an_exception_reaches_the_person(error):
    answer = problem_handler(error, {})
    assert answer is None or "secret" not in str(answer.data)


def test_an_unknown_address_of_the_api_is_a_problem_too():
    from django.test import Client

    answer = Client().get("/api/v1/nothing/")
    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/not-found"


def test_a_bug_says_nothing_about_itself(monkeypatch):
    from django.test import Client

    from core import views

    def broken(request):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(views.selectors, "readiness", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/health/ready")
    assert answer.status_code == 500
    assert answer.json()["type"] == "/problems/internal"
    assert "secret" not in answer.content.decode()
