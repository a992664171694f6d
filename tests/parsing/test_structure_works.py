"""Awards, certificates and publications: which line names the work, who gave it, and where the next one begins."""

from resumelib.model.document import SourceDocument
from resumelib.model.resume import Resume
from resumelib.parsing import parse_resume
from tests.parsing.drawn import Put, pdf

TOP = """<h1>Dora Winterbourne</h1><p>dora@example.com</p>
<h2>Work</h2><h3>Weaver, Harbour Lane Ltd</h3><p>2015 - 2020</p><ul><li>Wove the quay walls of nine berths.</li></ul>"""


def _html(text: str) -> Resume:
    return parse_resume(SourceDocument(f"<html><body>{TOP}{text}</body></html>".encode(), "cv.html")).resume


def _drawn(title: str, lines: list[str]) -> Resume:
    head = [
        Put(50, 60, "Dora Winterbourne", 24, bold=True),
        Put(50, 80, "dora@example.com"),
        Put(50, 110, "Work", 14, bold=True),
        Put(50, 130, "Weaver, Harbour Lane Ltd", bold=True),
        Put(540, 130, "2015 - 2020", right=True),
        Put(
            50,
            145,
            "Wove the quay walls of nine berths and wrote down how each of them was made, every winter.",
        ),
        Put(50, 180, title, 14, bold=True),
    ]
    puts = [Put(50, 200 + 14 * n, line) for n, line in enumerate(lines) if line]
    return parse_resume(SourceDocument(pdf(head + puts), "cv.pdf")).resume


def test_long_titles_of_publications_name_them() -> None:
    found = _html(
        "<h2>Publications</h2>"
        "<div>On the weaving of lamps and quays in the winter towns of the northern coasts, with notes on harbours and their many looms.</div>"
        "<div>Journal of Lamps</div><div>Jan 2022</div>"
        "<div>How the looms of the harbour lanes were kept dry in the wet years after the storms of the century before this one.</div>"
        "<div>Annals of Weaving</div><div>Jan 2021</div>"
    ).publications

    assert [(one.name[:14], one.publisher) for one in found] == [
        ("On the weaving", "Journal of Lamps"),
        ("How the looms ", "Annals of Weaving"),
    ]


def test_each_line_that_begins_with_a_year_is_a_publication() -> None:
    found = _drawn(
        "Publications",
        [
            "2023: On the weaving of lamps and quays in the winter towns of the northern coasts, with all",
            "their harbours, Lamps Today",
            "2021: How the looms of the harbour lanes were kept dry in the wet years after the storms of",
            "the century before this one, Weaving Monthly",
        ],
    ).publications

    assert [(one.date.year if one.date else 0, one.publisher) for one in found] == [
        (2023, "Lamps Today"),
        (2021, "Weaving Monthly"),
    ]


def test_a_year_among_the_words_of_a_title_stays_in_it() -> None:
    found = _html(
        "<h2>Publications</h2>"
        "<h3>Learn Looms 2014 for Young Weavers</h3><div>Harbour Press</div><div>Jun 2013</div>"
        "<h3>Lamps on Software</h3><div>self</div><div>Jan 2015</div>"
    ).publications

    assert [(one.name, one.publisher) for one in found] == [
        ("Learn Looms 2014 for Young Weavers", "Harbour Press"),
        ("Lamps on Software", "self"),
    ]


def test_a_year_between_words_is_not_the_date_of_an_award() -> None:
    found = _drawn("Awards", ["2020 Northern Lamp Awards 2019 Nominations", "2018 Quay of the Year"]).awards

    assert [(one.title, one.date.year if one.date else 0) for one in found] == [
        ("Northern Lamp Awards 2019 Nominations", 2020),
        ("Quay of the Year", 2018),
    ]


def test_what_leads_a_date_is_no_summary_however_it_is_accented() -> None:
    text = "<h2>Publications</h2><h3>Sur le lin</h3><p>Revue du Lin | Publié en mai 2019</p>"
    (found,) = _html(text).publications

    assert (found.publisher, found.summary) == ("Revue du Lin", "")


def test_lines_in_bold_begin_works_although_only_one_of_them_has_a_date() -> None:
    text = "".join(
        f"<div><b>{name}</b></div><div>{more}</div>"
        for name, more in (
            ("Certified Loom Keeper", "Weavers Guild, Apr 2021"),
            ("Lamps of the North", "Lamp Society"),
            ("Quays and Berths", "Harbour Board"),
        )
    )
    found = _html(f"<h2>Certificates</h2>{text}").certificates

    assert [one.name for one in found] == ["Certified Loom Keeper", "Lamps of the North", "Quays and Berths"]


def test_who_gave_an_award_may_stand_in_a_bracket_behind_it() -> None:
    found = _html(
        "<h2>Awards</h2><ul><li>Northern Lamp Prize (Society of Lamps)</li>"
        "<li>Quay of the Year (nominated) (Harbour Board)</li></ul>"
    ).awards

    assert [(one.title, one.awarder) for one in found] == [
        ("Northern Lamp Prize", "Society of Lamps"),
        ("Quay of the Year (nominated)", "Harbour Board"),
    ]


def test_a_school_and_its_university_together_gave_an_award() -> None:
    found = _html(
        "<h2>Awards</h2><ul><li>Scholarship for Young Weavers, Faculty of Looms, University of Northmoor, 2020</li>"
        "<li>Prize for Quays, School of Lamps and Winters, University of Northmoor, 2018</li></ul>"
    ).awards

    assert [(one.title, one.awarder) for one in found] == [
        ("Scholarship for Young Weavers", "Faculty of Looms, University of Northmoor"),
        ("Prize for Quays", "School of Lamps and Winters, University of Northmoor"),
    ]


