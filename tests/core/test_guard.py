"""Who may come in while there are no accounts."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
LIVE = "/api/v1/health/live"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"HTTP_HOST": "evil.example"}, 400),
        ({"HTTP_HOST": "127.0.0.1.evil.example:8000"}, 400),
        ({"HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_HOST": "localhost:8000", "HTTP_ORIGIN": "http://localhost:3000"}, 403),
        ({"HTTP_HOST": "localhost:8000", "HTTP_ORIGIN": "http://localhost:8000"}, 200),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 200),
        ({"REMOTE_ADDR": "192.0.2.7"}, 403),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "::ffff:127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ({"HTTP_AUTHORIZATION": "Bearer anything"}, 200),
    ],
)
def test_only_this_machine_and_its_own_pages(headers, status):
    answer = Client().get(LIVE, **headers)
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_needs_the_link_and_the_link_works_once(settings):
    from cvimprover.secrets import make_opening_token

    browser, token = Client(), make_opening_token(settings.DATA_DIR)
    assert browser.get("/").status_code == 403
    assert browser.get(f"/open/{token}/").status_code == 302
    assert "httponly" in str(browser.cookies["cvimprover_open"]).lower()
    assert browser.get("/").status_code != 403
    assert Client().get(f"/open/{token}/").status_code == 403
    assert Client(HTTP_COOKIE="cvimprover_open=forged").get("/").status_code == 403
