"""The text a browser would show of an HTML file of ours."""

from html.parser import HTMLParser

_UNSEEN = ("style", "script", "title", "head")


class VisibleText(HTMLParser):
    """Feed it a whole file, then read `text`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._parts.append("" if tag in ("a", "em", "strong", "span") else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data)
