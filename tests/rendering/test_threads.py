"""A web server shows several pages at once, each from a thread of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from resumelib.model.region import resolve_region
from resumelib.rendering import preview_page
from tests.rendering.people import ALICE


def test_pages_asked_for_at_the_same_moment_are_all_made():
    together = Barrier(4)

    def picture(number: int) -> bytes:
        together.wait(10)
        return preview_page(ALICE, theme="classic", region=resolve_region("", ""), width=400 + number % 2)

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(picture, range(4)))
    assert made[0] == made[2] and made[1] == made[3] and made[0][:4] == b"\x89PNG"
