"""A circuit breaker per endpoint: after several failures in a row nobody waits for it again for a while."""

import threading
import time

from resumelib.errors import LanguageModelError

_COUNTED = frozenset(("unreachable", "timeout", "server", "tls", "refused-key"))


class Breaker:
    """Closed until `threshold` failures in a row; then open for `rest` seconds; then one call may try."""

    def __init__(self, threshold: int = 6, rest: float = 30.0) -> None:
        self._threshold, self._rest = threshold, rest
        self._lock = threading.Lock()
        self._failures, self._open_until, self._cause = 0, 0.0, "unreachable"

    def check(self) -> None:
        """Raises LanguageModelError at once while open."""
        with self._lock:
            if self._failures < self._threshold:
                return
            if time.monotonic() < self._open_until:
                raise LanguageModelError(
                    "The language model failed repeatedly and is left alone for a while.", cause=self._cause
                )
            self._open_until = time.monotonic() + self._rest  # this one may try; the others wait for its end

    def failed(self, cause: str) -> None:
        with self._lock:
            if cause not in _COUNTED:
                self._open_until = 0.0  # it answered, if badly: the next may try at once
                return
            self._failures += 1
            self._cause = cause
            self._open_until = time.monotonic() + self._rest

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0


_breakers: dict[str, Breaker] = {}
_lock = threading.Lock()


def breaker_for(base_url: str) -> Breaker:
    with _lock:
        return _breakers.setdefault(base_url, Breaker())
