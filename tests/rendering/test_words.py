"""Dates and titles in the region's style and the resume's language, never more precise than they were written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumelib.model.region import REGIONS, resolve_region
from resumelib.model.resume import DateRange, Location, PartialDate, PersonalDetail, Resume
from resumelib.rendering import render_resume
from resumelib.rendering.language import tell_language
from resumelib.text.formats import format_date, format_range, is_printable_language, printed_word

from .people import ALICE

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "el", "ru", "uk",
             "ar", "cs", "da", "fi", "he", "hu", "ja", "ko", "no", "ro", "tr", "zh", "nb")  # fmt: skip
KEYS = ("summary", "work", "volunteer", "education", "projects", "skills", "languages", "certificates", "awards",
        "publications", "interests", "references", "personal", "contact", "present", "document")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_language_has_all_titles_and_twelve_months(language):
    assert is_printable_language(language)
    assert len(printed_word(language, "months").split()) == 12
    assert all(printed_word(language, key) for key in KEYS)


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("Mon YYYY", "en", "Mar 2020 – Present"),
        ("MM/YYYY", "de", "03/2020 – heute"),
        ("MM-YYYY", "nl", "03-2020 – heden"),
        ("YYYY-MM", "sv", "2020-03 – nu"),
        ("YYYY.MM", "en", "2020.03 – Present"),
        ("DD/MM/YYYY", "fr", "03/2020 – aujourd’hui"),
        ("Mon YYYY", "pl", "mar 2020 – obecnie"),
        ("Mon YYYY", "zh", "2020年3月 – 至今"),
        ("Mon YYYY", "ko", "2020년 3월 – 현재"),
        ("Mon YYYY", "hu", "2020. márc. – jelenleg"),
        ("Mon YYYY", "fi", "maaliskuu 2020 – nykyinen"),
        ("Mon YYYY", "nb", "mars 2020 – nå"),
        ("MM/YYYY", "he", "03/2020 – היום"),
    ],
)
def test_a_range_is_printed_in_the_style_of_the_region_and_the_words_of_the_language(
    style, language, expected
):
    assert format_range(DateRange(PartialDate(2020, 3), None, True), style, language) == expected


@given(
    st.integers(1900, 2100),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
    st.sampled_from(sorted({region.date_style for region in REGIONS.values()})),
    st.sampled_from(
        [language for language in LANGUAGES if language not in ("ja", "ko", "zh")]
    ),  # months are numbers
)
def test_a_date_is_never_more_precise_than_it_was_written(year, month, day, style, language):
    text = format_date(PartialDate(year, month, day if month else None), style, language)
    digits = [
        part for part in text.replace("/", " ").replace("-", " ").replace(".", " ").split() if part.isdigit()
    ]

    numeric_month = style != "Mon YYYY"
    assert f"{year:04d}" in digits
    assert len(digits) == 1 + (numeric_month and month is not None) + bool(month and day)


def test_what_could_not_be_read_as_a_date_prints_as_written():
    assert (
        format_range(DateRange(as_written="Sommer 2019 bis heute"), "MM/YYYY", "de")
        == "Sommer 2019 bis heute"
    )


def test_the_language_is_told_from_the_prose_where_nobody_said_it():
    from dataclasses import replace

    summary = (
        "Ich habe in den letzten Jahren mit dem Team für die Kunden und die Produkte der Firma gearbeitet."
    )
    resume = Resume(
        basics=replace(ALICE.basics, summary=summary), work=(replace(ALICE.work[0], highlights=()),)
    )

    assert b"## Berufserfahrung" in render_resume(resume, format="md", region=resolve_region("DE")).data


@pytest.mark.parametrize(
    ("language", "prose"),
    [
        ("he", "מהנדסת תוכנה עם ניסיון של שש שנים ב-Python ו-PostgreSQL"),
        ("ar", "مهندسة برمجيات بخبرة ست سنوات في Python"),
        ("fa", "مهندس نرم‌افزار با شش سال تجربه، پروژه‌های چابک و گزارش‌های پیچیده"),
        ("zh", "六年后端开发经验，熟悉 Python 与 PostgreSQL"),
        ("ja", "バックエンド開発を六年担当し、Python を使いました"),
        ("ko", "백엔드 개발 경력 6년, Python 과 PostgreSQL 사용"),
        ("el", "Μηχανικός λογισμικού με έξι χρόνια εμπειρίας"),
        ("ru", "Разработчик с шестилетним опытом"),
        ("uk", "Розробниця з шістьма роками досвіду, її системи їздять щодня й ініціюють звіти"),
        ("tr", "Yazılım geliştirdi, müşteri ilişkilerini yönetti ve raporları hazırladı"),
        ("cs", "Vedl tým pěti lidí, zavedl nové postupy a snížil náklady oddělení o třetinu, řídil výběrová řízení"),
        ("hu", "Fejlesztőként működött, időben szállította a felelősségére bízott gyűjtőrendszert"),
        ("en", "She has worked with the team on the products of the company for years"),
        ("", "Lorem"),
    ],
)  # fmt: skip
def test_a_language_is_told_by_its_letters_or_its_function_words(language, prose):
    assert tell_language(prose) == language


def test_a_hebrew_resume_has_hebrew_titles_and_an_unknown_one_keeps_its_own():
    from dataclasses import replace

    from resumelib.model.resume import Section

    def titles(summary: str) -> list[str]:
        own = Resume(
            basics=replace(ALICE.basics, summary=summary),
            work=(replace(ALICE.work[0], highlights=(), summary=""),),
            sections=(Section("summary", "Profiil"), Section("work", "Töökogemus")),
        )
        made = render_resume(own, format="md", region=resolve_region("GB")).data.decode()
        return [line[3:] for line in made.splitlines() if line.startswith("## ")]

    assert titles("מהנדסת תוכנה עם ניסיון של שש שנים בפיתוח") == ["תמצית", "ניסיון תעסוקתי"]
    assert titles("Tarkvarainsener Tartust.") == ["Profiil", "Töökogemus"]


def test_sections_keep_the_persons_order_unless_the_region_fixes_it():
    from resumelib.model.resume import Section

    own = Resume(
        basics=ALICE.basics, work=ALICE.work, education=ALICE.education, skills=ALICE.skills, language="en",
        sections=(Section("skills", "My tools"), Section("education", ""), Section("work", "")),
    )  # fmt: skip

    def order(code: str) -> list[bytes]:
        lines = render_resume(own, format="md", region=resolve_region(code)).data.splitlines()
        return [line[3:] for line in lines if line.startswith(b"## ")]

    assert order("GB") == [b"Summary", b"Skills", b"Education", b"Experience"]
    assert order("EU") == [b"Summary", b"Experience", b"Education", b"Skills"]


@pytest.mark.parametrize(
    "prose",
    [
        "Built the ticketing system of Beşiktaş in Kadıköy and led a team of four people.",
        "Worked with Dvořák and Jiří on the reactor of Řež for the institute.",
        "Taught for the school of Ionuț and the team of Mureș in Brăila.",
    ],
)
def test_names_from_elsewhere_do_not_change_the_language_of_the_titles(prose: str) -> None:
    assert tell_language(prose) == "en"


@pytest.mark.parametrize(
    ("location", "printed"),
    [
        (Location(city="Bristol", region="United Kingdom", country_code="GB"), "Bristol, United Kingdom"),
        (Location(city="Graz", region="Österreich", country_code="AT"), "Graz, Österreich"),
        (Location(city="Luxembourg", country_code="LU"), "Luxembourg"),
        (Location(city="Portland", region="Maine", country_code="US"), "Portland, Maine, US"),
        (Location(city="Leeds", country_code="GB"), "Leeds, GB"),
    ],
)
def test_a_country_that_is_named_is_not_said_again_by_its_code(location, printed):
    resume = replace(ALICE, basics=replace(ALICE.basics, location=location))
    text = render_resume(resume, format="txt", region=resolve_region("US")).data
    assert printed in text.decode().splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_language_has_words_for_personal_data(language):
    kinds = ("birth", "birthplace", "age", "nationality", "marital", "gender", "children", "religion", "licence", "permit", "idnumber")  # fmt: skip
    assert all(printed_word(language, f"personal-{kind}") for kind in kinds)
    assert language == "en" or printed_word(language, "personal-birth") != "Date of birth"


def test_personal_data_is_printed_under_a_word_of_the_language_and_never_under_our_own_name_for_it():
    details = (PersonalDetail("birth", "14.02.1986 in Gera"), PersonalDetail("Anrede", "Frau"))
    resume = replace(ALICE, language="de", basics=replace(ALICE.basics, personal=details))
    text = render_resume(resume, format="txt", region=resolve_region("DE")).data.decode()
    assert "Geburtsdatum: 14.02.1986 in Gera" in text
    assert "Anrede: Frau" in text


def test_a_job_within_one_year_has_that_year_once() -> None:
    year = DateRange(PartialDate(2018), PartialDate(2018))
    assert format_range(year, "YYYY", "en", once=True) == "2018"
    assert format_range(year, "YYYY", "en") == "2018 – 2018"
