"""Addresses where a layout has no room for them: at the foot of a page, in a column too narrow for its words."""

from dataclasses import replace

from resumelib.model.resume import Location, Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

TEXT = [
    "Wove damask for the mills of the valley and taught the craft at its",
    "fair each autumn, to whoever came by, with looms of her own making",
    "that have since gone to forty schools, each with a leaflet of hers.",
    "Wrote the leaflet, and a book on looms with her teacher, which has",
    "three parts, of which the last is still to come, and dyed her wool.",
    "Kept the books of the mill and the calendar of its nine weavers, and",
    "carried the finished cloth over the pass to the market in the town.",
    "Mended what was torn.",
]


def read(items: list[Put]) -> Resume:
    return structure_resume(extract(pdf(items), "resume.pdf")).resume


def main_column(x: float) -> list[Put]:
    title = [Put(x, 120, "Summary", 14, bold=True)]
    return [*title, *(Put(x, 138 + 14 * number, text, 11) for number, text in enumerate(TEXT))]


def test_an_address_at_the_foot_of_the_page_is_no_text_of_the_last_section() -> None:
    found = read(
        [
            Put(60, 60, "Dagny Lindqvist", 24),
            Put(60, 120, "Work Experience", 14, bold=True),
            Put(60, 140, "Weaver", bold=True),
            Put(540, 140, "2019 – 2022", right=True),
            *(Put(60, 155 + 14 * number, text) for number, text in enumerate(TEXT)),
            Put(240, 767, "Borås, Sweden"),
            Put(180, 780, "dagny@example.org"),
            Put(300, 780, "+46 70 555 01 23"),
            Put(230, 793, "github.com/dagnylin"),
        ]
    )

    assert (found.basics.email, found.basics.phone) == ("dagny@example.org", "+46 70 555 01 23")
    assert "Borås" in str(found.basics.location)
    assert str(found.work).count("dagny") == 0


def test_an_address_too_long_for_its_column_does_not_run_into_the_next() -> None:
    found = read(
        [
            Put(60, 60, "Dagny Lindqvist", 24),
            Put(179.5, 138, "dagny.lindqvist@example.org", bold=True, right=True),
            Put(60, 124, "Nordgatan 4, Borås"),
            Put(60, 152, "+46 70 555 01 23"),
            *main_column(180),
        ]
    )

    assert found.basics.email == "dagny.lindqvist@example.org"
    assert found.basics.summary.startswith(
        "Wove damask for the mills of the valley and taught the craft at its fair"
    )


def test_a_link_tells_whether_its_hyphen_was_there_before_the_line_broke() -> None:
    mail, site = "mailto:dagny@lindqvist-vav.example.org", "https://lindqvistvav.example.org"
    found = read(
        [
            Put(60, 60, "Dagny Lindqvist", 24),
            Put(450, 60, "dagny@lindqvist-", link=mail),
            Put(450, 72, "vav.example.org", link=mail),
            Put(450, 90, "lindqvist-", link=site),
            Put(450, 102, "vav.example.org", link=site),
            *main_column(60),
        ]
    )

    assert (found.basics.email, found.basics.url) == (
        "dagny@lindqvist-vav.example.org",
        "lindqvistvav.example.org",
    )


def test_an_address_that_ends_in_a_slash_is_whole_above_a_label() -> None:
    found = read(
        [
            Put(60, 60, "Dagny Lindqvist", 24),
            Put(60, 82, "Website: https://lindqvistvav.example.org/"),
            Put(60, 94, "LinkedIn: https://www.linkedin.com/in/dagnylin/"),
            *main_column(60),
        ]
    )

    assert found.basics.url == "https://lindqvistvav.example.org/"
    assert [profile.username for profile in found.basics.profiles] == ["dagnylin"]


