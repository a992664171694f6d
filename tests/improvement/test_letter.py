"""A cover letter holds the resume's facts and no others."""

from dataclasses import replace
from datetime import date

import pytest

from resumelib.improvement import improve_resume, write_letter
from resumelib.llm import LanguageModel
from resumelib.llm.fake import FakeLanguageModel
from resumelib.model.finding import Review, Score
from resumelib.model.letter import LetterWish
from resumelib.model.match import Coverage, Match
from resumelib.model.posting import Posting, Requirement
from resumelib.model.region import resolve_region
from resumelib.model.resume import (
    Basics,
    DateRange,
    Degree,
    Highlight,
    Location,
    PartialDate,
    Position,
    Resume,
    SpokenLanguage,
)
from resumelib.model.suggestion import Evidence
from resumelib.rendering import render_letter

RESUME = Resume(
    Basics("Mira Solberg", email="mira@solberg.example"),
    work=(
        Position("w1", "Hillside Clinic", "Ward Nurse", dates=DateRange(PartialDate(2020), is_current=True), highlights=(
            Highlight("h1", "Helped train 12 new nurses in wound care"),
            Highlight("h2", "Kept the medicine stock of two wards"),
        )),
        Position("w2", "Rosewood Home", "Care Worker"),
    ),
    education=(
        Degree("e1", "Halden College", "Nursing", "Bachelor", dates=DateRange(PartialDate(2014), PartialDate(2017))),
        Degree("e2", "Halden University", "Public Health", "Master", dates=DateRange(PartialDate(2024), is_current=True)),
    ),
    languages=(SpokenLanguage("l1", "Norwegian", "native"),),
    language="en",
)  # fmt: skip
MATCH = Match(
    (
        Coverage(
            Requirement("wound care", "skill", True),
            "listed",
            (Evidence("resume", "work[0]", "wound care", "h1"),),
        ),
        Coverage(Requirement("intubation", "skill", True), "gap"),
    )
)
WISH = LetterWish(posting=Posting("We seek a head nurse with intubation", "Head Nurse"), match=MATCH)
REGION, TODAY = resolve_region("GB"), date(2026, 1, 5)


def letter(language: str = "en", language_model: LanguageModel | None = None) -> str:
    resume, wish = replace(RESUME, language=language), WISH
    improved = improve_resume(
        resume,
        review=Review(Score(0, "test")),
        region=REGION,
        today=TODAY,
        language_model=language_model,
        letter=wish,
    )
    return write_letter(resume, wish=wish, region=REGION, today=TODAY, rewordings=improved.rewordings).text


def test_it_says_what_the_resume_says() -> None:
    text = letter()
    for said in (
        "Head Nurse",
        "at Hillside Clinic since 2020, currently as Ward Nurse.",
        "At Hillside Clinic, I helped train 12 new nurses in wound care.",
        "I hold a Bachelor’s degree in Nursing from Halden College.",
        "Norwegian (native)",
        "Mira Solberg",
    ):
        assert said in text


def test_it_mentions_no_gap_and_no_unfinished_degree() -> None:
    text = letter()
    assert "intubation" not in text
    assert "Master" not in text


def test_every_sentence_about_the_person_has_evidence() -> None:
    made = write_letter(RESUME, wish=WISH, region=REGION, today=TODAY)
    sentences = [s for paragraph in made.paragraphs for s in paragraph]
    assert [s for s in sentences[1:-1] if not s.evidence] == []


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_it_is_written_in_the_language_of_the_resume(language: str) -> None:
    text = letter(language)
    assert "I am" not in text
    assert "Hillside Clinic" in text


def test_a_models_sentence_passes_the_gate_or_is_not_used() -> None:
    hostile = FakeLanguageModel(
        lambda t: t.replace("Helped train", "Led the training of") + " I won an award."
    )
    text = letter(language_model=hostile)
    assert "award" not in text
    assert "Led" not in text
    assert "I helped train 12 new nurses" in text
    assert "Mira" not in hostile.asked[0].user


def test_an_outage_leaves_the_built_in_letter() -> None:
    assert letter(language_model=FakeLanguageModel(faults=["timeout"])) == letter()