def test_what_the_letters_of_a_certificate_stand_for_is_part_of_its_name() -> None:
    found = _html(
        "<h2>Certificates</h2><ul><li>CLE, Certified Loom Engineer</li><li>CDA, Certified Dye Administrator</li></ul>"
    ).certificates

    assert [(entry.name, entry.issuer) for entry in found] == [
        ("CLE, Certified Loom Engineer", ""),
        ("CDA, Certified Dye Administrator", ""),
    ]


def test_a_title_that_wraps_and_leads_to_an_address_is_one() -> None:
    link = "https://looms.example.org/1"
    drawn = [
        Put(60, 60, "Dagny Lindqvist", 20, bold=True),
        Put(60, 80, "dagny@example.org | Borås"),
        Put(60, 120, "Publications", 14, bold=True),
        Put(
            60,
            142,
            "On the ways in which the looms of the long valley of the north",
            11,
            bold=True,
            link=link,
        ),
        Put(
            60,
            155,
            "were built before the railway came, and in the years after the end",
            11,
            bold=True,
            link=link,
        ),
        Put(60, 168, "of it", 11, bold=True, link=link),
        Put(88, 168, "(https://looms.example.org/1), Weaving Today", 11),
    ]

    found = parse_resume(SourceDocument(pdf(drawn), "resume.pdf")).resume.publications

    assert [(one.name, one.publisher) for one in found] == [
        (
            "On the ways in which the looms of the long valley of the north were built before the railway came, "
            "and in the years after the end of it",
            "Weaving Today",
        )
    ]


def test_who_gave_it_is_told_apart_on_every_line_of_a_section_that_has_the_same_mark_on_all() -> None:
    dashes = _html(
        "<h2>Certificates</h2><ul><li>Looms for Beginners - Weavers of Northmoor</li>"
        "<li>Damask - The Keepers of the Six Large Mills of Fernhill</li></ul>"
    ).certificates
    quoted = _html(
        "<h2>Publications</h2><ul><li>\u201cLooms, Lamps and Quays\u201d, Weaving, Dyeing, and Spinning Today of the North</li>"
        "<li>\u201cOn Damask\u201d, The Loom</li></ul>"
    ).publications

    assert [(one.name, one.issuer) for one in dashes] == [
        ("Looms for Beginners", "Weavers of Northmoor"),
        ("Damask", "The Keepers of the Six Large Mills of Fernhill"),
    ]
    assert [one.name for one in quoted] == ["Looms, Lamps and Quays", "On Damask"]


def test_a_name_beside_its_date_in_the_margin_goes_on_in_the_next_line() -> None:
    title = "On the ways in which the looms of the long valley of the north were built"
    drawn = [
        Put(60, 60, "Dagny Lindqvist", 20, bold=True),
        Put(60, 80, "dagny@example.org | Borås"),
        Put(60, 120, "Publications", 14, bold=True),
        Put(60, 142, "2019", 10),
        Put(150, 142, f"{title}, Weaving", 10),
        Put(150, 155, "Today of the North", 10),
        Put(60, 175, "2017", 10),
        Put(150, 175, "The quays of Borås, Weaving Today", 10),
    ]

    found = parse_resume(SourceDocument(pdf(drawn), "resume.pdf")).resume.publications

    assert [(one.name, one.publisher) for one in found] == [
        (title, "Weaving Today of the North"),
        ("The quays of Borås", "Weaving Today"),
    ]


def test_a_single_award_ends_before_the_organization_in_its_bracket_and_no_other() -> None:
    given = _html("<h2>Awards</h2><p>Loom of the Year (Weavers & Dyers Academy)</p>").awards
    told = _html("<h2>Awards</h2><p>Loom of the Year (shared with a friend)</p>").awards

    assert [(one.title, one.awarder) for one in given] == [("Loom of the Year", "Weavers & Dyers Academy")]
    assert [one.title for one in told] == ["Loom of the Year (shared with a friend)"]


def test_long_awards_that_all_end_in_a_bracket_are_names() -> None:
    found = _html(
        "<h2>Awards</h2><p>Honored as the keeper of the looms for the fourth highest yield of damask in the valley "
        "(Faculty of Looms of the University of Northmoor)</p><p>Member of the winning team at the tournament "
        "of weavers of all the valleys of the long north (Weavers' Guild (North))</p>"
    ).awards

    assert [one.awarder for one in found] == [
        "Faculty of Looms of the University of Northmoor",
        "Weavers' Guild (North)",
    ]


def test_how_far_a_certificate_goes_is_part_of_its_name_and_nobody_who_gave_it() -> None:
    found = _html(
        "<h2>Certificates</h2><ul><li>AWS Certified Solutions Architect – Associate, 2022</li>"
        "<li>Microsoft Certified: Azure Administrator - Associate</li><li>ITIL 4 – Foundation, Axelos, 2020</li>"
        "<li>First Aid – Red Cross, 2019</li></ul>"
    ).certificates

    assert [(one.name, one.issuer) for one in found] == [
        ("AWS Certified Solutions Architect – Associate", ""),
        ("Microsoft Certified: Azure Administrator - Associate", ""),
        ("ITIL 4 – Foundation", "Axelos"),
        ("First Aid", "Red Cross"),
    ]
