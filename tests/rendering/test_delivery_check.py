"""The check before delivery is right about good files, and is seen to fail on bad ones."""

from dataclasses import replace

import pytest

from resumelib.model.region import resolve_region
from resumelib.model.resume import Highlight
from resumelib.rendering import render_resume, verify_artifact

from .people import ALICE

GB = resolve_region("GB")


def _file(resume=ALICE, region=GB, format="pdf"):
    return render_resume(resume, format=format, region=region).data


def test_it_passes_a_file_that_holds_everything():
    outcome = verify_artifact(ALICE, _file(), format="pdf", region=GB)

    assert outcome.passed
    assert outcome.checked > 40
    assert outcome.missing == ()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda r: replace(r, basics=replace(r.basics, name="Alice Brandt-Okaforo")), "basics.name"),
        (lambda r: replace(r, work=(replace(r.work[0], name="Harbor & Veil Ltd"), r.work[1])), "work[0]"),
        (
            lambda r: replace(r, work=(replace(r.work[0], position="Chief of Operations"), r.work[1])),
            "work[0]",
        ),
        (
            lambda r: replace(
                r,
                work=(r.work[0], replace(r.work[1], highlights=(Highlight("x", "Saved £240,001 a year."),))),
            ),
            "work[1].highlights[0]",
        ),
        (
            lambda r: replace(
                r, work=(r.work[0], replace(r.work[1], dates=replace(r.work[1].dates, is_current=True)))
            ),
            "work[1].dates",
        ),
        (lambda r: replace(r, skills=(replace(r.skills[0], keywords=("SQL", "Pythons")),)), "skills[0]"),
    ],
)
def test_it_names_the_fact_the_file_does_not_hold(change, path):
    data = _file()

    outcome = verify_artifact(change(ALICE), data, format="pdf", region=GB)

    assert not outcome.passed
    assert any(item.path.startswith(path) for item in outcome.missing)


def test_it_sees_highlights_in_the_wrong_order():
    first = ALICE.work[0]
    turned = replace(ALICE, work=(replace(first, highlights=first.highlights[::-1]), ALICE.work[1]))

    outcome = verify_artifact(turned, _file(), format="pdf", region=GB)

    assert [item.why for item in outcome.missing] != []
    assert {item.why for item in outcome.missing} == {"out of order"}


def test_it_sees_entries_in_the_wrong_order():
    turned = replace(ALICE, work=ALICE.work[::-1])

    assert not verify_artifact(turned, _file(), format="pdf", region=GB).passed


def test_it_sees_a_highlight_under_the_wrong_employer():
    one, two = ALICE.work
    swapped = replace(
        ALICE, work=(replace(one, highlights=two.highlights), replace(two, highlights=one.highlights))
    )

    assert not verify_artifact(swapped, _file(), format="pdf", region=GB).passed


def test_it_asks_only_for_what_the_region_prints():
    us, de = resolve_region("US"), resolve_region("DE")

    assert verify_artifact(ALICE, _file(region=us), format="pdf", region=us).passed
    assert not verify_artifact(ALICE, _file(region=us), format="pdf", region=de).passed


@pytest.mark.parametrize("format", ["md", "txt"])
def test_text_formats_pass_and_fail_too(format):
    data = _file(format=format)

    assert verify_artifact(ALICE, data, format=format, region=GB).passed
    assert not verify_artifact(
        replace(ALICE, basics=replace(ALICE.basics, label="Queen")), data, format=format, region=GB
    ).passed


def test_a_file_that_is_no_pdf_holds_nothing():
    outcome = verify_artifact(ALICE, b"%PDF-1.7 cut off", format="pdf", region=GB)

    assert not outcome.passed
    assert len(outcome.missing) >= 20


def test_a_name_that_only_the_metadata_holds_is_missing():
    nameless = replace(ALICE, basics=replace(ALICE.basics, name="X"))
    data = _file(nameless).replace(b"(X)", b"(Alice Brandt-Okafor)")

    assert any(
        item.path == "basics.name" for item in verify_artifact(ALICE, data, format="pdf", region=GB).missing
    )


def test_a_short_paragraph_before_a_long_one_is_found_where_it_stands():
    basics = replace(
        ALICE.basics,
        email="alice@example.com",
        summary=".com\nA longer paragraph that follows the short one on the page.",
    )
    resume = replace(ALICE, basics=basics)

    outcome = verify_artifact(resume, _file(resume), format="pdf", region=GB)

    assert outcome.passed, outcome.missing
