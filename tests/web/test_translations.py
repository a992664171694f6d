"""Every sentence of the interface in every language, with the same blanks to fill."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

LOCALE = Path(__file__).resolve().parents[2] / "web" / "locale"
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
_ENTRY = re.compile(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?((?:msgstr(?:\[\d\])? ".*"\n?)+)', re.M)
_BLANK = re.compile(r"%\(\w+\)[sd]|%%")


def entries(code: str) -> list[tuple[str, list[str]]]:
    text = (LOCALE / code / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    return [(one, re.findall(r'msgstr(?:\[\d\])? "(.*)"', told)) for one, _many, told in _ENTRY.findall(text)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_is_left_untranslated(code):
    found = entries(code)
    assert len(found) > 300
    assert [one for one, told in found if not all(told)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_have_the_blanks_of_the_original(code):
    for one, told in entries(code):
        for sentence in told:
            assert sorted(_BLANK.findall(sentence)) == sorted(_BLANK.findall(one)), sentence


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_compiled_is_what_is_written(code):
    with translation.override(code):
        for one, told in entries(code):
            assert translation.gettext(one) == told[0] or len(told) > 1


def test_the_languages_know_the_same_sentences():
    known = [{one for one, _ in entries(code)} for code in LANGUAGES]
    assert all(sentences == known[0] for sentences in known)


def test_every_sentence_of_the_templates_is_known():
    known = {one for one, _ in entries(LANGUAGES[0])}
    used = set()
    for template in (LOCALE.parent / "templates").rglob("*.html"):
        used |= set(re.findall(r"""\{% translate ["'](.+?)["'] %\}""", template.read_text(encoding="utf-8")))
    assert used - known == set()
