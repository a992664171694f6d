"""What a page can't do now is said in a sentence, in the language of the page, with a way back; nothing is half done."""

from dataclasses import replace

import pytest

from core.models import Run
from cv.models import Answer, CVQuestionnaire, Suggestion, SuggestionDecision, Version
from tests.web.conftest import work


def counts():
    return [kind.objects.count() for kind in (Run, CVQuestionnaire, Version, Answer, SuggestionDecision)]


@pytest.fixture
def full(browser, resume, settings):
    """A resume that is done, with a decision that can be undone, and a queue that takes nothing more."""
    item = Suggestion.objects.filter(applied=True).first()
    browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"})
    work()
    settings.ENV = replace(settings.ENV, queue_per_user=0)
    return resume


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("deed", ["answer", "tailor", "restore", "accept", "undo", "correct"])
def test_a_full_queue_is_told_on_every_page_that_starts_a_run(browser, full, deed, language):
    item = Suggestion.objects.first()
    question = item.questionnaire.questions.first()
    before = counts()
    address, form = {
        "answer": (f"/questions/{question.pk}/", {"text": "two colleagues and I"}),
        "tailor": (full + "match/", {"posting": "Scheduler, Hamburg\n- Microsoft Excel"}),
        "restore": (f"/versions/{Version.objects.first().pk}/restore/", {}),
        "accept": (full + "safe/", {}),
        "undo": (full + "last/undo/", {}),
        "correct": (full + "check/", {"f:basics.name": "Alice P. Probst"}),
    }[deed]
    if deed == "accept":
        Suggestion.objects.filter(applicability="safe").update(decision="rejected")
        before = counts()

    answer = browser.post(address, form, HTTP_ACCEPT_LANGUAGE=language)

    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0
    page = answer.content.decode()
    assert ("runs waiting as one person" if language == "en" else "Läufe") in page
    assert 'href="/resumes/"' in page
    assert counts() == before
