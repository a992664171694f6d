"""What leaves: names, contact data, birth dates and addresses never do, wherever in the CV they stand."""

from datetime import date

import pytest

from resumelib.improvement.privacy import reveal, veil_of
from resumelib.llm import client_from_settings
from resumelib.llm.fake_endpoint import FakeEndpoint
from resumelib.model.document import SourceDocument
from resumelib.model.resume import Basics, Resume
from resumelib.pipeline import Context, MemoryStore, Options, improve_document

CV = """Mira Solberg-Okafor
mira.solberg@fjord.example | +47 555 01 234 | Storgata 12, 5003 Bergen
github.com/msolberg | linkedin.com/in/mira-solberg
Date of birth: 14.03.1988

Summary
I am Mira Solberg-Okafor, born 14 March 1988, and write to mira.solberg@fjord.example about care.

Experience
Ward Nurse, Hillside Clinic
Jan 2020 - Mar 2024
- Helped train 12 new nurses with Mira Solberg's handbook mira_solberg_handbook.pdf
- Wrote the guide at https://github.com/msolberg/guide and answered +47 555 01 234
- Kept the stock list in C:\\Users\\msolberg\\stock.xlsx and at Storgata 12, 5003 Bergen
- Solberg was named in reports as M. Solberg and MIRA SOLBERG-OKAFOR

Projects
Solberg Notes
- Published solberg-notes under www.solberg-notes.example for 30 readers

References
Tom Ekwueme, tom@hillside.example, +47 555 99 888
- Worked with Tom Ekwueme on the rota of two wards
"""
PRIVATE = (
    "solberg", "okafor", "mira", "555 01", "555 99", "fjord.example", "msolberg", "14.03", "1988", "14 march",
    "storgata", "5003", "linkedin", "github.com", "tom@", "hillside.example",
)  # fmt: skip


def sent(cv: str, name: str = "cv.txt", **more: object) -> tuple[str, MemoryStore, object]:
    files = MemoryStore()
    with FakeEndpoint() as endpoint:
        options = Options(formats=("txt",), accept="all", letter=("txt",), **more)  # type: ignore[arg-type]
        model = client_from_settings(endpoint.url, "key", "fake")
        context = Context(files, date(2026, 1, 15), model)
        state = improve_document([SourceDocument(cv.encode(), name)], options, context)
        assert len(endpoint.bodies) > 1
        users = [m["content"] for body in endpoint.bodies for m in body["messages"] if m["role"] == "user"]
        return "\n".join(users).casefold(), files, state


def test_no_name_contact_birth_date_or_address_reaches_the_endpoint() -> None:
    text, _, _ = sent(CV, "Mira_Solberg_CV.txt")
    assert [secret for secret in PRIVATE if secret in text] == []


def test_what_was_hidden_stands_in_the_files_again_and_no_token_does() -> None:
    _, files, state = sent(CV)
    made = [files.get(a.digest).decode() for a in (*state.artifacts, *state.letter_artifacts)]  # type: ignore[attr-defined]
    assert "mira_solberg_handbook.pdf" in made[0]
    assert "https://github.com/msolberg/guide" in made[0]
    assert not [
        m
        for m in made
        for token in ("PERSON1", "LINK1", "MAIL1", "PHONE1", "CONTACT1", "PLACE1")
        if token in m
    ]


@pytest.mark.parametrize(
    "highlight",
    [
        "Wrote the handbook Mira-Solberg-2020.docx for all wards",
        "Answered calls on +47 (0)555 01 234 and 0047 555 01 234",
        "Ran the page HTTPS://GITHUB.COM/MSOLBERG/NOTES for nurses",
        "Sent the plan to MIRA.SOLBERG@FJORD.EXAMPLE each week",
        "Signed as msolberg in the logs of two wards",
        "Spoke as SOLBERG at two meetings of the ward",
        "Moved the ward to Storgata 12 with two others",
    ],
)
def test_however_it_is_spelled(highlight: str) -> None:
    cv = CV.replace("- Solberg was named in reports as M. Solberg and MIRA SOLBERG-OKAFOR", f"- {highlight}")
    text, _, _ = sent(cv)
    assert [secret for secret in PRIVATE if secret in text] == []


def test_other_people_named_with_a_title_stay_here_too() -> None:
    veil = veil_of(Resume(Basics(name="Anna von Li-Wu")))
    text = "Supervised by Prof. Dr. Ada Quill and Herrn von Berg; Wu led 5 teams von IT, law and an archive"
    hidden, used = veil.hide(text)
    assert not [name for name in ("Quill", "Berg", "Wu") if name in hidden]
    assert "5 teams von IT, law and an archive" in hidden, "what is no name is read by the model as it stands"
    assert reveal(hidden, used) == text