def test_an_address_that_ends_in_a_slash_is_whole_where_its_link_ends_so() -> None:
    site, user = "https://lindqvistvav.example.org/", "https://www.linkedin.com/in/dagnylin"
    found = read(
        [
            Put(60, 60, "Dagny Lindqvist", 24),
            Put(60, 82, site, link=site),
            Put(60, 94, "dagnylin", link=user),
            *main_column(60),
        ]
    )

    assert found.basics.url == site


def phone_in(text: str) -> str:
    text = f"# Lena Fox\n\nlena.fox@example.org\n\n{text}\n\n## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n"
    return structure_resume(extract(text.encode(), "resume.md")).resume.basics.phone


def test_a_phone_number_has_its_countrys_code_from_the_link_behind_it() -> None:
    assert phone_in("[0695 555 017](tel:+48-695-555-017)") == "+48 695 555 017"
    assert phone_in("[695 555 017](tel:+48-695-555-999)") == "695 555 017"


def test_a_countrys_code_in_brackets_belongs_to_the_number() -> None:
    assert phone_in("(+32) 470 000 133") == "(+32) 470 000 133"


def header(text: str) -> Location:
    text = f"# Lena Fox\n\nlena.fox@example.org\n\n{text}\n\n## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n"
    return structure_resume(extract(text.encode(), "resume.md")).resume.basics.location


def test_a_link_to_a_map_is_a_place() -> None:
    assert (
        header("[Brightwell-under-Rye](https://www.google.com/maps?q=Brightwell)").city
        == "Brightwell-under-Rye"
    )


def test_a_town_before_a_comma_and_a_state_alone_are_places() -> None:
    assert header("Brightwell Fen,").city == "Brightwell Fen"
    assert header("TN | lena.fox@example.org").as_written == "TN"
    assert header("Montreal QC").region == "QC"


def test_a_postal_code_stands_between_state_and_town() -> None:
    found = header("2417 E 98th Pl, CO 80233 Thornfield, Colorado")

    assert (found.address, found.postal_code, found.city) == ("2417 E 98th Pl", "80233", "Thornfield")


def test_lines_that_only_together_are_an_address_are_one_place() -> None:
    def block(*lines: str) -> Location:
        put = [Put(60 if n else 300, 90 + 12 * n, line, 10, color="#777777") for n, line in enumerate(lines)]
        items = [
            Put(60, 60, "Lena Fox", 30),
            *put,
            *(replace(item, y=item.y + 80) for item in main_column(60)),
        ]
        return read(items).basics.location

    assert (
        block("Miller", "7 Les Aubines", "41310", "Prunay-Rye").as_written
        == "7 Les Aubines, 41310, Prunay-Rye"
    )
    assert block("Miller", "San Fenlos", "CA").as_written == "San Fenlos, CA"
    assert block("Miller", "Rue du Vieux Moulin 17", "Modave, Rye 4577").postal_code == "4577"


def test_the_town_before_an_address_that_closes_the_document_belongs_to_it() -> None:
    text = "# Lena Fox\n\n## Languages\n\nGerman\n\nEnglish\n\nMunich, Germany\n\nlena.fox@example.org\n\n+49 30 555 0142\n"
    found = structure_resume(extract(text.encode(), "cv.md")).resume

    assert (found.basics.location.city, len(found.languages)) == ("Munich", 2)


def test_a_labelled_user_name_goes_on_after_its_hyphen_in_the_next_line() -> None:
    items = [
        Put(60, 60, "Lena Fox", 24),
        Put(60, 90, "lena.fox@example.org; LinkedIn: lena-fox-brightwell-"),
        Put(60, 103, "mill; GitHub: foxmill"),
        *main_column(60),
    ]
    found = read([replace(item, y=item.y + 20) if item.y > 110 else item for item in items]).basics.profiles

    assert [(profile.network, profile.username) for profile in found] == [
        ("LinkedIn", "lena-fox-brightwell-mill"),
        ("GitHub", "foxmill"),
    ]
