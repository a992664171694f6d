"""How two wordings of one line are shown: word by word, what went and what came."""

import re
from difflib import SequenceMatcher

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from web.pages.sentences import asked, in_words

register = template.Library()
register.filter("in_words", in_words)
register.filter("asked", asked)

_TOKEN = re.compile(r"\s+|\w+(?:[’'\-.,/]\w+)*|[^\w\s]")
_CLOSING = frozenset(",.;:!?)")
Piece = tuple[str, str, str]  # what happened, the words before, the words after


@register.simple_tag
def word_diff(before: str, after: str) -> SafeString:
    """Both wordings as one line of HTML: `<del>` for what went, `<ins>` for what came. Both texts are escaped."""
    return format_html_join("", "{}", ((_piece(*piece),) for piece in pieces(before or "", after or "")))


def pieces(before: str, after: str) -> list[Piece]:
    """(`same`, words, words), (`changed`, went, came), … in reading order; joined, they give both texts back."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Piece] = []
    for what, a0, a1, b0, b1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        went, came = "".join(left[a0:a1]), "".join(right[b0:b1])
        if found and what == "equal" and _is_gap(found[-1]) and left[a0] in _CLOSING:
            found[-1] = ("changed", found[-1][1] + left[a0], found[-1][2] + left[a0])
            went = came = "".join(left[a0 + 1 : a1])
        if went or came:
            found.append(("same" if what == "equal" else "changed", went, came))
    return _merged(found)


def _is_gap(piece: Piece) -> bool:
    """White space alone came or went: invisible, unless it is shown with the mark that follows."""
    return piece[0] == "changed" and not (piece[1] + piece[2]).strip()


def _merged(found: list[Piece]) -> list[Piece]:
    """Changes with nothing but a short word between them read better as one."""
    merged: list[Piece] = []
    for index, piece in enumerate(found):
        between = 0 < index < len(found) - 1 and piece[0] == "same" and len(piece[1].strip()) <= 2
        if merged and merged[-1][0] == "changed" and (piece[0] == "changed" or between):
            merged[-1] = ("changed", merged[-1][1] + piece[1], merged[-1][2] + piece[2])
        else:
            merged.append(piece)
    return merged


def _piece(what: str, went: str, came: str) -> SafeString:
    if what == "same" or not (went + came).strip():
        return format_html("{}", came)
    if went.strip() == came.strip():  # the white space before a mark is the change
        return format_html("{}{}", _gone(went.replace(" ", "\u00a0")), _new(came))
    gap = " " if went.strip() and came.strip() else ""
    edge = came if came.strip() else went
    return format_html(
        "{}{}{}{}{}", _space(edge, -1), _gone(went.strip()), gap, _new(came.strip()), _space(edge, 1)
    )


def _gone(words: str) -> SafeString | str:
    return (
        format_html('<del><span class="visually-hidden">{} </span>{}</del>', _("removed:"), words)
        if words
        else ""
    )


def _new(words: str) -> SafeString | str:
    return (
        format_html('<ins><span class="visually-hidden">{} </span>{}</ins>', _("added:"), words)
        if words
        else ""
    )


def _space(words: str, side: int) -> str:
    """The white space at the left (-1) or right (1) edge, so that marks hug their words."""
    if not words.strip():
        return words if side < 0 else ""
    return words[: len(words) - len(words.lstrip())] if side < 0 else words[len(words.rstrip()) :]
