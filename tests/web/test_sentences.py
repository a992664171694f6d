"""What the domain says is understood in every language of the interface: found in its source, not in a list."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from resumelib.model.region import REGIONS
from web.pages.sentences import LIST, form_of, forms, in_words

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ("resumelib", "core/runs", "core/services", "cv/services")  # where sentences for people are made
SILENT = ("resumelib/llm", "resumelib/sandbox", "resumelib/improvement/letter.py", "resumelib/text")
NOT_SHOWN = {"title", "rationale", "source", "example"}  # of a check: in its documentation only
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
_SENTENCE = re.compile(r"[A-Z“{][^<>\\]*[a-z]{2,}[ ,;:] ?[^<>\\]*[.!?]\s?", re.S)
# Said to programs, or to whoever develops this.
_TO_OTHERS = re.compile(
    r"step|patch|JSON object|Idempotency|setting|`(?:decision|from_step)`|There is no (?:check|format|theme)|"
    r"^Give (?:the text|at least)|version|stage is|list can be|answer (?:can't|has)|A photo's run|"
    r"an AI|stop_words|earlier one|^This position is (?:current|in the past)|letter is made as|no such suggestion|"
    r"are of several CVs|edit is of one"
)
# A blank of these holds one of the domain's own words: each word makes a form of its own.
_OF_ONE_S_OWN = ("The photo is shown: it is 7 in 7.", "The summary is 7: 7.", "“7” is not expected7.")


def sentences() -> Iterator[tuple[str, str]]:
    """(file and line, a sentence with its blanks filled) of every literal that reads like a sentence."""
    for folder in SPOKEN:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if not name.startswith(SILENT):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                unsaid = set(_unsaid(tree))
                for node in ast.walk(tree):
                    text = "" if id(node) in unsaid else _text(node)
                    if _SENTENCE.fullmatch(text) and text not in _OF_ONE_S_OWN:
                        yield f"{name}:{node.lineno}", text.strip()


def _unsaid(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            yield id(body[0].value)  # a docstring
        if isinstance(node, ast.keyword) and node.arg in NOT_SHOWN:
            yield id(node.value)
        if isinstance(node, ast.JoinedStr):
            yield from map(id, node.values)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    return ""


def test_every_sentence_of_the_domain_is_in_the_catalogue():
    found = list(sentences())
    assert len(found) > 300
    unknown = [(place, text) for place, text in found if not _TO_OTHERS.search(text) and not form_of(text)]
    assert unknown == [], f"add these to {LIST.name} and to the catalogues, see its head"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_is_translated(code):
    with translation.override(code):
        same = [form.text for known in forms().values() for form in known if in_words(form.text) == form.text]
    assert [text for text in same if len(text.split()) > 4] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_have_the_blanks_of_the_form(code):
    with translation.override(code):
        for form in (form for known in forms().values() for form in known):
            told = set(re.findall(r"\{\w+~?\}", translation.gettext(form.text)))
            assert told <= set(re.findall(r"\{\w+~?\}", form.text)), form.text


def test_what_the_person_wrote_stays_and_what_was_said_about_it_is_translated():
    with translation.override("de"):
        assert in_words("T12: “Power BI” is lost.") == "„Power BI“ geht verloren."
        assert in_words("This bullet has 41 words; 30 are enough.") == (
            "Dieser Stichpunkt hat 41 Wörter; 30 genügen."
        )
        assert in_words("A word stood twice. Words that add nothing were left out.") == (
            "Ein Wort stand doppelt. Wörter, die nichts beitragen, wurden weggelassen."
        )
        assert in_words("This says nearly the same as work[0].highlights[2].") == (
            "Das sagt fast dasselbe wie Beruf 1, Zeile 3."
        )
        assert in_words("A4 paper and dates as MM/YYYY, the habit in the United States.") == (
            "Papier A4 und Daten als MM/YYYY, wie in den USA üblich."
        )


def test_one_of_something_is_not_told_as_several():
    with translation.override("de"):
        assert in_words("PDF made, one page.") == "PDF erstellt, eine Seite."
        assert in_words("PDF made, 2 pages.") == "PDF erstellt, Seiten: 2."
        assert in_words("One suggestion applied.") == "Ein Vorschlag übernommen."


def test_an_unknown_sentence_is_shown_as_it_was_said():
    with translation.override("de"):
        assert in_words("Never seen before: 12 owls.") == "Never seen before: 12 owls."
    with translation.override("en"):
        assert in_words("T09: “led” is lost.") == "“led” is lost."


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_country_has_its_name_and_a_way_to_say_in_it(code):
    with translation.override(code):
        for region in REGIONS.values():
            if region.name:
                assert form_of(region.name) and form_of(f"in {region.name}"), region.name