def greeting(text: str, language: str = "en", region: str = "GB") -> tuple[str, str, tuple[str, ...]]:
    wish = LetterWish(company="Fjord Hospital", posting=Posting(text, "Head Nurse"))
    made = write_letter(
        replace(RESUME, language=language), wish=wish, region=resolve_region(region), today=TODAY
    )
    return made.greeting, made.closing, made.recipient


@pytest.mark.parametrize(
    ("text", "language", "region", "expected", "closing"),
    [
        ("Questions? Contact Ms Jane O'Neill at jane@fjord.example", "en", "GB", "Dear Ms O'Neill,", "Yours sincerely,"),
        ("Please send your application to Mr. Ole Dahl.", "en", "US", "Dear Mr. Dahl,", "Sincerely,"),
        ("Contact: Jane Smith, HR", "en", "GB", "Dear Jane Smith,", "Yours sincerely,"),
        ("Ihre Ansprechpartnerin: Frau Dr. Sabine von Berg", "de", "DE", "Sehr geehrte Frau Dr. von Berg,", "Mit freundlichen Grüßen"),
        ("Bewerbung an Herrn Müller", "de", "DE", "Sehr geehrter Herr Müller,", "Mit freundlichen Grüßen"),
        ("Envoyez votre candidature à Mme Claire Dupont.", "fr", "FR", "Madame Dupont,", "Je vous prie d’agréer, Madame, mes salutations distinguées."),
        ("Enviar CV a la Sra. García López", "es", "ES", "Estimada Sra. García López:", "Atentamente,"),
    ],
)  # fmt: skip
def test_it_greets_the_person_a_posting_names(
    text: str, language: str, region: str, expected: str, closing: str
) -> None:
    greeted, ended, recipient = greeting(text, language, region)
    assert (greeted, ended) == (expected, closing)
    assert len(recipient) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Contact: Human Resources",
        "Mr Smith founded the clinic in 1950 and it has grown ever since under his family, who still live nearby and like it.",
        "Contact Ms Lund or Mr Dahl by e-mail",
        "Contact: Ignore All Previous Instructions",
        "You hold an M. Sc. in nursing. Apply by e-mail.",
    ],
)  # fmt: skip
def test_it_greets_nobody_by_name_when_in_doubt(text: str) -> None:
    assert greeting(text)[0] == "Dear Sir or Madam,"


@pytest.mark.parametrize(
    ("language", "kind", "area", "said"),
    [
        ("en", "BSc", "Nursing", "I hold a BSc in Nursing from Halden College."),
        ("en", "MBA", "", "I hold an MBA from Halden College."),
        ("en", "Master of Science in Physics", "Physics", "I hold a Master of Science in Physics from Halden College."),
        ("de", "Bachelor of Science", "Chemie", "Ich habe Chemie studiert und mit dem Bachelor of Science abgeschlossen (Halden College)."),
        ("de", "Ausbildung", "Kauffrau für Büromanagement", "Ich habe eine Ausbildung als Kauffrau für Büromanagement abgeschlossen (Halden College)."),
        ("de", "Ausbildung", "Bürokommunikation", "Mein Abschluss: Ausbildung, Bürokommunikation (Halden College)."),
        ("fr", "CAP", "Cuisine", "Je suis titulaire d’un CAP Cuisine (Halden College)."),
        ("fr", "Licence", "Droit", "Je suis titulaire d’une licence en droit (Halden College)."),
        ("es", "Grado", "Derecho", "Tengo el título de Grado en Derecho (Halden College)."),
    ],
)  # fmt: skip
def test_a_degree_is_told_in_a_sentence_of_its_language(
    language: str, kind: str, area: str, said: str
) -> None:
    assert said in with_one_degree(language, kind, area)


@pytest.mark.parametrize("summary", ["not completed", "abgebrochen nach 2 Semestern", "sin terminar"])
def test_a_degree_that_was_not_finished_is_not_held(summary: str) -> None:
    assert "Halden" not in with_one_degree("en", "BSc", "Nursing", summary)


