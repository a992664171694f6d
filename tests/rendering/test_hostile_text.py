"""Whatever people paste prints literally or is refused with a sentence; nothing runs, nothing is read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resumelib.errors import ResumeError, UnsupportedInput
from resumelib.model.letter import Sentence
from resumelib.model.region import resolve_region
from resumelib.model.resume import Highlight
from resumelib.rendering import (
    list_themes,
    render_letter,
    render_resume,
    verify_artifact,
    verify_letter,
)

from .people import ALICE, LETTER

GB = resolve_region("GB")
NASTY = [
    '#set text(red) *b* _i_ $x^2$ `code` @ref <label> // c /* x */ #read("/etc/passwd") #image("x.png")',
    "<script>alert(1)</script> &amp; <b>b</b> <img src=x onerror=y>",
    "[a](javascript:x) **x** ![](http://e.example/i.png) # H\n1. x\n> y\n- z",
    "- yaml: {a: 1} !!python/object:os.system &a *a | > %TAG",
    "abc\u202edcba\u202c end",
    "a" * 10_000,
    "https://e.example/" + "path/" * 40,
    "emoji 🚀 rocket 👩‍💻 👍🏽 🇩🇪 ❤️ ✔️",
    "zero\u200bwidth\ufeff joined\u200d",
    "control \x00\x07\x1b[31m end",
    "private \ue0b0 use",
    "עברית العربية",
    "Ελληνικά Кирилиця Žluťoučký kůň ąęłńśźż ğışç",
    "≥ ≤ → ★ ✓ № ™ ½ 𝔘𝔫𝔦",
    "soft\u00adhyphen non\u2011breaking ﬁ ligature e\u0301",
]


def _with_highlight(text: str):
    return replace(ALICE, work=(replace(ALICE.work[0], highlights=(Highlight("h1", text),)),))


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "md", "txt", "json", "yaml"])
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_prints_literally(text, format):
    resume = _with_highlight(text)

    made = render_resume(resume, format=format, region=GB)

    assert verify_artifact(resume, made.data, format=format, region=GB).missing == ()


@pytest.mark.parametrize("theme", [theme.name for theme in list_themes()])
def test_every_theme_keeps_very_long_names_titles_and_words_on_the_page(theme):
    resume = replace(
        ALICE,
        basics=replace(ALICE.basics, name="Wolfeschlegelsteinhausenbergerdorff " * 3, label="Chief " * 30),
        work=(
            replace(
                ALICE.work[0],
                position="P" * 70 + " and on " * 12,
                name="https://e.example/" + "x/" * 60,
                highlights=(Highlight("h", "w" * 900),),
            ),
        ),
    )

    made = render_resume(resume, format="pdf", theme=theme, region=GB)

    assert verify_artifact(resume, made.data, format="pdf", region=GB).missing == ()
    assert _widest_text(made.data) <= 1.0


def _widest_text(data: bytes) -> float:
    """The right edge of the rightmost character, as a share of the page's width."""
    import pypdfium2

    widest = 0.0
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        boxes = (text.get_charbox(index) for index in range(0, text.count_chars(), 7))
        widest = max([widest, *(box[2] / page.get_width() for box in boxes)])
    return widest


def _hostile_everywhere():
    typst, html, markdown, yaml = (NASTY[index][:80] for index in range(4))
    return replace(
        ALICE,
        basics=replace(
            ALICE.basics, name=f"{typst} \u202eX", label=html, summary=markdown, url="javascript:x"
        ),
        work=(replace(ALICE.work[0], position=typst, name=yaml, location=html, url="file:///etc/passwd"),),
        skills=(replace(ALICE.skills[0], name=typst, keywords=(html, markdown, yaml, NASTY[7])),),
        education=tuple(replace(degree, institution=markdown, area=yaml) for degree in ALICE.education),
    )


