"""The pages as HTML: whole without a script, owner-scoped, few queries."""

import html
import io
import re
import zlib
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from core.models import Run, User
from cv.models import CVQuestionnaire, Suggestion
from cv.services import decide
from resumelib import pipeline
from resumelib.improvement import improve_resume
from resumelib.model.finding import Review, Score
from resumelib.model.region import resolve_region
from resumelib.model.resume import DateRange, Highlight, PartialDate, Position, Resume
from resumelib.model.suggestion import Applicability
from tests.web.conftest import EXAMPLE, TEXT, submit, work, work_pictures
from web.pages import scoring

PARTS = ("", "review/", "match/", "check/", "look/", "letter/", "versions/", "delete/")


def test_the_example_is_one_click_away(browser):
    answer = browser.post("/", {"go": "example"})
    assert answer.status_code == 303
    work()
    answer = browser.get(answer.headers["Location"], follow=True)
    assert answer.status_code == 200
    assert "Nora Brandt" in answer.content.decode()


def test_a_form_sent_twice_starts_one_run(browser):
    for _ in range(2):
        with EXAMPLE.open("rb") as file:
            assert browser.post("/", {"files": file, "once": "abc"}).status_code == 303
    assert Run.objects.count() == 1


@pytest.mark.parametrize("go", ["mine", ""])
def test_without_a_cv_the_form_says_what_is_missing(browser, go):
    answer = browser.post("/", {"go": go})
    assert answer.status_code == 400
    assert "Choose a file" in answer.content.decode()
    assert not CVQuestionnaire.objects.exists()


def test_an_empty_file_is_refused_in_words(browser, tmp_path):
    (tmp_path / "cv.pdf").write_bytes(b"")
    with (tmp_path / "cv.pdf").open("rb") as file:
        answer = browser.post("/", {"files": file})
    assert answer.status_code == 400
    assert "empty" in answer.content.decode()
    assert not CVQuestionnaire.objects.exists()


def test_a_run_shows_its_stages_before_it_begins(browser):
    address = browser.post("/", {"go": "example"}).headers["Location"]
    page = browser.get(address).content.decode()
    assert page.count('class="stage ') == 8
    assert 'http-equiv="refresh"' in page  # without a script
    assert browser.get(address + "live/").status_code == 200


def test_a_failed_run_tells_why_and_what_to_do(browser):
    answer = browser.post("/", {"resume_text": "The weather in Bremen was fine all week. " * 5})
    if answer.status_code == 303:
        work()
        answer = browser.get(answer.headers["Location"], follow=True)
    page = answer.content.decode()
    assert "This did not work" in page or "notice bad" in page


def test_every_page_of_a_resume_opens_in_every_language(browser, resume):
    for language in ("en", "de", "fr", "es"):
        for part in PARTS:
            answer = browser.get(resume + part, headers={"accept-language": language})
            assert answer.status_code == 200
            page = answer.content.decode()
            assert f'<html lang="{language}"' in page
            assert not re.search(r"\{[{%]|[%}]\}", page), part
            # Numbers in pictures are written for machines, whatever the language.
            assert not re.findall(r'(?:width|height|x|y|x1|x2|y1|y2)="\d+,\d+"', page), part


def test_pages_need_no_inline_script_or_style(browser, resume):
    for address in ("/", "/resumes/", *(resume + part for part in PARTS)):
        answer = browser.get(address)
        page = answer.content.decode()
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", page), address
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page), address


def test_somebody_elses_resume_is_not_there(browser, resume):
    CVQuestionnaire.objects.update(owner=User.objects.create(username="bob"))
    Run.objects.update(owner=User.objects.get(username="bob"))
    item = Suggestion.objects.first()
    for part in PARTS:
        assert browser.get(resume + part).status_code == 404
    assert browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"}).status_code == 404
    assert browser.get(f"/runs/{item.run_id}/").status_code == 404
    assert browser.get(f"/versions/{item.questionnaire.versions.first().pk}/page/1/").status_code == 404
    assert "Alice" not in browser.get("/resumes/").content.decode()


def test_rejecting_and_undoing_changes_the_resume_and_back(browser, resume):
    item = Suggestion.objects.filter(applied=True).first()
    after = lambda: str(item.questionnaire.versions.last().resume)  # noqa: E731
    assert item.after in after()
    assert browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"}).status_code == 303
    assert item.before in after()
    assert browser.post(f"{resume}last/undo/").status_code == 303
    assert item.after in after()
    assert browser.post(f"{resume}last/redo/").status_code == 303
    assert item.before in after()
    work()
    assert Suggestion.objects.filter(key=item.key).last().decision == "rejected"


