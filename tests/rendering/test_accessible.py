"""PDF/UA-1 by a validator of other people's making, and beyond it the structure tree, looked at by pypdf, in every theme."""

import io
from collections.abc import Iterator
from itertools import pairwise

import pypdf
import pytest
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

from resumelib.model.region import resolve_region
from resumelib.rendering import list_themes, render_letter, render_resume

from .people import ALICE, LETTER
from .test_files import portrait

THEMES = [theme.name for theme in list_themes()]
DRAWS = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}


@pytest.fixture(scope="module", params=THEMES)
def reader(request):
    made = render_resume(
        ALICE, format="pdf", theme=request.param, region=resolve_region("DE"), photo=portrait()
    )
    return pypdf.PdfReader(io.BytesIO(made.data))


def failures(data: bytes) -> list[str]:
    from page import ValidationProfile, validate_pdf_bytes

    report = validate_pdf_bytes(data, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("region", ["DE", "US"])
@pytest.mark.parametrize("theme", THEMES)
def test_resume_and_letter_fulfil_every_rule_of_pdf_ua_1(theme, region):
    habits = resolve_region(region)
    made = render_resume(ALICE, format="pdf", theme=theme, region=habits, photo=portrait())

    assert failures(made.data) == []
    assert failures(render_letter(LETTER, format="pdf", theme=theme, region=habits).data) == []


def test_the_validator_sees_a_file_without_its_claim():
    made = render_resume(ALICE, format="pdf", region=resolve_region("GB"))

    assert failures(made.data.replace(b"pdfuaid:part", b"pdfuaid:tarp"))


def elements(node, inside=()) -> Iterator[tuple[tuple[str, ...], DictionaryObject]]:
    """Each structure element with the types around it, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from elements(child, inside)
    elif isinstance(node, DictionaryObject):
        here = inside
        if "/S" in node or node.get("/Type") == "/OBJR":
            yield inside, node
            here = (*inside, str(node.get("/S", "/OBJR")))
        yield from elements(node.get("/K"), here)


def tree(reader):
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_its_title_is_shown_and_its_language_is_told(reader):
    root = reader.trailer["/Root"]

    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en"
    assert reader.metadata.title == ALICE.basics.name


def test_headings_go_down_one_level_at_a_time(reader):
    levels = [int(str(e["/S"])[2]) for _, e in tree(reader) if str(e.get("/S", "")) in ("/H1", "/H2", "/H3")]

    assert levels[0] == 1
    assert len(levels) > 6
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_are_made_of_items_with_bodies(reader):
    parents = {(around[-1], str(e["/S"])) for around, e in tree(reader) if around and "/S" in e}

    assert {parent for parent, kind in parents if kind == "/LI"} == {"/L"}
    assert {parent for parent, kind in parents if kind == "/LBody"} == {"/LI"}


def test_every_link_says_where_it_goes_and_is_in_the_tree(reader):
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    referred = [around for around, e in tree(reader) if e.get("/Type") == "/OBJR"]

    assert links
    assert all(str(link.get("/Contents", "")) and "/StructParent" in link for link in links)
    assert len(referred) == len(links)
    assert all("/Link" in around for around in referred)


def test_the_photo_has_words_for_those_who_can_not_see_it(reader):
    (figure,) = (e for _, e in tree(reader) if e.get("/S") == "/Figure")

    assert str(figure["/Alt"])


def test_nothing_is_drawn_outside_the_structure_or_an_artifact(reader):
    drawn = 0
    for page in reader.pages:
        depth = 0
        for _, operator in ContentStream(page["/Contents"], reader).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if operator in DRAWS:
                drawn += 1
                assert depth > 0, operator
    assert drawn > 50
