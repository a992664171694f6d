"""For everybody: WCAG 2.2 AA on every page and state in both looks, light pages, nothing from elsewhere, nothing that jumps."""

from functools import partial
from pathlib import Path

import pytest

from tests.browser.conftest import EXAMPLE
from tests.browser.test_journeys import start

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PARTS = ("", "review/", "match/", "check/", "look/", "letter/", "versions/", "delete/")
MOST_BYTES = 150_000
PREVIEWS = ("/page/", "/source/")


ASK = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}).then(
  found => found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 300)}`)))"""


def violations(page) -> list[str]:
    """Axe is evaluated by the browser's own debugger, so the pages keep their strict policy."""
    page.evaluate(AXE)
    return page.evaluate(ASK, TAGS)


def open_everything(page) -> None:
    """Folded parts are states too."""
    page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true; })")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_and_no_state_of_it_shuts_anybody_out(new_page, example, look, width):
    page = new_page(color_scheme=look, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    wrong = {}
    for address in ("/", "/resumes/", "/resumes/?q=nobody", *(example + part for part in PARTS)):
        page.goto(address)
        open_everything(page)
        if found := violations(page):
            wrong[address] = found
    assert not wrong, wrong


LIST = b"Milk, butter, bread and eggs for Sunday.\nDo not forget the coffee.\n"


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_live_offline_cancelled_failed_and_refused_states_shut_nobody_out(
    new_page, model_server, look, width
):
    page = new_page(color_scheme=look, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    wrong = {}
    model_server.delay = 600
    try:
        page.goto("/")
        page.click("button[value=example]")
        page.locator(".stage.running", has_text="Improve").wait_for()
        wrong["running"] = violations(page)
        page.context.set_offline(True)
        page.locator("#offline").wait_for()
        wrong["offline"] = violations(page)
        page.context.set_offline(False)
        page.locator("#offline").wait_for(state="hidden")
        page.click("#cancel")
        page.locator("h1", has_text="Cancelled").wait_for()
        wrong["cancelled"] = violations(page)
    finally:
        page.context.set_offline(False)
        model_server.delay = 0
    page.goto("/")
    page.set_input_files("#id_files", {"name": "list.txt", "mimeType": "text/plain", "buffer": LIST})
    page.click("button[value=mine]")
    page.locator("h1", has_text="did not work").wait_for()
    wrong["failed"] = violations(page)
    page.click("#to-paste")
    page.locator("#id_resume_text").wait_for()
    page.click("button[value=mine]")
    page.locator("#problems:focus").wait_for()
    wrong["refused"] = violations(page)
    assert page.goto("/resumes/00000000-0000-0000-0000-000000000000/").status == 404
    wrong["not found"] = violations(page)
    page.problems.clear()  # Chromium logs the 400, the 404 and what could not be fetched
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_that_stand_apart_shut_nobody_out(new_page, browser, server, look, width):
    """Refusals and failures, as the templates have them: who has no link, sends too much or a stale form, meets a bug."""
    from django.template.loader import render_to_string

    size = {"width": width, "height": 900}
    page = new_page(color_scheme=look, viewport=size)
    wrong = {}
    for name in ("403.html", "403_csrf.html", "413.html", "500.html", "web/history.html"):
        body = render_to_string(name)
        page.route(f"**/{name}", partial(_given, body))
        page.goto(f"/{name}")
        wrong[name] = violations(page)
        assert page.locator("h1").count() == 1
    stranger = browser.new_context(color_scheme=look, viewport=size)
    other = stranger.new_page()
    assert other.goto(server.address).status == 403
    wrong["no link"] = violations(other)
    stranger.close()
    assert not any(wrong.values()), wrong


def _given(body: str, route) -> None:
    route.fulfill(body=body, content_type="text/html")


def test_the_focus_is_never_lost_on_the_way_through_the_suggestions(page):
    start(page)
    page.keyboard.press("j")
    while page.locator("[data-suggestion].current button[value=rejected]").count() == 0:
        page.keyboard.press("j")
    card = page.locator("[data-suggestion].current").get_attribute("id")
    for key, state in (("r", ".rejected"), ("u", ":not(.rejected)"), ("r", ".rejected"), ("a", ".accepted")):
        page.keyboard.press(key)
        page.locator(f"#{card}{state}:focus").wait_for()
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    page.locator(f"#{card}:focus").wait_for()
    page.locator("#undo").focus()
    for _ in range(40):  # until the run that follows has brought its new parts
        page.wait_for_timeout(250)
        assert page.evaluate("document.activeElement !== document.body"), "the focus was lost"
        if page.locator("[data-busy]").count() == 0:
            break


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_decided_edited_and_refused_cards_the_help_and_a_letter_shut_nobody_out(new_page, look, width):
    page = new_page(color_scheme=look, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    address = start(page)
    wrong = {}
    page.locator("button[value=rejected]").first.click()
    page.locator("[data-suggestion].rejected").wait_for()
    card = page.locator("[data-suggestion]:not(.question)", has=page.locator("[data-own]")).last
    card.locator("[data-own] > summary").click()
    card.locator("textarea").fill("Planned the weekly shifts of 900 people on the moon")
    card.locator("button[value=edited]").click()
    page.locator(".problem[role=alert]").wait_for()
    wrong["a wording refused"] = violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.locator("dialog#keys").wait_for()
    wrong["the help"] = violations(page)
    page.goto(address + "letter/")
    wrong["no letter"] = violations(page)
    page.click("button[value=write]")
    page.wait_for_url("**/letter/?told=letter")
    open_everything(page)
    wrong["a letter"] = violations(page)
    page.fill("#id_body", "I plan shifts.\nI like ships.")
    assert page.locator("#letter-body p").all_inner_texts() == ["I plan shifts.", "I like ships."]
    page.click("button[value=save]")
    page.locator("button[value=restore]").wait_for()
    wrong["a letter in own words"] = violations(page)
    page.fill("#id_body", "")
    page.click("button[value=save]")
    page.locator("#problems:focus").wait_for()
    wrong["an empty letter"] = violations(page)
    page.problems.clear()  # Chromium logs the 400
    assert not any(wrong.values()), wrong


ASKED_FOR_A_FILE = """() => document.querySelector("#id_files").addEventListener("click", event => {
  event.preventDefault();  // the system's own dialog is not ours to test
  event.target.dataset.asked = "yes";
})"""


def test_from_upload_to_download_by_keyboard_alone(page):
    """Everything on the way: file, questions, decisions in keys, a wording, another look, a letter, the files."""
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    _tab_to(page, "#id_files")
    page.evaluate(ASKED_FOR_A_FILE)
    page.keyboard.press("Space")
    page.locator("#id_files[data-asked]").wait_for(state="attached")
    page.set_input_files("#id_files", EXAMPLE)
    _tab_to(page, ".questions > summary")
    page.keyboard.press("Enter")
    _tab_to(page, "#id_position")
    page.keyboard.type("Transport Planner")
    _tab_to(page, "button[value=mine]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resumes/*/*")
    page.keyboard.press("j")
    while page.locator("[data-suggestion].current [data-own]").count() == 0:
        page.keyboard.press("j")
    page.keyboard.press("r")
    page.locator("[data-suggestion].current.rejected:focus").wait_for()
    page.keyboard.press("a")
    page.locator("[data-suggestion].current.accepted:focus").wait_for()
    page.keyboard.press("e")
    page.locator("[data-suggestion].current textarea:focus").wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-suggestion].current:focus").wait_for()
    _tab_to(page, ".tabs a[href$='/look/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/look/")
    _tab_to(page, "input[name=theme]:checked")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/look/?told=look")
    _tab_to(page, ".tabs a[href$='/letter/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letter/")
    _tab_to(page, "button[value=write]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letter/?told=letter")
    _tab_to(page, "#id_greeting")
    page.keyboard.press("Control+a")
    page.keyboard.type("Dear Ms Weser,")
    _tab_to(page, "button[value=save]")
    page.keyboard.press("Enter")
    page.locator("button[value=restore]").wait_for()
    assert page.locator("#letter-greeting").inner_text() == "Dear Ms Weser,"
    _tab_to(page, "#downloads a[download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes().startswith(b"%PDF")


SEEN = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = element.closest(".drop, .pick") || element;
  const seen = [...shown.getClientRects()].some(box => [0.1, 0.5, 0.9].some(part => {
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
    return there && shown.contains(there);
  }));
  return seen ? "" : element.outerHTML.slice(0, 160);
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_what_has_the_focus_is_never_hidden(new_page, example, width):
    """Under the bar that stays at the bottom, beside the edge of the tabs: WCAG 2.4.11."""
    page = new_page(viewport={"width": width, "height": 600}, reduced_motion="reduce")
    for part in ("", "check/", "look/"):
        page.goto(example + part)
        hidden, steps = [], 0
        while steps < 120:
            page.keyboard.press("Tab")
            seen = page.evaluate(SEEN)
            if seen is None:
                break
            steps += 1
            hidden += [seen] if seen else []
        assert steps > 20
        assert not hidden, (part, hidden)


def _tab_to(page, selector: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            focus = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            inside = page.evaluate(
                "getComputedStyle(document.activeElement.closest('.drop') || document.body).outlineStyle"
            )
            assert "solid" in (focus, inside), f"the focus on {selector} can't be seen"
            return
    raise AssertionError(f"the keyboard never reached {selector}")


def test_pages_are_light_and_ask_nobody_else(new_page, example, server):
    """Bytes as transferred, a cold cache, without the pictures of pages."""
    weights = {}
    for address in ("/", "/resumes/", *(example + part for part in PARTS)):
        page = new_page()
        sizes, hosts = [], set()

        def note(request, sizes=sizes, hosts=hosts):
            hosts.add(request.url.split("/")[2])
            if not any(part in request.url for part in PREVIEWS):
                sizes.append(request.sizes()["responseBodySize"])

        page.on("requestfinished", note)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        weights[address.removeprefix(server.address)] = sum(sizes)
        assert hosts == {server.address.removeprefix("http://")}
        page.context.close()
    print(weights)
    assert max(weights.values()) < MOST_BYTES, weights


SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 700);
})"""


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_while_a_page_loads(new_page, example, width):
    page = new_page(viewport={"width": width, "height": 900})
    shifts = {}
    for address in ("/", "/resumes/", *(example + part for part in PARTS)):
        page.goto(address)
        shifts[address] = page.evaluate(SHIFT)
    assert max(shifts.values()) < 0.01, shifts  # 0.1 counts as good
