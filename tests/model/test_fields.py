"""Every text has an id and a path, and can be replaced by its id."""

import pytest

from resumelib.model.fields import field_texts, iter_fields, replace_texts
from resumelib.model.jsonresume import from_json_resume

RESUME = from_json_resume(
    {
        "basics": {"name": "Nora Brandt", "profiles": [{"network": "LinkedIn", "username": "nora"}]},
        "work": [
            {
                "name": "Nordlicht",
                "position": "Planner",
                "startDate": "2020-03",
                "highlights": ["One.", "Two."],
            },
            {"name": "Havelkai", "highlights": ["Three."]},
        ],
        "skills": [{"name": "Software", "keywords": ["SAP", "Excel"]}],
        "education": [{"institution": "Musterstadt", "studyType": "BA"}],
        "meta": {
            "cvimprover": {
                "custom": [{"title": "Navy", "entries": [{"text": "Signals", "highlights": ["Four."]}]}]
            }
        },
    }
)


def test_a_path_reads_like_json_resume():
    paths = {field.path: field.text for field in iter_fields(RESUME)}
    assert paths["work[0].highlights[1]"] == "Two."
    assert paths["work[0].startDate"] == "2020-03"
    assert paths["skills[0].keywords[1]"] == "Excel"
    assert paths["education[0].studyType"] == "BA"
    assert paths["basics.profiles[0].username"] == "nora"
    assert paths["custom[0].entries[0].highlights[0]"] == "Four."


def test_an_id_belongs_to_one_text_only():
    ids = [field.id for field in iter_fields(RESUME)]
    assert len(ids) == len(set(ids)) > 10


def test_a_field_says_what_it_is_and_whose():
    fields = field_texts(RESUME)
    assert fields["work1.position"].role == "title"
    assert fields["work2.h1"].entry == "work2"
    assert fields["skills1.keywords.0"].role == "skill"


def test_replacing_every_text_changes_every_text_and_nothing_else():
    changes = {field.id: field.text + "!" for field in iter_fields(RESUME) if field.role != "date"}
    changed = replace_texts(RESUME, changes)
    assert all(field.text.endswith("!") for field in iter_fields(changed) if field.role != "date")
    assert [f.id for f in iter_fields(changed)] == [f.id for f in iter_fields(RESUME)]
    assert changed.work[0].dates == RESUME.work[0].dates


def test_replacing_nothing_gives_the_same_resume():
    assert replace_texts(RESUME, {}) is RESUME


def test_a_field_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="work9"):
        replace_texts(RESUME, {"work9.h1": "x"})
