"""What is typed on the please-check page, and what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.pages.grouping import field_title
from web.pages.resume_form import corrected, merge_patch, sections
from web.pages.versions import leaves

RESUME = {
    "basics": {
        "name": "Alice Probst",
        "location": {"city": "Bremen"},
        "profiles": [{"network": "LinkedIn", "url": "x.example"}],
    },
    "work": [
        {"name": "Weserlager", "startDate": "2019-03", "highlights": ["Planned shifts", "Cut errors"]},
        {"name": "Havelkai", "endDate": "2018"},
    ],
    "skills": [{"name": "Software", "keywords": ["SAP EWM", "Excel"]}],
    "meta": {
        "version": "v1.0.0",
        "cvimprover": {
            "language": "en",
            "personal": [{"kind": "birth", "text": "14.02.1986 in Gera"}],
            "custom": [{"id": "custom1", "title": "Hobbies", "entries": [{"text": "Choir"}]}],
        },
    },
}


def test_nothing_typed_changes_nothing():
    assert corrected(RESUME, leaves({k: v for k, v in RESUME.items() if k != "meta"})) == RESUME
    assert merge_patch(RESUME, corrected(RESUME, {})) == {}


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        ("basics.name", "Alice Weser", lambda r: r["basics"]["name"]),
        ("work[0].highlights[1]", "Cut errors by 12%", lambda r: r["work"][0]["highlights"][1]),
        ("work[0].highlights[2]", "Trained 9 people", lambda r: r["work"][0]["highlights"][2]),
        ("work[1].startDate", "2016", lambda r: r["work"][1]["startDate"]),
        ("basics.email", "a@example.org", lambda r: r["basics"]["email"]),
        (
            "custom[0].entries[0].text",
            "Chamber choir",
            lambda r: r["meta"]["cvimprover"]["custom"][0]["entries"][0]["text"],
        ),
    ],
)
def test_a_typed_text_stands_in_its_place(path, text, where):
    assert where(corrected(RESUME, {path: text})) == text


def test_an_emptied_line_is_gone_and_the_others_stay():
    changed = corrected(RESUME, {"work[0].highlights[0]": " "})
    assert changed["work"][0]["highlights"] == ["Cut errors"]
    assert changed["work"][1] == RESUME["work"][1]


@pytest.mark.parametrize(
    ("deed", "names"),
    [
        ("up:work[1]", ["Havelkai", "Weserlager"]),
        ("down:work[0]", ["Havelkai", "Weserlager"]),
        ("down:work[1]", ["Weserlager", "Havelkai"]),
        ("delete:work[0]", ["Havelkai"]),
        ("add:work", ["Weserlager", "Havelkai", "New entry"]),
        ("delete:work[9]", ["Weserlager", "Havelkai"]),
        ("delete:meta", ["Weserlager", "Havelkai"]),
        ("add:meta", ["Weserlager", "Havelkai"]),
        ("nonsense", ["Weserlager", "Havelkai"]),
    ],
)
def test_entries_move_come_and_go(deed, names):
    assert [entry["name"] for entry in corrected(RESUME, {}, deed)["work"]] == names


@given(
    st.dictionaries(
        st.sampled_from(
            ["work[5].name", "work[0]", "basics", "x.y.z", "work[0].highlights[9]", "[0]", "", "meta.version"]
        ),
        st.text(max_size=20),
    )
)
def test_strange_paths_never_break_it(typed):
    changed = corrected(RESUME, typed)
    assert changed["work"][1]["name"] == "Havelkai"


@pytest.mark.parametrize("path", ["meta", "meta.cvimprover", "meta.cvimprover.language", "meta.version"])
def test_nobody_types_into_what_is_ours(path):
    assert corrected(RESUME, {path: "x"}) == RESUME


def test_every_text_has_a_field():
    shown = {
        field["path"]
        for section in sections(RESUME, {})
        for entry in section["entries"]
        for field in entry["fields"]
    }
    assert {
        "basics.name",
        "work[0].highlights[1]",
        "custom[0].entries[0].text",
        "skills[0].keywords[1]",
    } <= shown


def test_the_patch_makes_the_one_of_the_other():
    after = corrected(RESUME, {"basics.location.city": "Kiel"}, "delete:skills[0]")
    patch = merge_patch(RESUME, after)
    assert patch == {"basics": {"location": {"city": "Kiel"}}, "skills": None}


def test_lines_are_moved_and_taken_out_where_they_stand():
    resume = {"work": [{"name": "Hafen AG", "highlights": ["one", "two", "three"]}]}
    assert corrected(resume, {}, "up:work[0].highlights[2]")["work"][0]["highlights"] == [
        "one",
        "three",
        "two",
    ]
    assert corrected(resume, {}, "delete:work[0].highlights[0]")["work"][0]["highlights"] == ["two", "three"]
    assert corrected(resume, {}, "up:work[0].highlights[0]") == resume
    assert corrected(resume, {}, "delete:work[7].highlights[0]") == resume
    assert corrected(resume, {}, "delete:work[0].name") == resume


def test_personal_data_can_be_seen_corrected_and_taken_out():
    shown = next(section for section in sections(RESUME, {}) if section["name"] == "personal")
    [field] = shown["entries"][0]["fields"]
    assert (field["path"], field["title"], field["value"]) == (
        "personal[0].text",
        "Date of birth",
        "14.02.1986 in Gera",
    )

    changed = corrected(RESUME, {"personal[0].text": "14.02.1985"})
    assert changed["meta"]["cvimprover"]["personal"] == [{"kind": "birth", "text": "14.02.1985"}]

    without = corrected(RESUME, {}, "delete:personal[0]")
    assert "personal" not in without["meta"]["cvimprover"]
    assert without["meta"]["cvimprover"]["custom"] == RESUME["meta"]["cvimprover"]["custom"]


def test_the_last_entry_of_a_section_of_ones_own_can_be_taken_out():
    assert "custom" not in corrected(RESUME, {}, "delete:custom[0]")["meta"]["cvimprover"]


def test_emptied_personal_data_is_gone():
    assert "personal" not in corrected(RESUME, {"personal[0].text": ""})["meta"]["cvimprover"]


def test_a_second_number_and_address_are_fields_too():
    own = {"otherEmails": ["alice@example.com"], "otherPhones": ["+49 171 23125 200"]}
    resume = {"basics": {"name": "Alice Probst"}, "meta": {"cvimprover": own}}
    shown = {field["path"]: field["title"] for field in sections(resume, {})[0]["entries"][0]["fields"]}
    assert shown == {"basics.name": "Name", "otherEmails[0]": "E-mail", "otherPhones[0]": "Phone"}

    assert "otherEmails" not in corrected(resume, {}, "delete:otherEmails[0]")["meta"]["cvimprover"]
    changed = corrected(resume, {"otherPhones[0]": "+49 171 23125 201"})
    assert changed["meta"]["cvimprover"]["otherPhones"] == ["+49 171 23125 201"]


def test_every_field_of_a_resume_has_a_name_that_is_no_key_of_ours():
    keys = ("organization", "releaseDate", "dateAsWritten", "subtitle", "institution", "studyType")
    assert [field_title(f"awards[0].{key}") for key in keys] == [
        "Organization", "Date", "Date", "Subtitle", "School", "Degree",
    ]  # fmt: skip
    assert field_title("work[0].name") == "Employer"
