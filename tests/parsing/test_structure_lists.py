"""Entries that a converter left as a list: bullets that name them, titles set twice, words set together."""

from resumelib.model.resume import PartialDate, Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.structure import structure_resume
from tests.parsing import made
from tests.parsing.drawn import Put, pdf

BLANK = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    "</w:numbering>"
)


def read(html: str) -> Resume:
    page = f"<html><body><h1>Dagny Lindqvist</h1><p>dagny@example.org</p>{html}</body></html>"
    return structure_resume(extract(page.encode(), "cv.html")).resume


def test_a_level_of_a_word_list_whose_mark_is_a_space_has_no_bullet() -> None:
    def listed(text: str, number: int) -> str:
        properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return made.paragraph(text, properties=properties)

    data = made.docx(listed("Wove damask", 2) + listed("Feb 2019 - Present", 1), word__numbering_xml=BLANK)
    found = extract(data, "cv.docx")

    assert [line.bullet for line in found.lines] == ["•", ""]


def _post(head: str, dates: str, *bullets: str) -> str:
    inner = "".join(f"<li>{bullet}</li>" for bullet in bullets)
    text = "<p>Wove forty metres a week for the town hall and what belongs to it.</p>"
    return f"<li><b>{head},</b> Fernhill Mills<p>{dates}</p>{text}<ul>{inner}</ul></li>"


POSTS = f"""<h2>Work Experience</h2><ul>
    {_post("Senior Weaving Manager", "Mar, 2015 - Dec, 20161 year 9 months", "Backed by a loom of 1890", "Dyed with woad")}
    {_post("Warping Engineer", "Jan, 2013 - Jan, 20152 years", "Ninety stalls of linen", "Carried the beams")}
    {_post("Spinning Assistant", "Jan, 2011 - Dec, 2012")}
    {_post("Sales Assistant", "Mar, 2009 - Dec, 2010")}
    {_post("Waiter", "Mar, 2007 - Dec, 2008", "Carried plates")}</ul>"""


def test_an_outer_bullet_with_lines_under_it_names_an_entry() -> None:
    def entry(head: str, dates: str, text: str, *bullets: str) -> list[Line]:
        named = Line((Piece(f"{head},", bold=True), Piece("Fernhill Mills")), bullet="•")
        inner = [Line((Piece(bullet),), bullet="•", level=1) for bullet in bullets]
        return [named, Line((Piece(dates),)), Line((Piece(text),)), *inner]

    lines = [
        Line((Piece("Dagny Lindqvist"),), heading=1),
        Line((Piece("Work Experience"),), heading=2),
        *entry("Sales Assistant", "Mar, 2015 - Present", "Cloth for the town hall.", "A loom of 1890"),
    ]
    work = structure_resume(Extracted(tuple(lines), "text/html")).resume.work

    assert [(post.position, post.name) for post in work] == [("Sales Assistant", "Fernhill Mills")]


def test_a_year_and_a_duration_set_without_a_space_are_two() -> None:
    dates = read(POSTS).work[0].dates

    assert (dates.start, dates.end) == (PartialDate(2015, 3), PartialDate(2016, 12))


def test_a_title_that_stands_twice_is_one_title() -> None:
    found = read(
        f"{POSTS}<p>Education</p><h2>Education</h2><p><b>Textile School</b></p><p>BA in Weaving, 2014</p>"
    )

    assert "ducation" not in str(found.work)
    assert [degree.institution for degree in found.education] == ["Textile School"]
    assert [section.kind for section in found.sections] == ["work", "education"]


def test_dates_that_end_an_entry_after_its_text_are_its_own() -> None:
    def post(head: str, *dates: str) -> str:
        when = "".join(f"<div>{date}</div>" for date in dates)
        return f"<h3><b>{head},</b> Fernhill Mills</h3><ul><li>Wove forty metres a week</li></ul>{when}"

    work = read(
        f"<h2>Work Experience</h2>{post('Site Manager', 'March 2019', '—', 'May 2023', '4 years')}"
        f"{post('Sales Assistant', 'June 2017', '—', 'July 2018', 'a year')}"
    ).work

    assert [(post.position, post.dates.start, post.dates.end) for post in work] == [
        ("Site Manager", PartialDate(2019, 3), PartialDate(2023, 5)),
        ("Sales Assistant", PartialDate(2017, 6), PartialDate(2018, 7)),
    ]


def test_entries_of_a_list_that_wrap_in_a_narrow_column_stay_whole() -> None:
    """The lines of an entry, and of the title in bold above, are closer than the entries are."""
    steps = [
        ("Weaving and", 0),
        ("dyeing", 13),
        ("Natural", 40),
        ("Fibers", 53),
        ("Madder", 80),
        ("Woad", 107),
    ]
    steps += [("Pattern", 134), ("Drafting", 147), ("Felting", 174), ("Spinning", 201)]
    items = [Put(60, 60, "Dagny Lindqvist", size=24, bold=True), Put(60, 84, "dagny@example.org")]
    items += [Put(60, 130, "Skills", size=16, bold=True)]
    items += [Put(60, 160 + y, text, bold=y < 20) for text, y in steps]

    groups = structure_resume(extract(pdf(items), "cv.pdf")).resume.skills

    assert [(group.name, group.keywords) for group in groups] == [
        (
            "Weaving and dyeing",
            ("Natural Fibers", "Madder", "Woad", "Pattern Drafting", "Felting", "Spinning"),
        )
    ]


def test_what_only_a_style_sheet_sets_apart_on_a_web_page_is_not_one_word() -> None:
    """Nothing stands between the elements: the sheet floats some of them, and puts a dash between the times."""
    head = "<div><strong>Production Manager</strong><span><time>May 2019</time><time>June 2021</time></span></div>"
    place = "<div><strong><a href='https://fernhill.example.com'>Fernhill Mills AB</a></strong><b>Borås, Sweden</b></div>"
    found = read(f"<h2>Work</h2><section>{head}{place}<p>Wove forty metres a week.</p></section>")
    post = found.work[0]

    assert (post.position, post.name, post.location) == (
        "Production Manager",
        "Fernhill Mills AB",
        "Borås, Sweden",
    )
    assert (post.dates.start, post.dates.end) == (PartialDate(2019, 5), PartialDate(2021, 6))


def test_letters_in_another_look_within_a_word_of_a_web_page_are_of_that_word() -> None:
    skills = read("<h2>Skills</h2><ul><li><b>Type</b>Script</li><li><b>s</b><i>pinning</i></li></ul>").skills

    assert [skill.name for skill in skills] == ["TypeScript", "spinning"]