def test_htmx_gets_the_card_and_what_depends_on_it(browser, resume):
    item = Suggestion.objects.filter(applied=True).first()
    answer = browser.post(
        f"/suggestions/{item.pk}/", {"decision": "rejected"}, headers={"hx-request": "true"}
    )
    page = answer.content.decode()
    assert page.count(f'id="s-{item.pk}"') == 1
    assert 'id="todo" hx-swap-oob="true"' in page
    assert "<html" not in page


def test_a_decision_survives_an_answer(browser, resume):
    item = Suggestion.objects.filter(applied=True).first()
    browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"})
    work()
    question = item.questionnaire.questions.first()
    assert browser.post(f"/questions/{question.pk}/", {"text": "two colleagues and I"}).status_code == 303
    work()
    assert item.before in str(item.questionnaire.versions.last().resume)


def test_tailoring_makes_a_copy_that_knows_the_decisions(browser, resume):
    item = Suggestion.objects.filter(applied=True).first()
    browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"})
    work()
    answer = browser.post(resume + "match/", {"posting": "Scheduler, Hamburg\n- Microsoft Excel"})
    assert answer.status_code == 303
    work()
    copy = CVQuestionnaire.objects.get(copied_from__isnull=False)
    assert item.before in str(copy.versions.last().resume)
    assert browser.get(f"/resumes/{copy.pk}/check/").status_code == 200
    assert CVQuestionnaire.objects.get(copied_from__isnull=True).posting != copy.posting


def test_a_look_is_chosen(browser, resume):
    assert browser.post(resume + "look/", {"theme": "modern", "region": "DE"}).status_code == 303
    work()
    page = browser.get(resume + "look/").content.decode()
    assert re.search(r'value="modern" checked', page)
    assert re.search(r'value="DE"[^>]* selected', page)


def test_a_photo_is_added_shown_where_it_is_customary_and_removed(browser, resume):
    portrait = io.BytesIO()
    Image.new("RGB", (600, 800), (180, 140, 120)).save(portrait, "JPEG")
    photo = SimpleUploadedFile("me.jpg", portrait.getvalue(), "image/jpeg")
    sent = {"theme": "classic", "region": "DE", "fit_pages": ""}
    answer = browser.post(resume + "look/", {**sent, "photo": photo})
    assert answer.status_code == 303 and answer.headers["Location"].endswith("?to=export")
    work_pictures()
    work()
    page = browser.get(resume + "look/").content.decode()
    assert f'src="{resume}photo/' in page
    assert "The photo is shown: it is accepted in Germany." in page
    assert browser.get(resume + "photo/").headers["Content-Type"] in ("image/jpeg", "image/png")
    assert browser.post(resume + "look/", {**sent, "remove_photo": "on"}).status_code == 303
    work()
    page = browser.get(resume + "look/").content.decode()
    assert f'src="{resume}photo/' not in page and "The photo is shown" not in page
    assert browser.get(resume + "photo/").status_code == 404


def test_what_is_no_photo_is_refused_in_words_and_the_page_stays(browser, resume):
    wrong = SimpleUploadedFile("me.jpg", b"not a picture at all", "image/jpeg")
    answer = browser.post(resume + "look/", {"theme": "classic", "region": "DE", "photo": wrong})
    assert answer.status_code == 400
    assert "is not a picture that can be read" in answer.content.decode()


def test_fitting_to_a_page_says_what_was_tried_and_what_to_cut(browser):
    lines = "".join(f"- Planned the tours of {number} trucks in week {number}.\n" for number in range(2, 90))
    resume = submit(browser, resume_text=TEXT.replace("- I was responsible", lines + "- I was responsible"))
    assert browser.post(resume + "look/", {"theme": "classic", "fit_pages": "1"}).status_code == 303
    work()
    page = browser.get(resume + "look/").content.decode()
    assert "It does not fit on one page at a readable size" in page
    assert re.search(r'value="1" selected', page)


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_a_wording_with_a_new_fact_is_said_to_be_true_or_not_used(browser, resume, headers):
    item = Suggestion.objects.filter(applied=True, kind="text").first()
    wording = f"{item.after.rstrip('.')} and won the Nobel prize in 2012"
    said = {"decision": "edited", "text": wording}
    page = browser.post(f"/suggestions/{item.pk}/", said, headers=headers).content.decode()
    assert "If it is true, confirm it" in page
    assert "won the Nobel prize" in page and 'value="confirmed"' in page
    assert wording not in str(item.questionnaire.versions.last().resume)
    browser.post(f"/suggestions/{item.pk}/", {**said, "decision": "confirmed"}, headers=headers)
    assert wording in str(item.questionnaire.versions.last().resume)