@pytest.mark.parametrize("format", ["docx", "html", "md", "txt", "json", "yaml"])
def test_hostile_text_in_every_place_prints_literally_in_every_format(format):
    resume = _hostile_everywhere()

    made = render_resume(resume, format=format, region=GB)

    assert verify_artifact(resume, made.data, format=format, region=GB).missing == ()


@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_in_a_letter_prints_literally(text, format):
    letter = _hostile_letter(text)

    made = render_letter(letter, format=format, region=GB)

    assert verify_letter(letter, made.data, format=format, region=GB).missing == ()


@pytest.mark.parametrize("theme", [theme.name for theme in list_themes()])
def test_hostile_text_in_a_letter_prints_literally_in_every_theme(theme):
    for text in (NASTY[0], NASTY[5], NASTY[11]):
        letter = _hostile_letter(text)
        made = render_letter(letter, format="pdf", theme=theme, region=GB)

        assert verify_letter(letter, made.data, format="pdf", region=GB).missing == ()
        assert _widest_text(made.data) <= 1.0


def _hostile_letter(text: str):
    return replace(
        LETTER,
        subject=f"About {text[:200]}",
        greeting=f"Dear {text[:200]}",
        sender=(text[:200], *LETTER.sender),
        recipient=(text[:200],),
        paragraphs=((Sentence(f"It begins. {text} It ends."),), *LETTER.paragraphs),
        signature=text[:120],
    )


@pytest.mark.parametrize("theme", [theme.name for theme in list_themes()])
def test_hostile_text_in_every_place_prints_literally_in_every_theme(theme):
    resume = _hostile_everywhere()

    made = render_resume(resume, format="pdf", theme=theme, region=GB)

    assert verify_artifact(resume, made.data, format="pdf", region=GB).missing == ()
    assert b"/URI(javascript" not in made.data.replace(b" ", b"")
    assert b"/URI(file" not in made.data.replace(b" ", b"")


def test_a_character_no_font_has_is_refused_by_name():
    with pytest.raises(UnsupportedInput, match=r"“中” \(U\+4E2D\)"):
        render_resume(_with_highlight("中文"), format="pdf", region=GB)


def test_only_web_mail_and_phone_addresses_become_links():
    resume = replace(ALICE, basics=replace(ALICE.basics, url="javascript:alert(1)"))

    html = render_resume(resume, format="html", region=GB).data.decode()
    pdf = render_resume(resume, format="pdf", region=GB).data

    assert 'href="javascript' not in html
    assert b"/URI(javascript" not in pdf.replace(b" ", b"")


def test_the_web_page_fetches_nothing_and_runs_nothing():
    html = render_resume(_with_highlight(NASTY[1]), format="html", region=GB).data.decode()

    assert "default-src 'none'" in html
    assert "<script" not in html
    assert "<link" not in html
    assert "src=x" not in html.replace("&lt;img src=x", "")


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_is_printed_or_refused_with_a_sentence(text):
    resume = _with_highlight(f"x {text} x")
    try:
        made = render_resume(resume, format="pdf", region=GB)
    except ResumeError as refused:
        assert refused.sentence.endswith(".")
        return
    assert verify_artifact(resume, made.data, format="pdf", region=GB).missing == ()


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["pdf", "docx", "txt"]))
def test_any_text_at_all_in_a_letter_is_printed_or_refused_with_a_sentence(text, format):
    letter = replace(LETTER, paragraphs=((Sentence(f"x {text} x"),),))
    try:
        made = render_letter(letter, format=format, region=GB)
    except ResumeError as refused:
        assert refused.sentence.endswith(".")
        return
    assert verify_letter(letter, made.data, format=format, region=GB).missing == ()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["docx", "html", "md", "txt", "yaml"]))
def test_any_text_at_all_survives_the_other_formats(text, format):
    resume = _with_highlight(f"x {text} x")

    made = render_resume(resume, format=format, region=GB)

    assert verify_artifact(resume, made.data, format=format, region=GB).missing == ()
