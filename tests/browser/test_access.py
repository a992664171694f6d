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


def violations(page) -> list[str]:
    """Axe is evaluated by the browser's own debugger, so the pages keep their strict policy."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)[
        "violations"
    ]
    return [
        f"{item['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for item in found
        for node in item["nodes"]
    ]


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


@pytest.mark.parametrize("look", ["light", "dark"])
def test_live_failed_cancelled_and_refused_states_shut_nobody_out(new_page, model_server, look):
    page = new_page(color_scheme=look, reduced_motion="reduce")
    wrong = {}
    model_server.delay = 60
    try:
        page.goto("/")
        page.click("button[value=example]")
        page.locator(".stage.running", has_text="Improve").wait_for()
        wrong["running"] = violations(page)
        page.click("#cancel")
        page.locator("h1", has_text="Cancelled").wait_for()
        wrong["cancelled"] = violations(page)
    finally:
        model_server.delay = 0
    page.goto("/")
    page.click("button[value=mine]")
    page.locator("#problems").wait_for()
    wrong["refused"] = violations(page)
    assert page.goto("/resumes/00000000-0000-0000-0000-000000000000/").status == 404
    wrong["not found"] = violations(page)
    page.problems.clear()  # Chromium logs the 400 and the 404
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_that_stand_apart_shut_nobody_out(new_page, browser, server, look):
    """Refusals and failures, as the templates have them: who has no link, sends too much or a stale form, meets a bug."""
    from django.template.loader import render_to_string

    page = new_page(color_scheme=look)
    wrong = {}
    for name in ("403.html", "403_csrf.html", "413.html", "500.html"):
        body = render_to_string(name)
        page.route(f"**/{name}", partial(_given, body))
        page.goto(f"/{name}")
        wrong[name] = violations(page)
        assert page.locator("h1").count() == 1
    stranger = browser.new_context(color_scheme=look)
    other = stranger.new_page()
    assert other.goto(server.address).status == 403
    wrong["no link"] = violations(other)
    stranger.close()
    assert not any(wrong.values()), wrong


def _given(body: str, route) -> None:
    route.fulfill(body=body, content_type="text/html")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_an_unreachable_server_shuts_nobody_out(new_page, model_server, look):
    page = new_page(color_scheme=look)
    model_server.delay = 60
    try:
        page.goto("/")
        page.click("button[value=example]")
        page.locator(".stage.running", has_text="Improve").wait_for()
        page.context.set_offline(True)
        page.locator("#offline").wait_for()
        assert violations(page) == []
        page.context.set_offline(False)
        page.locator("#offline").wait_for(state="hidden")
        page.click("#cancel")
        page.locator("h1", has_text="Cancelled").wait_for()
    finally:
        model_server.delay = 0
        page.problems.clear()  # Chromium logs what could not be fetched


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


def test_decided_states_and_the_help_shut_nobody_out(page):
    start(page)
    page.locator("button[value=rejected]").first.click()
    page.locator("[data-suggestion].rejected").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.locator("dialog#keys").wait_for()
    assert violations(page) == []


def test_from_upload_to_download_by_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    _tab_to(page, "#id_files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(EXAMPLE)
    _tab_to(page, "button[value=mine]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resumes/*/*", timeout=90_000)
    _tab_to(page, "a[download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes().startswith(b"%PDF")


def _tab_to(page, selector: str) -> None:
    for _ in range(60):
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
