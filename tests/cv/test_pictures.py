"""A CV that comes in pictures: read by runs of their own, or page by page, and shown as read."""

import pytest

from core import runs
from core.models import Run, RunEvent
from core.services import IMAGE_PLAN
from cv.models import CVQuestionnaire
from cv.services import CV_PLAN, looking
from tests.cv.sent import API

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_cv_in_pictures_waits_until_they_are_read(api):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.core.test_images import picture

    page = picture(size=(1200, 1100), text=("Ada Example", "ada@example.org", "Experience", "Engineer, Example Ltd", "2019 - 2023", "Built a billing service", "Education", "BSc, Example University"))  # fmt: skip
    image = api.post(
        API + "images/", {"file": SimpleUploadedFile("page.jpg", page), "purpose": "scan"}
    ).json()
    questionnaire = api.post(API + "questionnaires/", {"image": image["id"], "llm": "off"}).json()
    run = questionnaire["run"]["id"]
    assert runs.work_on(run, CV_PLAN, resource="cpu") is None
    assert runs.work_on(image["run"]["id"], IMAGE_PLAN, resource="cpu") == "succeeded"
    assert runs.work_on(run, CV_PLAN, resource="cpu") == "succeeded", Run.objects.get(pk=run).reason
    result = api.get(f"{API}questionnaires/{questionnaire['id']}/result/").json()
    assert "Ada" in result["before"]["basics"]["name"]
    said = [event.data.get("text", "") for event in RunEvent.objects.filter(run_id=run, kind="said")]
    assert not any("from its picture" in text for text in said), "what the image's run read is not read again"

    shown = api.get(API + f"images/{image['id']}/").json()["renditions"][1]
    known = CVQuestionnaire.objects.get(pk=questionnaire["id"])
    assert looking.source_page(known, 1) == api.get(shown["url"]).content
    assert looking.source_page(known, 2) is None


def test_a_picture_given_as_the_file_itself_is_read_page_by_page_and_shown_as_read(api):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.core.test_images import picture

    page = picture(size=(1200, 1100), text=("Ada Example", "ada@example.org", "Experience", "Engineer, Example Ltd", "2019 - 2023", "Built a billing service", "Education", "BSc, Example University"))  # fmt: skip
    questionnaire = api.post(
        API + "questionnaires/", {"resume": SimpleUploadedFile("cv.jpg", page), "llm": "off"}
    ).json()
    run = questionnaire["run"]["id"]
    assert runs.work_on(run, CV_PLAN, resource="cpu") == "succeeded", Run.objects.get(pk=run).reason
    said = [event.data.get("text", "") for event in RunEvent.objects.filter(run_id=run, kind="said")]
    assert any(text.startswith("Page 1 of 1 read from its picture") for text in said)
    known = CVQuestionnaire.objects.get(pk=questionnaire["id"])
    shown = looking.source_page(known, 1)
    assert shown is not None and shown.startswith(b"\xff\xd8")
    reading = looking.reading_of(known)
    assert reading is not None and len(reading.pages) == 1
