"""The one door to a language model: a protocol, the client that speaks to an endpoint, and a shipped, typed fake."""

from typing import Any, Protocol


class LanguageModel(Protocol):
    """Anything that answers one request with JSON.

    `complete` sends `system` and `user` texts with the JSON schema of the wanted answer, and returns the parsed
    answer. It raises LanguageModelError, with its cause, for whatever goes wrong; retries and the
    schema → JSON mode → fenced text ladder are inside.
    """

    @property
    def name(self) -> str: ...

    def complete(
        self, *, system: str, user: str, schema: dict[str, Any], timeout: float
    ) -> dict[str, Any]: ...


__all__ = ["LanguageModel"]
