"""The API of CVs, through the real views, services, pipeline and files."""

import json

import pytest

from core import storage
from core.models import Image, Run, StoredFile, User
from cv.models import CVQuestionnaire, Suggestion
from tests.cv.sent import API, JSON_RESUME, finished, submit, work
from tests.plain_cv import CV

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_cv_is_accepted_with_202_and_the_run_s_address(api):
    answer = submit(api, position="Engineer", company_size="startup", application_timeline="1-3 months")
    assert answer.status_code == 202
    body = answer.json()
    assert answer.headers["Location"] == f"/api/v1/runs/{body['run']['id']}/"
    assert body["run"]["state"] == "queued"
    run = api.get(answer.headers["Location"]).json()
    assert run["subject_id"] == body["id"] and run["last_seq"] == 1


@pytest.mark.parametrize("way", [{"resume_text": CV}, {"resume_json": json.dumps(JSON_RESUME)}])
def test_text_and_json_resume_are_taken_too(api, way):
    answer = api.post(API + "questionnaires/", {**way, "llm": "off"})
    assert answer.status_code == 202
    work()
    result = api.get(f"{API}questionnaires/{answer.json()['id']}/result/").json()
    assert result["before"]["basics"]["name"] == "Ada Example"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"resume_text": CV, "resume_json": "{}"}, 400),
        ({"resume_text": CV, "experience_level": "expert"}, 400),
        ({"resume_text": CV, "region": "Germany"}, 400),
        ({"resume_text": CV, "region": "XX"}, 400),
        ({"resume_text": CV, "llm": "always"}, 400),
        ({"resume_json": "not json"}, 400),
        ({"image": "00000000-0000-4000-8000-000000000000"}, 404),
        ({"resume_text": CV, "photo": "00000000-0000-4000-8000-000000000000"}, 404),
        ({"resume_text": " \n "}, 400),
    ],
)
def test_a_form_that_is_not_right_stores_nothing(api, fields, status):
    answer = api.post(API + "questionnaires/", fields)
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (
        not CVQuestionnaire.objects.exists() and not StoredFile.objects.exists() and not Run.objects.exists()
    )


def test_a_page_limit_sent_with_the_cv_is_kept(api):
    assert submit(api, fit_pages=1).status_code == 202
    assert CVQuestionnaire.objects.get().fit_pages == 1


def test_a_country_there_is_not_is_refused_with_the_codes(api):
    answer = submit(api, region="XX")
    assert answer.status_code == 400
    assert "GB" in answer.json()["errors"]["region"][0]
    assert submit(api, region="uk").status_code == 202


def test_a_theme_there_is_not_is_refused_with_the_names_and_stores_nothing(api):
    answer = submit(api, theme="nope")
    assert answer.status_code == 400
    assert "classic" in answer.json()["errors"]["theme"][0]
    assert not CVQuestionnaire.objects.exists()


def test_the_same_key_is_one_run_also_with_another_name_for_the_file(api):
    first, again = submit(api, key="k"), submit(api, key="k")
    assert first.json()["run"]["id"] == again.json()["run"]["id"]
    assert submit(api, CV + "x", key="k").status_code == 422
    assert Run.objects.count() == 1


def test_the_queue_has_an_end(api, settings):
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, queue_per_user=1)
    submit(api)
    answer = submit(api, CV + "x")
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0
    assert CVQuestionnaire.objects.count() == 1


def test_a_result_has_everything_and_its_files_are_attachments(api):
    id_, result = finished(api, posting="We need an engineer who knows Python, Kubernetes and SQL.")
    for name in (
        "before",
        "after",
        "findings",
        "match",
        "suggestions",
        "questions",
        "blocked",
        "artifacts",
        "versions",
    ):
        assert name in result
    assert result["suggestions"] and result["match"]["requirements"]
    assert {artifact["format"] for artifact in result["artifacts"]} >= {"pdf", "docx", "json"}
    for artifact in result["artifacts"]:
        answer = api.get(artifact["url"])
        assert answer.status_code == 200 and len(answer.content) == artifact["size"]
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert api.get(f"{API}questionnaires/{id_}/").json()["run"]["state"] == "succeeded"
    assert len(api.get(f"{API}questionnaires/").json()["results"]) == 1


def test_there_is_no_result_before_the_run_is_through(api):
    answer = api.get(f"{API}questionnaires/{submit(api).json()['id']}/result/")
    assert answer.status_code == 409
    assert "queued" in answer.json()["detail"]


def test_deleting_leaves_no_row_and_no_byte(api):
    id_, _ = finished(api)
    assert api.delete(f"{API}questionnaires/{id_}/").status_code == 204
    assert api.get(f"{API}questionnaires/{id_}/").status_code == 404
    assert not Run.objects.exists() and not StoredFile.objects.exists()
    assert [path for path in storage.root().rglob("*") if path.is_file()] == []


