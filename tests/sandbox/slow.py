"""A reader whose rehearsal takes ten seconds, in a hundred steps."""

import time
from collections.abc import Iterator


def rehearse() -> Iterator[None]:
    for _ in range(100):
        yield
        time.sleep(0.1)
