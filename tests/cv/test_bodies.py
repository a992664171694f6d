"""What is sent in the wrong form is refused with 400 and a sentence at every address, and nothing comes of it."""

import json
from dataclasses import replace

import pytest

from core.models import Run
from cv.models import Answer, CVQuestionnaire, Version
from resumelib.model.jsonresume import misshapen
from tests.cv.sent import API, finished, submit
from tests.plain_cv import CV

pytestmark = pytest.mark.django_db(transaction=True)
DEEP = 20_000
NOT_AN_OBJECT = ["[]", "5", "null", '"x"', "[[[[1]]]]"]
NOT_JSON = [
    b"{",
    b"\xff\xfe",
    b'{"text": "\xff"}',
    b"[" * DEEP,
    b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    b'{"text": NaN}',
    rb'{"text": "\ud800", "decision": "\ud800"}',
]
NO_TEXT = [5, 5.5, True, None, [], ["x"], [[["x"]]], {"text": "x"}, "x" * 500_000, "\x00"]


def places(id_, result):
    """Every address that takes a JSON body, with the method."""
    return [
        ("POST", "questionnaires/"),
        ("POST", f"questionnaires/{id_}/runs/"),
        ("POST", f"questionnaires/{id_}/decisions/"),
        ("PATCH", f"versions/{result['versions'][0]['id']}/"),
        ("PATCH", f"suggestions/{result['suggestions'][0]['id']}/"),
        ("POST", f"questions/{result['questions'][0]['id']}/answer/"),
    ]


def send(api, method, place, body, type_="application/json"):
    data = body if isinstance(body, bytes) else body.encode()
    return api.generic(method, API + place, data, content_type=type_, HTTP_IF_MATCH="*")


def assert_refused(answer, what, status=400):
    assert answer.status_code == status, (what, answer.content)
    assert answer.headers["Content-Type"] == "application/problem+json", what
    assert answer.json()["detail"].endswith((".", "?")), what
    assert len(answer.content) < 2000, what


@pytest.fixture
def known(api):
    return places(*finished(api))


@pytest.mark.parametrize("body", [*NOT_AN_OBJECT, *NOT_JSON], ids=lambda body: repr(body[:12]))
def test_every_address_refuses_a_body_that_is_no_object(api, known, body):
    before = (Run.objects.count(), Version.objects.count())
    for method, place in known:
        assert_refused(send(api, method, place, body), (place, body[:20]))
    assert (Run.objects.count(), Version.objects.count()) == before


def test_every_address_says_what_it_takes_to_another_type_of_body(api, known):
    for method, place in known:
        for type_ in ("text/plain", "application/xml"):
            assert_refused(send(api, method, place, "x", type_), place, status=415)


@pytest.mark.parametrize("value", NO_TEXT, ids=lambda value: repr(value)[:12])
def test_an_answer_is_a_text(api, known, value):
    _, place = known[-1]
    assert_refused(send(api, "POST", place, json.dumps({"text": value})), value)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "field",
    ["resume_text", "position", "industry", "location", "posting", "theme", "region", "company", "experience_level",
     "company_size", "application_timeline", "llm", "accept"],
)  # fmt: skip
def test_a_field_of_the_upload_is_a_text(api, field):
    for value in NO_TEXT:
        body = {"resume_text": CV, field: value}
        assert_refused(send(api, "POST", "questionnaires/", json.dumps(body)), (field, value))
    assert not CVQuestionnaire.objects.exists()


@pytest.mark.parametrize(
    "value", [5, "x", True, [], ["x"], [{}], "[" * DEEP, r'{"basics": {"name": "\ud800"}}']
)
def test_a_json_resume_is_an_object(api, value):
    assert_refused(send(api, "POST", "questionnaires/", json.dumps({"resume_json": value})), value)
    assert api.post(API + "questionnaires/", {"resume_json": json.dumps(value)}).status_code == 400
    assert not CVQuestionnaire.objects.exists()


@pytest.mark.parametrize(
    "field", ["version", "photo", "fit_pages", "letter", "letter_text", "theme", "region"]
)
def test_a_field_of_a_new_run_has_its_type(api, known, field):
    for value in (5.5, "x" * 5000, ["x"], {"a": 1}):
        assert_refused(send(api, "POST", known[1][1], json.dumps({field: value})), (field, value))


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ({"work": "x"}, "`work` is a list of objects"),
        ({"work": {"name": "x"}}, "`work` is a list of objects"),
        ({"work": [["x"]]}, "`work` is a list of objects"),
        ({"basics": 5}, "`basics` is an object"),
        ({"basics": {"name": {"first": "Ada"}}}, "`basics.name` is a text"),
        ({"basics": {"location": 5}}, "`basics.location` is an object or a text"),
        ({"basics": {"location": {"city": []}}}, "`basics.location.city` is a text"),
        ({"basics": {"profiles": ["x"]}}, "`basics.profiles` is a list of objects"),
        ({"work": [{"position": True}]}, "`work[0].position` is a text"),
        ({"work": [{"highlights": "x"}]}, "`work[0].highlights` is a list of texts"),
        ({"skills": [{"name": "x", "keywords": [["x"]]}]}, "`skills[0].keywords` is a list of texts"),
        ({"meta": []}, "`meta` is an object"),
    ],
)
def test_a_correction_that_would_lose_a_part_is_refused_and_says_which(api, known, patch, said):
    before = Version.objects.count()
    answer = send(api, "PATCH", known[3][1], json.dumps(patch))
    assert_refused(answer, patch)
    assert said in answer.json()["detail"]
    assert Version.objects.count() == before


@pytest.mark.parametrize(
    "resume",
    [
        {},
        {"basics": {"name": "Ada", "location": "London", "profiles": [{"network": "GitHub", "url": None}]}},
        {"work": [{"name": "X", "endDate": None, "highlights": ["a", 5]}], "education": [{"score": 1.3}]},
        {"meta": {"cvimprover": {"language": "en"}}, "hobbies": 5},
    ],
)
def test_what_other_programs_write_is_a_json_resume(resume):
    assert misshapen(resume) == ""


def test_what_is_not_offered_is_refused_without_being_repeated(api, settings):
    settings.ENV = replace(settings.ENV, queue_per_user=100)
    answer = submit(api, llm="x" * 100_000)
    assert_refused(answer, "llm")
    assert answer.json()["errors"]["llm"] == ["Choose one of: auto, off."]


@pytest.mark.parametrize("last", ["²", "-1", "x", "1e3", "%ff"])
def test_an_event_s_number_is_a_number(api, known, last):
    run = Run.objects.get()
    assert_refused(api.get(f"{API}runs/{run.pk}/events/?after={last}"), last)
