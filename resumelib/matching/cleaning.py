"""A posting's text without markup; what a person would not see, or what speaks to a machine, set aside."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from resumelib.text.lazy import lazy
from resumelib.text.machine_talk import find_instructions, find_invisible, strip_invisible
from resumelib.text.skills import find_concept

_LINK = lazy(r"\s*<?(?:https?://|www\.)\S+>?\s*")
_MARKUP = lazy(
    r"<(?:html|body|div|p|ul|ol|li|br|h[1-6]|span|table|section|article|!doctype)\b", re.IGNORECASE
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "br",
        "tr",
        "td",
        "th",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dd",
        "dt",
        "dl",
        "hr",
    ]
)
_SKIPPED = frozenset({"script", "style", "template", "noscript", "head"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source"})
_UNSEEN = lazy(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*[01](?:\.\d+)?\s*(?:px|pt|em|;|$)"
    r"|(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255)|text-indent\s*:\s*-\d{3,}|left\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_SENTENCE = lazy(r"[^.!?\n]+[.!?]*\s*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`ignored` are the hidden or machine-directed stretches, as they stood."""

    text: str
    ignored: tuple[str, ...] = ()
    title: str = ""


def is_bare_link(text: str) -> bool:
    return bool(_LINK.fullmatch(text))


def clean(text: str) -> Cleaned:
    """Plain text in the order of the source; nothing of it is obeyed."""
    title, ignored = "", []
    if _MARKUP.search(text):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text, title = reader.text, " ".join(reader.heading.split())
        ignored += reader.hidden
    codes = find_invisible(text)
    if codes:
        ignored.append("invisible characters " + ", ".join(codes))
    text = strip_invisible(text).replace("\r\n", "\n").replace("\xa0", " ")
    text = _BROKEN.sub(_joined, text)
    kept = []
    for sentence in _SENTENCE.findall(text + "\n"):
        if find_instructions(sentence):
            ignored.append(" ".join(sentence.split()))
            kept.append("\n")
        else:
            kept.append(sentence)
    rest = re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip() if ignored else text.strip()
    return Cleaned(rest, tuple(dict.fromkeys(ignored)), title)


# "In\nDesign": a name of a product that an export broke at its capital letter.
_BROKEN = lazy(r"\b([A-Z][a-z]{1,8})\s?\n([A-Z][a-z]{2,9})\b")


def _joined(match: re.Match[str]) -> str:
    whole = match.group(1) + match.group(2)
    return whole if find_concept(whole) and not find_concept(match.group(1)) else match.group()


class _Reader(HTMLParser):
    """Collects what is shown, and apart from it what the markup hides."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._shown: list[str] = []
        self.hidden: list[str] = []
        self.heading = ""
        self._stack: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._shown).splitlines())
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        state = self._stack[-1][1] if self._stack else ""
        if tag in _SKIPPED:
            state = "skip"
        elif (
            "hidden" in values
            or values.get("aria-hidden") == "true"
            or _UNSEEN.search(values.get("style", ""))
        ):
            state = state or "hidden"
        if tag in _BLOCKS and not state:
            self._shown.append("\n" + ("- " if tag == "li" else "# " if re.fullmatch(r"h\d", tag) else ""))
        if tag not in _VOID:
            self._stack.append((tag, state))

    def handle_endtag(self, tag: str) -> None:
        if not any(open_ == tag for open_, _ in self._stack):
            return
        while self._stack and self._stack.pop()[0] != tag:
            pass
        if tag in _BLOCKS:
            self._shown.append("\n")

    def handle_data(self, data: str) -> None:
        tag, state = self._stack[-1] if self._stack else ("", "")
        if state == "hidden" and data.strip():
            self.hidden.append(" ".join(data.split()))
        elif not state:
            self._shown.append(data)
            if tag == "h1" and not self.heading:
                self.heading = data

    def handle_comment(self, data: str) -> None:
        if find_instructions(data):
            self.hidden.append(" ".join(data.split()))
