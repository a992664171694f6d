"""Pages through Django's own client; runs are done in this process, by the real engine and the real pipeline."""

from pathlib import Path

import pytest
from django.core import signing
from django.test import Client
from django.utils import translation

from core import runs
from core.models import Run
from cv.services import CV_PLAN
from cvimprover.guard import COOKIE

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "nora-brandt.pdf"
TEXT = """Alice Probst
Warehouse Planner
alice@example.org, +49 30 23125 777, Bremen

Experience

Warehouse Planner, Weserlager GmbH, Bremen
03/2019 - present
- I was responsible for planning the weekly shifts of 14 people.
- Helped with the introduction of a new scanner system , which cut errors by 12%.

Education

BA Logistics, Hochschule Musterstadt, 2015 - 2018

Skills

SAP EWM, Microsoft Excel, Polish
"""
POSTING = "Shift Planner, Bremen\n\nWhat you bring\n- SAP EWM (required)\n- Dutch\n"


@pytest.fixture(autouse=True)
def _in_english():
    """A page asked for in German leaves its thread in German."""
    with translation.override("en"):
        yield


@pytest.fixture
def browser(transactional_db) -> Client:
    """A browser that came by the opening link."""
    client = Client(HTTP_HOST="localhost")
    client.cookies[COOKIE] = signing.dumps("open", salt=COOKIE)
    return client


def work() -> None:
    """Do every run that waits, as a worker would."""
    for run in Run.objects.filter(state="queued", task="cv.tasks.generate_cv_task"):
        runs.work_on(
            str(run.pk),
            CV_PLAN,
            resource=run.resource,
            node="test",
            message="",
            may_exit=False,
            on_claim=lambda: None,
        )


def work_pictures() -> None:
    """Do every run that reads or prepares a picture."""
    from core.services import IMAGE_PLAN

    for run in Run.objects.filter(state="queued", task="core.tasks.process_image_task"):
        runs.work_on(
            str(run.pk),
            IMAGE_PLAN,
            resource=run.resource,
            node="test",
            message="",
            may_exit=False,
            on_claim=lambda: None,
        )


def submit(browser: Client, **more: str) -> str:
    """Hand in the text CV and do its run; the address of the result."""
    answer = browser.post("/", {"go": "mine", "resume_text": TEXT, "posting": POSTING, **more})
    assert answer.status_code == 303, answer.content[:500]
    run_id = answer.headers["Location"].split("/")[2]
    work()
    run = Run.objects.get(pk=run_id)
    assert run.state == "succeeded", run.reason
    return f"/resumes/{run.subject_id}/"


@pytest.fixture
def resume(browser) -> str:
    return submit(browser)


@pytest.fixture
def example(browser) -> str:
    """The example, a PDF, improved: the address of the result."""
    browser.post("/", {"go": "example"})
    work()
    return f"/resumes/{Run.objects.get().subject_id}/"