def test_evidence_is_shown_on_the_page_it_comes_from(browser, example):
    card = browser.get(example).content.decode()
    fields = set(re.findall(r'<li data-field="([^"]+)"', card))
    assert fields
    source = browser.get(example + "source/").content.decode()
    places = re.findall(r'<rect data-field="([^"]+)"', source)
    for field in fields:  # of a list, or of one of its words
        assert any(place == field or place.startswith(f"{field}.") for place in places), field


def test_deleting_is_for_good(browser, resume):
    assert browser.post(resume + "delete/").status_code == 303
    assert browser.get(resume).status_code == 404
    assert not Run.objects.exists()


def test_pictures_of_pages_are_pictures(browser, resume):
    page = browser.get(resume).content.decode()
    address = re.search(r'<img src="(/versions/[^"]+)"', page).group(1).replace("&amp;", "&")
    answer = browser.get(address)
    assert answer.content.startswith(b"\x89PNG")
    assert browser.get(re.sub(r"theme=\w+", "theme=nosuch", address)).status_code == 404


def test_the_language_cookie_leads_nowhere_else(browser):
    answer = browser.post(
        "/preferences/", {"language": "de", "look": "dark", "next": "https://evil.example/"}
    )
    assert answer.headers["Location"] == "/"
    assert browser.get("/").content.decode().count('lang="de"') >= 1


