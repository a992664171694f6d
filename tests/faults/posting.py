"""A CV, and how it is submitted by a client that does not give up."""

import time
from uuid import uuid4

import httpx

CV = (
    "Ada Example\nada@example.org | +44 20 7946 0000 | London\n\nExperience\nSoftware Engineer, Example Ltd\n"
    "Jan 2019 - Mar 2023\n- Responsible for building the billing service in Python\n"
    "- Helped with migration of 40 servers to Linux\n\nEducation\nBSc Computer Science, University of Example\n"
    "2015 - 2018\n\nSkills\nPython, Linux, SQL\n"
)


def post(world, key, text=CV, **fields):
    """POST until it is accepted; returns (answer, seconds of the last try, tries)."""
    for tries in range(1, 200):
        started = time.monotonic()
        try:
            answer = httpx.post(
                world.api + "questionnaires/", files={"resume": ("cv.txt", text)}, data={"llm": "off", **fields},
                headers={"Idempotency-Key": key}, timeout=20, trust_env=False,
            )  # fmt: skip
        except httpx.HTTPError:
            time.sleep(0.2)
            continue
        if answer.status_code == 202:
            return answer.json(), time.monotonic() - started, tries
        assert answer.status_code >= 500, answer.text
        time.sleep(0.2)
    raise AssertionError("never accepted")


USUAL = 8


def usual_post(world):
    """Seconds of the slowest of some submissions while all is well and the workers are at it."""
    post(world, uuid4().hex, CV + "warm")
    return max(post(world, uuid4().hex, CV + f"usual{i}")[1] for i in range(USUAL - 1))
