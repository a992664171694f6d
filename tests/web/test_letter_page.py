"""The page of the cover letter: asked for, read, put in one's own words, taken home."""

import re

from tests.web.conftest import work

OWN = {
    "company": "Hafen AG",
    "subject": "Ihre Schichtplanung",
    "greeting": "Liebe Frau Weser,",
    "body": "I like ships.\r\nI plan shifts, and I have met you at the fair.\r\n\r\nSee you soon.",
    "closing": "Best",
}


def test_a_letter_is_written_read_and_taken_home(browser, resume):
    assert "Write the letter" in browser.get(resume + "letter/").content.decode()
    answer = browser.post(resume + "letter/", {"letter": "write", "company": "Hafen AG"})
    assert answer.status_code == 303 and answer.headers["Location"].endswith("?to=letter")
    work()
    page = browser.get(resume + "letter/").content.decode()
    assert "Hafen AG" in page
    addresses = re.findall(r'href="(/files/[^"]+)"[^>]*download', page)[2:]
    assert len(addresses) == 3
    assert "Cover%20letter" in browser.get(addresses[0]).headers["Content-Disposition"]
    assert browser.post(resume + "letter/", {"letter": "drop"}).status_code == 303
    work()
    assert "Write the letter" in browser.get(resume + "letter/").content.decode()


def _letter(browser, resume) -> dict:
    identity = resume.split("/")[2]
    return browser.get(f"/api/v1/questionnaires/{identity}/result/").json()["letter"]


def test_a_letter_in_the_persons_own_words_stays_theirs_until_they_want_the_composed_one(browser, resume):
    browser.post(resume + "letter/", {"letter": "write", "company": "Hafen AG"})
    work()
    composed = _letter(browser, resume)
    assert composed["own"] is False
    assert browser.post(resume + "letter/", {"letter": "save", **OWN}).status_code == 303
    work()
    own = _letter(browser, resume)
    assert own["own"] and own["subject"] == "Ihre Schichtplanung" and own["closing"] == "Best"
    assert [" ".join(s["text"] for s in p) for p in own["paragraphs"]] == [
        "I like ships.", "I plan shifts, and I have met you at the fair.", "See you soon.",
    ]  # fmt: skip
    assert own["paragraphs"][0][0]["provenance"]["kind"] == "person"
    text = next(item for item in own["artifacts"] if item["format"] == "txt")
    sent = browser.get(f"/files/{text['id']}/").content.decode()
    assert "Liebe Frau Weser,\n\nI like ships." in sent
    assert len(own["artifacts"]) == 3  # each was read again and passed
    browser.post(resume + "look/", {"theme": "modern", "region": "", "fit_pages": ""})
    work()
    assert _letter(browser, resume)["subject"] == "Ihre Schichtplanung"
    browser.post(resume + "letter/", {"letter": "restore"})
    work()
    again = _letter(browser, resume)
    assert again["text"] == composed["text"] and not again["own"]


def test_a_letter_left_as_it_was_needs_no_run_and_an_empty_one_is_refused_with_what_was_typed(
    browser, resume
):
    browser.post(resume + "letter/", {"letter": "write"})
    work()
    made = _letter(browser, resume)
    body = "\r\n\r\n".join(" ".join(s["text"] for s in p) for p in made["paragraphs"])
    same = {name: made[name] for name in ("subject", "greeting", "closing")}
    answer = browser.post(resume + "letter/", {"letter": "save", "company": "", "body": body, **same})
    assert answer.headers["Location"].endswith("?told=unchanged")
    answer = browser.post(resume + "letter/", {"letter": "save", **OWN, "body": " "})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "go back to the composed text" in page and "Liebe Frau Weser," in page


def test_a_copy_for_another_posting_begins_with_a_composed_letter(browser, resume):
    browser.post(resume + "letter/", {"letter": "write", "company": "Hafen AG"})
    work()
    browser.post(resume + "letter/", {"letter": "save", **OWN})
    work()
    run = browser.post(resume + "match/", {"posting": "Scheduler, Hamburg\n- Excel"}).headers["Location"]
    work()
    copy = browser.get(run).headers["Location"]
    letter = _letter(browser, copy)
    assert not letter["own"] and letter["recipient"] == []