def test_a_static_file_is_kept_by_its_content(browser):
    page = browser.get("/").content.decode()
    address = re.search(r'href="(/static/web/css/parts.css\?v=\w+)"', page).group(1)
    answer = browser.get(address, headers={"accept-encoding": "gzip"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert browser.get("/static/../settings.py").status_code == 404


def test_two_proposals_for_one_line_give_way_to_each_other(browser, resume):
    safe = Suggestion.objects.filter(applied=True, kind="text").first()
    step = safe.run.steps.get(name="improve")
    state = pipeline.decode_state(zlib.decompress(bytes(step.output)))
    known = next(item for item in state.improvement.suggestions if item.id == safe.key)
    rival = replace(known, id="rival", after="Quite another wording", applicability=Applicability.CONFIRM)
    made = replace(state.improvement, suggestions=(*state.improvement.suggestions, rival))
    step.output = zlib.compress(pipeline.encode_state(replace(state, improvement=made)))
    step.save()
    other = Suggestion.objects.get(pk=safe.pk)
    other.pk, other.key, other.after, other.applicability, other.applied = (
        None,
        "rival",
        rival.after,
        "confirm",
        False,
    )
    other.save()

    assert rival.after in str(decide(other, "accepted").resume)
    assert safe.after in str(decide(other, "rejected").resume)
    assert safe.before in str(decide(safe, "rejected").resume)


def test_an_older_version_is_taken_up_again_and_decisions_go_on_from_it(browser, resume):
    item = Suggestion.objects.filter(applied=True).first()
    first = item.questionnaire.versions.filter(before_improving=False).first()
    browser.post(f"/suggestions/{item.pk}/", {"decision": "rejected"})
    work()
    assert browser.post(f"/versions/{first.pk}/restore/").status_code == 303
    work()
    assert item.questionnaire.versions.last().resume == first.resume
    page = browser.get(resume + "versions/").content.decode()
    assert page.count("Corrected by you") == 1


def test_who_comes_without_the_link_is_told_how_to_come_in(db):
    answer = Client(HTTP_HOST="localhost").get("/")
    assert answer.status_code == 403
    assert "Open CVImprover by its link" in answer.content.decode()
    assert not re.search(r"<style|\sstyle=|<script", answer.content.decode())


def test_a_posting_may_come_as_a_file(browser):
    posting = SimpleUploadedFile(
        "posting.txt", b"Shift Planner, Bremen\n- SAP EWM (required)\n- Dutch\n", "text/plain"
    )
    answer = browser.post("/", {"go": "mine", "resume_text": TEXT, "posting_file": posting})
    assert answer.status_code == 303
    assert "SAP EWM" in CVQuestionnaire.objects.get().posting


def test_a_photo_is_taken_as_a_portrait(browser):
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "gray").save(picture, "JPEG")
    photo = SimpleUploadedFile("me.jpg", picture.getvalue(), "image/jpeg")
    answer = browser.post("/", {"go": "mine", "resume_text": TEXT, "photo": photo, "region": "DE"})
    assert answer.status_code == 303
    assert CVQuestionnaire.objects.get().photo is not None


@pytest.mark.parametrize(
    ("names", "text", "sentence"),
    [
        (("a.pdf", "b.pdf"), "", "one document at a time"),
        (("a.pdf", "b.jpg"), "", "one document at a time"),
        (("a.pdf",), TEXT, "keep one of them"),
    ],
)
def test_nothing_that_was_brought_is_left_out_unsaid(browser, names, text, sentence):
    files = [SimpleUploadedFile(name, EXAMPLE.read_bytes()) for name in names]
    answer = browser.post("/", {"go": "mine", "files": files, "resume_text": text})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Run.objects.exists()


def test_text_without_pages_is_shown_as_it_was_read_with_each_field_in_its_place(browser, resume):
    page = browser.get(resume + "check/").content.decode()
    shown = re.search(r'<div class="source-text"[^>]*>(.*?)</div>', page, re.S)[1]
    marks = dict(re.findall(r'<mark data-field="([^"]+)"[^>]*>([^<]+)</mark>', shown))
    assert {"Alice Probst", "Warehouse Planner", "SAP EWM"} <= set(marks.values())
    plain = html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert "I was responsible for planning the weekly shifts of 14 people." in plain
    field = next(name for name, text in marks.items() if text == "SAP EWM")
    lit = browser.get(resume + "check/", {"field": field}).content.decode()
    assert re.search(r'<mark data-field="[^"]+" id="lit" class="lit">SAP EWM</mark>', lit)


def test_what_is_not_given_leaks_into_no_address_and_no_text(browser, resume):
    run = browser.post("/", {"go": "mine", "resume_text": TEXT}).headers["Location"]
    for address in ("/", "/resumes/", run, *(resume + part for part in PARTS)):
        page = browser.get(address).content.decode()
        leaks = re.findall(r'[\w-]+="[^"]*\b(?:None|undefined|NaN)\b[^"]*"|>\s*None\s*<', page)
        assert leaks == [], address


def test_the_cards_of_an_entry_stand_in_the_order_of_its_lines(browser, resume):
    page = browser.get(resume).content.decode()
    places = [int(number) for number in re.findall(r'row-end">Line (\d+)<', page)]
    assert places == sorted(places) and len(places) > 1
    assert "since March 2019" in page  # not 2019-03


@pytest.mark.parametrize(
    ("months", "told"), [(7, "7 months"), (12, "1 year"), (74, "6 years 2 months"), (0, "0 months")]
)
def test_a_gap_is_told_in_years_and_months(months, told):
    assert scoring._lasting(months) == told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_start_page_shows_an_edit_that_is_really_made_in_its_language(browser, language):
    with translation.override(language):
        before = gettext("I was responsible for planning daily tours for 42 trucks.")
        after = gettext("Planned daily tours for 42 trucks.")
        shown = browser.get("/", headers={"accept-language": language}).content.decode()
    resume = Resume(
        language=language,
        work=(
            Position(
                "w1",
                "Hafen",
                dates=DateRange(PartialDate(2015), PartialDate(2016)),
                highlights=(Highlight("h1", before),),
            ),
        ),
    )
    made = improve_resume(
        resume, review=Review(Score(0, "test")), region=resolve_region(""), today=date(2026, 1, 5)
    )
    assert [edit.after for edit in made.suggestions] == [after]
    assert after.rsplit(" ", 2)[1] in shown


def test_the_score_says_which_of_the_parts_beside_it_it_is_made_of(browser):
    submit(browser, resume_text=TEXT)
    work()
    resume = CVQuestionnaire.objects.get()
    for part in ("", "review/"):
        shown = browser.get(f"/resumes/{resume.pk}/{part}").content.decode()
        assert "Structure, impact and language. A new layout alone does not raise it." in shown
