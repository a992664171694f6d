"""Every page and state in German, of a German CV: whatever English shows up is a leak."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation

from core.models import Run
from cv.models import Question
from tests.web.conftest import submit, work

CV = """Alina Probst
Lagerplanerin
alina@example.org, 030 23125 777, Bremen

Berufserfahrung

Lagerplanerin, Weserlager GmbH, Bremen
03/2019 - heute
- Ich war verantwortlich für die Planung der Schichten von 14 Personen .
- Mitarbeit bei der Einführung einer neuen  Software, wodurch die Fehler um 12 % sanken.
- Verschiedene Aufgaben im Lager.
- Verschiedene Aufgaben im Büro.

Disponentin, Hansa Logistik AG, Hamburg
2014 - 2016
- Verantwortlich für Touren.

Ausbildung

Bachelor Logistik, Hochschule Musterstadt, 2010 - 2014

Kenntnisse

SAP EWM, Microsoft Excel, Microsoft Excel, Teamfähigkeit

Sprachen

Polnisch
"""
POSTING = """Schichtplaner (m/w/d), Bremen

Ihr Profil
- SAP EWM (erforderlich)
- 5 Jahre Erfahrung in der Logistik (erforderlich)
- Niederländisch
- Führerschein Klasse B (erforderlich)
"""
PARTS = ("", "review/", "match/", "check/", "look/", "letter/", "versions/", "delete/")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|this|your|with|from|that|you|has|have|be|by|for|to|or|it|its|not|no|on|at most|read|found|page|pages)\b",
    re.I,
)
# Names: of formats, of languages in themselves, of what a person typed.
_NAMES = ("JSON Resume", "English", "DOCX", "RenderCV", "Markdown", "Data")
_SHOWN = re.compile(r'(?:aria-label|alt|title|placeholder)="([^"]*)"')
_UNSEEN = re.compile(r"<(script|style|head|textarea)\b.*?</\1>|<!--.*?-->", re.S)


@pytest.fixture
def german(browser: Client) -> Client:
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return browser


def english(page: str) -> list[str]:
    """Texts of a page, those for screen readers included, that have an English word in them."""
    page = _UNSEEN.sub(" ", page)
    page = re.sub(r'<(\w+)[^>]*\slang="en"[^>]*>.*?</\1>', " ", page, flags=re.S)
    texts = [*_SHOWN.findall(page), *re.split(r"<[^>]*>", page)]
    found = []
    for text in texts:
        for name in _NAMES:
            text = text.replace(name, "")
        if _ENGLISH.search(text):
            found.append(" ".join(text.split()))
    return found


def test_this_test_would_find_english():
    assert english('<p>Der Rest.</p><p title="of it">The rest of it.</p>') == ["of it", "The rest of it."]
    assert english("<p>Nichts davon ist Englisch.</p>") == []


def test_pages_of_a_resume_are_german(german):
    resume = submit(german, resume_text=CV, posting=POSTING, region="DE", experience_level="3-5")
    german.post(resume + "letter/", {"letter": "write", "company": "Hafen AG"})
    work()
    german.post(resume + "look/", {"theme": "compact", "region": "US", "fit_pages": "1"})
    work()
    leaks = {part: found for part in PARTS if (found := english(_page(german, resume + part)))}
    assert leaks == {}


def test_a_run_is_german_in_every_state(german):
    address = german.post("/", {"go": "mine", "resume_text": CV, "posting": POSTING}).headers["Location"]
    leaks = {"queued": english(_page(german, address))}
    run = Run.objects.get()
    work()
    leaks["done"] = english(_page(german, address + "?stay"))
    Run.objects.update(
        state="failed",
        finished_at=timezone.now(),
        reason="This PDF is protected by a password. Please save it without one and try again.",
    )
    leaks["failed"] = english(_page(german, address))
    Run.objects.update(state="cancelled", reason="")
    leaks["cancelled"] = english(_page(german, address))
    Run.objects.update(
        state="queued", finished_at=None, reason="The language model doesn't answer; waiting for it."
    )
    leaks["waiting"] = english(_page(german, address))
    assert run.pk and {name: found for name, found in leaks.items() if found} == {}


def test_the_other_pages_are_german(german):
    leaks = {
        "start": english(_page(german, "/")),
        "empty history": english(_page(german, "/resumes/")),
        "nothing found": english(_page(german, "/resumes/?q=niemand")),
        "no such page": english(_page(german, "/gibt-es-nicht/")),
        "nothing given": english(german.post("/", {"go": "mine"}).content.decode()),
        "empty file": english(_refusal(german, SimpleUploadedFile("cv.pdf", b""))),
        "no CV": english(_refusal(german, SimpleUploadedFile("cv.pdf", b"\x7fELF" + b"\0" * 90))),
    }
    with translation.override("de"):
        for name in ("403.html", "403_csrf.html", "413.html", "500.html"):
            leaks[name] = english(render_to_string(name))
    assert {name: found for name, found in leaks.items() if found} == {}


def test_questions_are_asked_in_the_language_of_the_page(german):
    resume = submit(german, resume_text=CV)
    assert Question.objects.exists()
    german.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    page = _page(german, resume)
    assert "un chiffre" in page.lower() or "Un nombre" in page


def _page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def _refusal(browser: Client, file: SimpleUploadedFile) -> str:
    answer = browser.post("/", {"go": "mine", "files": file})
    assert answer.status_code == 400
    return answer.content.decode()