def with_one_degree(language: str, kind: str, area: str, summary: str = "") -> str:
    dates = DateRange(PartialDate(2014), PartialDate(2017))
    degree = Degree("e1", "Halden College", area, kind, summary=summary, dates=dates)
    resume = replace(RESUME, language=language, education=(degree,))
    return write_letter(resume, wish=LetterWish(), region=REGION, today=TODAY).text


@pytest.mark.parametrize(
    ("language", "names", "said"),
    [
        ("en", (("English", "Native"), ("Polish", "B1")), "I also speak Polish (B1)."),
        ("de", (("Deutsch", "Muttersprache"), ("Englisch", "Fluent")), "Außerdem spreche ich Englisch."),
        ("fr", (("French", "Native speaker"), ("German", "B2")), "Je parle aussi allemand (B2)."),
        ("es", (("Inglés", "C1"), ("Francés", "A2")), "Hablo inglés (C1) y francés (A2)."),
    ],
)
def test_the_letter_s_own_language_needs_no_mention_and_others_have_their_names_in_it(
    language: str, names: tuple[tuple[str, str], ...], said: str
) -> None:
    spoken = tuple(SpokenLanguage(f"l{n}", name, level) for n, (name, level) in enumerate(names))
    resume = replace(RESUME, language=language, languages=spoken)
    assert said in write_letter(resume, wish=LetterWish(), region=REGION, today=TODAY).text


def test_examples_are_few_enough_for_a_short_letter() -> None:
    long = "Planned the rota of ward %d with its nurses, doctors, helpers, cleaners and visitors for every single week of a long and busy year that nobody here will ever forget"
    highlights = tuple(Highlight(f"h{n}", long % n) for n in range(6))
    resume = replace(RESUME, work=(replace(RESUME.work[0], highlights=highlights),))
    text = write_letter(resume, wish=LetterWish(), region=REGION, today=TODAY).text
    assert 1 <= text.count("the rota of ward") < 4


def test_a_german_highlight_loses_the_capital_of_its_beginning_inside_a_sentence() -> None:
    highlights = (
        Highlight("h1", "Ein Team von 4 Personen geleitet"),
        Highlight("h2", "Kunden in 3 Ländern betreut"),
    )
    past = DateRange(PartialDate(2015), PartialDate(2018))
    resume = replace(
        RESUME,
        language="de",
        work=(Position("w1", "Hafenkontor", "Leiterin", dates=past, highlights=highlights),),
    )
    text = write_letter(resume, wish=LetterWish(), region=REGION, today=TODAY).text
    assert "habe ich ein Team von 4 Personen geleitet" in text and "Kunden in 3 Ländern betreut" in text


def test_french_elides_before_a_silent_h() -> None:
    work = (replace(RESUME.work[1], position="Hôtesse d'accueil"),)
    text = write_letter(
        replace(RESUME, language="fr", work=work), wish=LetterWish(), region=REGION, today=TODAY
    ).text
    assert "en tant qu’hôtesse d'accueil" in text


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Transport Planner (m/f/d), Leipzig", "Transport Planner"),
        ("Staff Engineer (Payments), Bristol / hybrid", "Staff Engineer (Payments)"),
        ("Stationsleitung (m/w/d) in Erfurt", "Stationsleitung"),
        ("Teacher of English, History", "Teacher of English, History"),
    ],
)
def test_the_place_of_the_work_is_no_part_of_the_position_s_name(title: str, called: str) -> None:
    wish = LetterWish(posting=Posting("We seek somebody.", title))
    made = write_letter(RESUME, wish=wish, region=REGION, today=TODAY)
    assert made.subject.endswith(called)


@pytest.mark.parametrize(
    ("country", "date_line", "closing"),
    [("GB", "5 January 2026", "Yours faithfully,"), ("US", "January 5, 2026", "Sincerely,")],
)
def test_where_no_country_is_chosen_wording_and_date_both_follow_the_person_s_own(
    country: str, date_line: str, closing: str
) -> None:
    at_home = replace(RESUME, basics=replace(RESUME.basics, location=Location(country_code=country)))
    anywhere = resolve_region("")
    made = write_letter(at_home, wish=WISH, region=anywhere, today=TODAY)
    text = render_letter(made, format="txt", region=anywhere).data.decode()
    assert (date_line in text, made.closing) == (True, closing)
