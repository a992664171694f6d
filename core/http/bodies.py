"""Bodies of requests: JSON that can be stored and gone through."""

from typing import IO, Any

from rest_framework import exceptions
from rest_framework.parsers import JSONParser

from core.services import refuse_unstorable


class JSONBody(JSONParser):
    """JSON as a body. What can't be stored is refused here, before an error's text could repeat it."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None
    ) -> dict[str, Any]:
        try:
            data: dict[str, Any] = super().parse(stream, media_type, parser_context)
            refuse_unstorable(data)
        except (RecursionError, ValueError):
            raise exceptions.ParseError from None
        return data
