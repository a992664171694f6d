"""What people do here, from their browser's side."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EXAMPLE, Server, wait_for_result

CV = """Alice Probst
Warehouse Planner
alice@example.org, +49 30 23125 777, Bremen

Experience

Warehouse Planner, Weserlager GmbH, Bremen
03/2019 - present
- I was responsible for planning the weekly shifts of 14 people.
- Helped with the introduction of a new scanner system , which cut errors by 12%.

Education

BA Logistics, Hochschule Musterstadt, 2015 - 2018

Skills

SAP EWM, Microsoft Excel, Polish
"""


def start(page, text: str = CV, **more: str) -> str:
    page.goto("/")
    page.click("text=Paste the text instead")
    page.fill("#id_resume_text", text)
    for name, value in more.items():
        page.fill(f"#id_{name}", value)
    page.click("button[value=mine]")
    return wait_for_result(page)


def settled(page, address: str) -> None:
    """Wait until no run of this resume is under way."""
    for _ in range(300):
        page.goto(address)
        if page.locator("text=being worked on right now").count() == 0:
            return
        page.wait_for_timeout(500)
    raise AssertionError("the run never ended")


def test_an_upload_becomes_a_download(page):
    page.goto("/")
    page.set_input_files("#id_files", EXAMPLE)
    expect(page.locator("[data-chosen]")).to_contain_text("nora-brandt.pdf")
    page.click("button[value=mine]")
    assert "/runs/" in page.url
    expect(page.locator(".stage")).to_have_count(8)
    wait_for_result(page)
    with page.expect_download() as download:
        page.click("text=Download PDF")
    assert download.value.suggested_filename == "Nora Brandt.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_everything_works_without_javascript(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.set_input_files("#id_files", EXAMPLE)
    page.click("button[value=mine]")
    wait_for_result(page)  # the page refreshes itself
    card = page.locator("[data-suggestion].accepted").first
    card.locator("button[value=rejected]").click()
    settled(page, page.url.split("#")[0])
    expect(page.locator("[data-suggestion].rejected")).to_have_count(1)
    with page.expect_download() as download:
        page.click("text=Download PDF")
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_photos_of_pages_become_a_pdf(page, tmp_path):
    photo = tmp_path / "page.jpg"
    _photo_of(EXAMPLE).save(photo, quality=85)
    page.goto("/")
    page.set_input_files("#id_files", photo)
    page.click("button[value=mine]")
    expect(page.locator(".stage").first).to_contain_text("picture")
    address = wait_for_result(page, 240)
    expect(page.locator("h1")).to_contain_text("Nora")
    page.goto(address + "check/")
    expect(page.locator(".source-page img")).to_be_visible()


def _photo_of(pdf):
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)[0].render(scale=1.8).to_pil().convert("RGB")


def test_accept_reject_edit_and_undo(page):
    address = start(page)
    card = page.locator("[data-suggestion].accepted").first
    card_id = card.get_attribute("id")
    card.locator("button[value=rejected]").click()
    card = page.locator(f"#{card_id}")
    expect(card).to_have_class(re.compile("rejected"))
    expect(card).to_be_focused()
    expect(page.locator("#said")).to_have_text("Left as it was")
    card.locator("button[value=pending]").click()
    expect(page.locator(f"#{card_id}")).to_have_class(re.compile("accepted"))
    card.locator("summary:has-text('Edit')").click()
    card.locator("textarea").fill("Planned the weekly shifts of 14 people, holidays included")
    card.locator("button[value=edited]").click()
    page.locator(f"#{card_id} button[value=confirmed]").click()  # the CV does not say it, so the person does
    expect(page.locator(f"#{card_id}")).to_have_class(re.compile("edited"))
    settled(page, address)
    expect(page.locator("ins", has_text="holidays included")).to_be_visible()
    settled(page, address + "versions/")
    assert page.locator(".versions > li").count() >= 5


def test_the_keyboard_decides(page):
    start(page)
    page.keyboard.press("j")
    first = page.locator("[data-suggestion].current")
    expect(first).to_be_focused()
    while page.locator("[data-suggestion].current button[value=rejected]").count() == 0:
        page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("[data-suggestion].current.rejected")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("[data-suggestion].current.rejected")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()


def test_a_corrected_field_is_in_the_resume(page):
    address = start(page)
    page.goto(address + "check/")
    page.fill('[name="f:basics.name"]', "Alice Probst-Weser")
    page.click("text=Save and improve again")
    wait_for_result(page)
    expect(page.locator("h1")).to_have_text("Alice Probst-Weser")


def test_entries_are_added_moved_and_deleted(page):
    address = start(page)
    page.goto(address + "check/")
    entries = page.locator("#section-work .entry")

    def press(value):
        # Not before the page has come to rest: it scrolls to the section, and the button moves under the pointer.
        page.wait_for_load_state()
        with page.expect_navigation():
            page.locator(f"button[value='{value}']").click()

    press("add:work")
    expect(entries).to_have_count(2)
    press("up:work[1]")
    expect(entries.first).to_contain_text("New entry")
    press("delete:work[0]")
    expect(entries).to_have_count(1)
    expect(page.locator("#section-work")).to_contain_text("Weserlager")


def test_an_answer_is_kept(page):
    address = start(page)
    question = page.locator(".question").first
    question.locator("input[type=text]").fill("I set it up with two colleagues")
    question.locator("button", has_text="Answer").click()
    wait_for_result(page)
    settled(page, address)
    page.click("#answered > summary")
    expect(page.locator("#answered input[type=text]")).to_have_value("I set it up with two colleagues")


def test_a_second_posting_makes_a_copy(page):
    address = start(page, posting="Shift Planner, Bremen\nRequirements\n- SAP EWM (required)\n- Dutch")
    page.goto("/resumes/")
    page.locator(".resumes li").first.locator("text=New posting").click()
    page.fill("#id_posting", "Scheduler, Hamburg\nRequirements\n- Microsoft Excel (required)\n- Danish")
    page.click("text=Tailor it")
    copy = wait_for_result(page)
    assert copy != address
    page.goto(copy + "match/")
    expect(page.locator("#match-title")).to_have_text("Scheduler, Hamburg")
    page.goto(address + "match/")
    expect(page.locator("#match-title")).to_have_text("Shift Planner, Bremen")
    page.goto("/resumes/")
    page.locator(".resumes li select").first.select_option("sent")
    page.wait_for_load_state()
    expect(page.locator(".resumes li select").first).to_have_value("sent")


def test_a_run_can_be_cancelled(page, model_server):
    model_server.delay = 600  # until the test lets it go on
    try:
        page.goto("/")
        page.click("button[value=example]")
        expect(page.locator(".stage.running")).to_contain_text("Improve")
        page.click("#cancel")
        expect(page.locator("h1")).to_have_text("Cancelled")
    finally:
        model_server.delay = 0


def test_a_refused_file_says_what_to_do(page):
    page.goto("/")
    page.set_input_files("#id_files", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b""})
    page.click("button[value=mine]")
    expect(page.locator("#problems")).to_contain_text("empty")
    page.goto("/")
    page.click("button[value=mine]")
    expect(page.locator("#problems")).to_contain_text("Choose a file")
    page.problems.clear()  # Chromium logs each 400


def test_a_resume_is_deleted_for_good(page):
    address = start(page)
    page.goto(address + "delete/")
    page.click("button:has-text('Delete for good')")
    expect(page.locator("[role=status]", has_text="gone for good")).to_be_visible()
    assert page.goto(address).status == 404
    page.problems.clear()  # Chromium logs the 404


def test_a_phone_shows_every_page_without_scrolling_sideways(new_page, example):
    page = new_page(viewport={"width": 360, "height": 780}, is_mobile=True, has_touch=True)
    for part in ("", "review/", "match/", "check/", "look/", "letter/", "versions/", "delete/"):
        page.goto(example + part)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, part
    page.goto("/resumes/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_run_survives_a_restarted_server(browser, tmp_path, model_server):
    server = Server(
        tmp_path, {"LLM_BASE_URL": model_server.address, "LLM_MODEL": "stand-in", "LLM_API_KEY": "none"}
    )
    server.start()
    model_server.delay = 600  # until the test lets it go on
    try:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.link)
        page.click("button[value=example]")
        expect(page.locator(".stage.running")).to_contain_text("Improve")
        server.stop()
        model_server.delay = 0
        server.start()
        wait_for_result(page, 300)  # the page finds its way back by itself
        expect(page.locator("h1")).to_have_text("Nora Brandt")
        context.close()
    finally:
        model_server.delay = 0
        server.stop()


@pytest.mark.parametrize(
    ("code", "title"), [("de", "Meine Lebensläufe"), ("fr", "Mes CV"), ("es", "Mis currículums")]
)
def test_the_interface_speaks_other_languages(new_page, code, title):
    page = new_page(locale=code)
    page.goto("/resumes/")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("html")).to_have_attribute("lang", code)


def test_language_and_look_are_chosen_and_kept(page):
    page.goto("/")
    page.select_option("#id_look", "dark")
    expect(page.locator("html")).to_have_attribute("data-look", "dark")
    page.select_option("#id_language", "de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.goto("/resumes/")
    expect(page.locator("html")).to_have_attribute("data-look", "dark")


def test_the_score_and_the_pages_follow_a_decision_by_themselves(page):
    start(page)
    before = page.locator("#preview img").first.get_attribute("src")
    page.locator("button[value=rejected]").first.click()
    expect(page.locator("[data-suggestion].rejected")).to_have_count(1)
    expect(page.locator("#preview img").first).not_to_have_attribute("src", before)
    expect(page.locator("[data-busy]")).to_have_count(0)
    page.click("#undo")
    expect(page.locator("[data-suggestion].rejected")).to_have_count(0)
    expect(page.locator("#redo")).to_be_visible()


def test_evidence_lights_up_on_the_page_it_comes_from(new_page, example):
    page = new_page()
    page.goto(example)
    summary = page.locator("[data-evidence] summary").first
    summary.hover()
    expect(page.locator("#source rect.lit").first).to_be_attached()
    expect(page.locator("#source")).to_be_visible()
    expect(page.locator("#preview")).to_be_hidden()
    page.mouse.move(5, 5)
    expect(page.locator("#preview")).to_be_visible()
    summary.focus()  # the keyboard points too
    expect(page.locator("#source")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#source rect.lit").first).to_be_attached()


def test_the_gallery_shows_another_countrys_customs_before_anything_is_laid_out(new_page, example):
    page = new_page()
    page.goto(example + "look/")
    expect(page.locator("p[data-policy=hide]")).to_be_visible()
    before = page.locator("img[data-page]").first.get_attribute("src")
    page.select_option("#id_region", "JP")
    expect(page.locator("p[data-policy=expected]")).to_be_visible()
    expect(page.locator("p[data-policy=hide]")).to_be_hidden()
    assert page.locator("img[data-page]").first.get_attribute("src") != before
    assert "region=JP" in page.locator("img[data-page]").last.get_attribute("src")


def test_a_layout_leads_back_to_its_page(page):
    address = start(page)
    page.goto(address + "look/")
    page.check("input[value=modern]")
    page.select_option("#id_fit_pages", "1")
    page.click("text=Lay it out like this")
    page.wait_for_url("**/look/?told=look")
    expect(page.locator("input[value=modern]")).to_be_checked()


def test_more_than_is_taken_is_said_before_it_is_sent(page, tmp_path):
    page.goto("/")
    large = tmp_path / "cv.pdf"
    large.write_bytes(b"%PDF" + b"0" * 40_000_000)
    page.set_input_files("#id_files", large)
    page.click("button[value=mine]")
    expect(page.locator("#too-large")).to_be_focused()
    assert page.url.endswith("/")


def test_the_first_suggestion_is_shown_while_the_model_still_thinks(page, model_server):
    model_server.delay = 600  # until the test lets it go on
    try:
        page.goto("/")
        page.click("button[value=example]")
        expect(page.locator(".found li").first).to_be_visible(timeout=60_000)
        expect(page.locator(".stage.running")).to_contain_text("Improve")
        expect(page.locator(".stage.running .took")).to_contain_text("s")
        page.reload()
        expect(page.locator(".found li").first).to_be_visible()
    finally:
        model_server.delay = 0
    wait_for_result(page)


def test_a_run_goes_on_after_the_line_was_cut(page, model_server):
    model_server.delay = 600  # until the test lets it go on
    try:
        page.goto("/")
        page.click("button[value=example]")
        expect(page.locator(".stage.running")).to_contain_text("Improve")
        page.context.set_offline(True)
        expect(page.locator("#offline")).to_be_visible(timeout=60_000)
        page.context.set_offline(False)
        model_server.delay = 0
        wait_for_result(page)
    finally:
        model_server.delay = 0
        page.context.set_offline(False)
        page.problems.clear()  # Chromium logs what could not be fetched


def test_the_preview_keeps_the_page_before_until_the_next_one_is_there(page):
    start(page)
    expect(page.locator("#preview img")).to_have_js_property("complete", True)
    held = []
    page.route("**/versions/*/page/**", lambda route: held.append(route))
    page.locator("[data-suggestion].accepted button[value=rejected]").first.click()
    expect(page.locator("#preview img")).to_have_count(2)
    assert page.locator("#preview img").first.evaluate("page => page.complete && page.naturalWidth > 0")
    for route in held:
        route.continue_()
    expect(page.locator("#preview img")).to_have_count(1)
    expect(page.locator("#preview img")).to_have_attribute("alt", re.compile("Page 1"))


def test_times_are_told_by_the_clock_of_the_browser(new_page, example):
    shown = {}
    for zone in ("UTC", "Asia/Tokyo"):
        page = new_page(timezone_id=zone, locale="en-GB")
        page.goto(example + "versions/")
        shown[zone] = page.locator("time[data-local]").first.inner_text()
    assert shown["UTC"] != shown["Asia/Tokyo"]
    assert "UTC" not in shown["Asia/Tokyo"]