def test_a_correction_makes_a_new_version_and_a_run_from_the_step_it_touches(api):
    id_, result = finished(api)
    read = next(version for version in result["versions"] if version["kind"] == "read")
    url = f"{API}versions/{read['id']}/"
    etag = api.get(url).headers["ETag"]
    patch = json.dumps({"basics": {"name": "Ada B. Example"}})
    send = lambda **headers: api.patch(url, patch, content_type="application/merge-patch+json", **headers)  # noqa: E731
    assert send().status_code == 428
    assert send(HTTP_IF_MATCH='"another"').status_code == 412
    answer = send(HTTP_IF_MATCH=etag)
    assert answer.status_code == 201
    assert api.get(url).json()["resume"]["basics"]["name"] == "Ada Example"  # append-only
    work()
    run = api.get(answer.headers["Location"]).json()
    assert next(step["name"] for step in run["steps"]) == "review"
    after = api.get(f"{API}questionnaires/{id_}/result/").json()
    assert after["after"]["basics"]["name"] == "Ada B. Example"
    assert send(HTTP_IF_MATCH=etag).status_code == 412  # a newer one exists


def test_a_decision_changes_the_document_and_can_be_undone(api):
    id_, result = finished(api)
    suggestion = next(item for item in result["suggestions"] if item["applied"])
    texts = lambda: json.dumps(api.get(f"{API}questionnaires/{id_}/result/").json()["after"])  # noqa: E731
    assert suggestion["after"] in texts()
    url = f"{API}suggestions/{suggestion['id']}/"
    decide = lambda url, **body: api.patch(url, json.dumps(body), content_type="application/json")  # noqa: E731

    assert decide(url, decision="rejected").status_code == 200
    work()
    assert suggestion["before"] in texts() and suggestion["after"] not in texts()

    again = Suggestion.objects.filter(run__state="succeeded", key=suggestion["key"]).order_by(
        "-run__created_at"
    )[0]
    assert (again.decision, again.applied) == ("rejected", False)
    assert decide(f"{API}suggestions/{again.pk}/", decision="edited").status_code == 400
    assert (
        decide(
            f"{API}suggestions/{again.pk}/", decision="edited", text="Built the billing service."
        ).status_code
        == 200
    )
    work()
    assert "Built the billing service." in texts()


def test_nobody_reads_what_is_somebody_else_s(api):
    bob = User.objects.create(username="bob")
    id_, result = finished(api)
    CVQuestionnaire.objects.update(owner=bob)
    Run.objects.update(owner=bob)
    Image.objects.update(owner=bob)
    run = result["run"]
    for address in (
        f"questionnaires/{id_}/", f"questionnaires/{id_}/result/", f"runs/{run}/", f"runs/{run}/events/",
        f"artifacts/{result['artifacts'][0]['id']}/", f"versions/{result['versions'][0]['id']}/",
    ):  # fmt: skip
        assert api.get(API + address).status_code == 404, address
    for address in (f"runs/{run}/cancel/", f"runs/{run}/retry/", f"questionnaires/{id_}/runs/"):
        assert api.post(API + address, {}, content_type="application/json").status_code == 404, address
    assert api.delete(f"{API}questionnaires/{id_}/").status_code == 404
    assert api.get(f"{API}questionnaires/").json()["results"] == []


def test_the_schema_names_every_address(api):
    answer = api.get(API + "schema/?format=json")
    paths = json.loads(answer.content)["paths"]
    for path in (
        "images/",
        "questionnaires/",
        "questionnaires/{id}/result/",
        "runs/{id}/",
        "runs/{id}/cancel/",
        "artifacts/{id}/",
    ):
        assert API + path in paths, sorted(paths)
    assert api.get(API + "docs/").status_code == 200


def test_what_is_older_than_the_retention_goes_for_good(api, settings):
    from dataclasses import replace

    from cv.services import expire

    submit(api)
    assert expire() == 0
    settings.ENV = replace(settings.ENV, retention_days=1)
    assert expire() == 0
    CVQuestionnaire.objects.update(created_at="2020-01-01T00:00:00Z")
    assert expire() == 1
    assert not CVQuestionnaire.objects.exists() and not StoredFile.objects.exists()


def test_an_artifact_whose_bytes_are_gone_is_told_in_one_sentence(api):
    _, result = finished(api)
    for file in StoredFile.objects.all():
        storage.remove(file.owner_id, file.digest)
    answer = api.get(f"{API}artifacts/{result['artifacts'][0]['id']}/")
    assert answer.status_code == 410
    assert answer.json()["type"] == "/problems/file-gone"
