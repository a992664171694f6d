"""A cover letter beside the resume: asked for with the CV or later, in the result, and as files of its own."""

import pytest

from cv.models import Artifact
from tests.cv.sent import API, finished, submit, work

pytestmark = pytest.mark.django_db(transaction=True)
POSTING = "Platform Engineer (m/f/d)\n\nRequirements\n- Python\n- Linux\n- Terraform\n"


def test_no_letter_is_made_that_nobody_asked_for(api):
    _, result = finished(api)
    assert result["letter"] is None
    assert {item["document"] for item in result["artifacts"]} == {"resume"}


def test_a_letter_comes_with_its_evidence_and_its_own_files(api):
    _, result = finished(api, letter="true", company="Northwind Ltd", posting=POSTING, region="GB")
    letter = result["letter"]
    assert letter["subject"] == "Application for Platform Engineer"
    assert letter["recipient"] == ["Northwind Ltd"]
    assert "At Example Ltd, I " in letter["text"] and "40 servers" in letter["text"]
    assert "Terraform" not in letter["text"]
    stated = [s for paragraph in letter["paragraphs"][1:-1] for s in paragraph]
    assert stated
    assert all(sentence["evidence"] for sentence in stated)
    assert sorted(item["format"] for item in letter["artifacts"]) == ["docx", "pdf", "txt"]
    assert all(item["verified"] > 5 for item in letter["artifacts"])
    text = next(item for item in letter["artifacts"] if item["format"] == "txt")
    answer = api.get(text["url"])
    assert "letter.txt" in answer.headers["Content-Disposition"]
    assert "Northwind Ltd" in answer.content.decode()
    assert {item["document"] for item in result["artifacts"]} == {"resume"}


def test_a_letter_can_be_asked_for_later_and_given_up_again(api):
    questionnaire, _ = finished(api)
    url = f"{API}questionnaires/{questionnaire}/"
    asked = api.post(
        url + "runs/", {"letter": True, "company": "Northwind Ltd"}, content_type="application/json"
    )
    assert asked.status_code == 202
    work()
    assert "Northwind Ltd" in api.get(url + "result/").json()["letter"]["text"]
    assert api.get(url).json()["letter"] is True
    api.post(url + "runs/", {"letter": False}, content_type="application/json")
    work()
    assert api.get(url + "result/").json()["letter"] is None


def test_a_corrected_fact_is_corrected_in_the_letter_too(api):
    questionnaire, result = finished(api, letter="true")
    assert "Example Ltd" in result["letter"]["text"]
    version = result["versions"][0]["id"]
    read = api.get(f"{API}versions/{version}/").json()["resume"]
    read["work"][0]["name"] = "Sample Works"
    api.patch(
        f"{API}versions/{version}/", {"work": read["work"]},
        content_type="application/merge-patch+json", HTTP_IF_MATCH="*",
    )  # fmt: skip
    work()
    text = api.get(f"{API}questionnaires/{questionnaire}/result/").json()["letter"]["text"]
    assert "Sample Works" in text and "Example Ltd" not in text


def test_deleting_the_cv_deletes_its_letter(api):
    questionnaire, _ = finished(api, letter="true")
    assert Artifact.objects.filter(document="letter").count() == 3
    api.delete(f"{API}questionnaires/{questionnaire}/")
    assert not Artifact.objects.exists()


def test_a_letter_that_is_no_yes_or_no_is_refused(api):
    assert submit(api, letter="perhaps").status_code == 400


def test_the_persons_own_words_are_taken_by_the_api_and_given_back(api):
    questionnaire, _ = finished(api, letter="true")
    runs = f"{API}questionnaires/{questionnaire}/runs/"
    own = {"subject": "Hello", "greeting": "Dear Sam,", "body": "One.\nTwo.", "closing": "Yours"}
    assert api.post(runs, {"letter_text": own}, content_type="application/json").status_code == 202
    work()
    letter = api.get(f"{API}questionnaires/{questionnaire}/result/").json()["letter"]
    assert letter["own"] and letter["subject"] == "Hello" and len(letter["paragraphs"]) == 2
    assert api.post(runs, {"letter_text": None}, content_type="application/json").status_code == 202
    work()
    assert not api.get(f"{API}questionnaires/{questionnaire}/result/").json()["letter"]["own"]
    assert api.post(runs, {"letter_text": {"body": ""}}, content_type="application/json").status_code == 400
