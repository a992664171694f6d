"""JSON Resume in and out: strict when written, lenient when read, nothing lost on the way."""

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumelib.model.jsonresume import from_json_resume, looks_like_json_resume, read_date, to_json_resume
from resumelib.model.resume import (
    Basics,
    Certificate,
    CustomEntry,
    CustomSection,
    DateRange,
    Highlight,
    PartialDate,
    PersonalDetail,
    Position,
    Resume,
    Section,
    SkillGroup,
)
from tests.model.jsonresume_schema import SCHEMA

FULL = Resume(
    basics=Basics(name="Nora Brandt", email="nora@example.com", personal=(PersonalDetail("nationality", "Danish"),)),
    work=(
        Position(
            "work1", "Nordlicht", "Planner", dates=DateRange(PartialDate(2020, 3), is_current=True),
            highlights=(Highlight("work1.h1", "Planned 40 loads a week."),),
        ),
    ),
    skills=(SkillGroup("skills1", "Software", keywords=("SAP EWM", "Excel")),),
    certificates=(Certificate("certificates1", "Forklift", date=PartialDate(2018)),),
    custom=(CustomSection("custom1", "Military service", (CustomEntry("custom1.e1", "Signals"),)),),
    sections=(Section("work", "Experience"), Section("custom", "Military service", "custom1")),
    language="en",
)  # fmt: skip


def test_what_it_writes_is_valid_against_the_published_schema():
    jsonschema.validate(to_json_resume(FULL), SCHEMA)


def test_what_it_writes_it_reads_back_equal():
    assert from_json_resume(to_json_resume(FULL)) == FULL


def test_a_certificate_known_by_its_year_gets_no_invented_day():
    certificate = to_json_resume(FULL)["certificates"][0]
    assert "date" not in certificate
    assert certificate["dateAsWritten"] == "2018"


@pytest.mark.parametrize(
    ("old", "where"),
    [
        ({"company": "Acme"}, "name"),
        ({"title": "Chef"}, "position"),
        ({"website": "https://a.example"}, "url"),
    ],
)
def test_it_reads_the_keys_of_older_versions(old, where):
    resume = from_json_resume({"work": [old]})
    assert getattr(resume.work[0], where) == next(iter(old.values()))


@pytest.mark.parametrize("text", ["2020-13", "20", "heute", "2020-02-40", ""])
def test_a_date_that_is_none_is_not_guessed(text):
    assert read_date(text) is None


def test_a_date_it_can_not_read_is_kept_as_written():
    resume = from_json_resume({"work": [{"name": "Acme", "startDate": "spring of 2019", "endDate": "later"}]})
    assert resume.work[0].dates.as_written == "spring of 2019 – later"


def test_a_list_is_not_a_resume():
    assert not looks_like_json_resume([{"work": []}])
    assert not looks_like_json_resume({"invoice": 12})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*SCHEMA["properties"], "name", "highlights", "startDate", "keywords", "cvimprover", "custom", "entries", "kind"]), inner, max_size=4),
    max_leaves=25,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(SCHEMA["properties"])), JSON, max_size=6))
def test_whatever_json_comes_a_resume_comes_out_that_round_trips(data):
    resume = from_json_resume(data)
    written = to_json_resume(resume)
    jsonschema.validate(written, SCHEMA)
    assert to_json_resume(from_json_resume(written)) == written
    assert msgspec.json.decode(msgspec.json.encode(resume), type=Resume) == resume
