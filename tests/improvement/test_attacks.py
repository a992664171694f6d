"""The gate against subtle lies: each line is one that some version of a gate let through."""

import pytest

from resumelib.improvement import ground_suggestion
from resumelib.improvement.grounding import check_wording
from resumelib.model.resume import Basics, Highlight, Position, Resume
from resumelib.pipeline import Context, MemoryStore, Options, State, run_step

ATTACKS = [
    ("en", "Trained by senior nurses in wound care", "Trained senior nurses in wound care"),
    ("en", "Reported to the director of engineering", "Director of engineering"),
    ("en", "Supported the management of two shops", "Managed two shops"),
    ("en", "Generated sales leads for the north", "Led sales for the north"),
    ("en", "Sold cars and repaired bikes", "Sold bikes and repaired cars"),
    ("en", "Moved invoicing from Datev to Sage", "Moved invoicing from Sage to Datev"),
    ("en", "Cut costs by 20% and waste by 30%", "Cut costs by 30% and waste by 20%"),
    ("en", "Ran workshops for 8-10 people", "Ran workshops for 10-8 people"),
    ("en", "Mentored 6 engineers across 2 teams", "Mentored 2 engineers across 6 teams"),
    ("en", "Managed a client account", "Managed client accounts"),
    ("en", "Sales rose by 20% in one year", "Raised sales by 20% in one year"),
    ("en", "Wrote a weekly newsletter", "Wrote a newsletter every day"),
    ("en", "Worked with it daily", "Worked with IT daily"),
    ("en", "Taught employees Java", "Taught employees Java and trained staff"),
    ("en", "Led the team meeting", "Led the leading team meeting"),
    ("en", "Attended trainings on hygiene", "Conducted trainings on hygiene"),
    ("en", "Did research for attorneys", "Did research as an attorney"),
    ("en", "Improved the page with two designers", "Improved the page"),
    ("en", "Was runner-up for the press award", "Won the press award"),
    ("en", "Wrote tests", "Wrote tests 🚀 {{company}}"),
    ("en", "Wrote tests", "Wrote te\u200bsts"),
    ("en", "Served about 40 guests", "Served 40 guests"),
    ("en", "Served up to 40 guests", "Served over 40 guests"),
    ("en", "Saved 5k EUR", "Saved 5M EUR"),
    ("en", "Conducted data analysis", "Led data analysis"),
    ("en", "Planned the menu", "Planned the menu for the first time"),
    ("en", "Planned to migrate to AWS", "Migrated to AWS"),
    ("en", "Made suggestions to improve safety", "Improved safety"),
    ("en", "Advised the team that built the bridge", "Built the bridge with the team"),
    ("en", "Worked at a company that won three awards", "Won three awards"),
    ("en", "Coordinated with suppliers", "Coordinated suppliers"),
    ("en", "Was trained on forklifts", "Trained on forklifts"),
    ("en", "Worked for the CEO", "CEO"),
    ("en", "Wrote a letter to the minister", "Wrote for the minister"),
    ("en", "Wrote code for a project with 2 million users", "Wrote code for 2 million users"),
    ("de", "Betreuung eines Kunden", "Betreuung von Kunden"),
    ("de", "Bericht an die Leitung", "Leitung der Berichte"),
    ("de", "Pflege der Beete, keine Baumpflege", "Pflege der Beete und Baumpflege"),
    ("fr", "Assistance à la direction", "Direction"),
    ("fr", "Vente de 30 vélos", "Vente de 300 vélos"),
    ("es", "Apoyo a la gestión de la tienda", "Gestión de la tienda"),
    ("es", "Venta de unas 30 bicicletas", "Venta de más de 30 bicicletas"),
    ("sv", "Ansvarig för kassan", "Ledde kassan"),
]


@pytest.mark.parametrize(("language", "before", "after"), ATTACKS)
def test_it_blocks(language: str, before: str, after: str) -> None:
    reasons, _ = check_wording(before, after, language)
    assert reasons
    assert all(reason[:1] == "T" and reason[3:5] == ": " for reason in reasons)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Served twenty guests", "Served 20 guests"),
        ("Raised 1.5M USD", "Raised $1.5 million"),
        ("Kept the the till", "Kept the till"),
        ("Cut the time by half", "Halved the time"),
        ("Worked on payroll", "Contributed to payroll"),
    ],
)
def test_the_same_fact_in_other_words_passes(before: str, after: str) -> None:
    assert check_wording(before, after, "en")[0] == []


def test_a_fact_of_another_entry_does_not_count() -> None:
    work = (
        Position("w1", "Hillside", "Nurse", highlights=(Highlight("a", "Trained new nurses"),)),
        Position(
            "w2", "Rosewood", "Carer", highlights=(Highlight("b", "Cared for 30 residents with dementia"),)
        ),
    )
    resume = Resume(Basics(name="Mira"), work=work, language="en")
    assert not ground_suggestion(
        resume, target="a", after="Trained new nurses for residents with dementia"
    ).passed
    assert not ground_suggestion(resume, target="a", after="Trained 30 new nurses").passed
    assert not ground_suggestion(resume, target="a", after="Trained new nurses at Rosewood").passed


def test_what_was_gated_is_what_is_rendered() -> None:
    from dataclasses import replace
    from datetime import date

    from resumelib import pipeline
    from resumelib.errors import DeliveryBlocked

    resume = Resume(Basics(name="Mira Solberg"), language="en")
    gated = State((), Options(formats=("txt",)), resume=resume, gated_hash=pipeline.resume_hash(resume))
    step = next(s for s in pipeline.STEPS if s.name == "render")
    context = Context(MemoryStore(), date(2026, 1, 1))
    changed = replace(gated, resume=replace(resume, basics=Basics(name="Mira Solberg", label="CEO")))
    with pytest.raises(DeliveryBlocked):
        run_step(step, changed, context, lambda _: None)
