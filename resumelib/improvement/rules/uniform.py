"""One way to write percentages, large numbers, units and months in a document; no value and no precision changes.

Where a document mixes two ways, the commoner one wins, at a tie the one its language asks for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resumelib.improvement.dating import Style, in_style, settled
from resumelib.improvement.rules import Context, Rule

_TIGHT = re.compile(r"(?<![\w.,])\d[\d.,]*%")
_SPACED = re.compile(r"(?<![\w.,])\d[\d.,]*[ \u00a0\u202f]%")
_UNIT = r"(?:km|kg|cm|mm|ml|kWh|kW|MW|GB|TB|MB|m²|m2|ha)"
_UNIT_TIGHT = re.compile(rf"(?<![\w.,-])(\d[\d.,]*)(?={_UNIT}(?![\w/²]))")
_UNIT_SPACED = re.compile(rf"(?<![\w.,-])\d[\d.,]*[ \u00a0\u202f]{_UNIT}(?![\w/²])")
_GROUPED = {",": re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d)"), ".": re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w.]|,\d)"), " ": re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")}  # fmt: skip
_PLAIN = re.compile(r"(?<![\w.,/#@$€£:+-])(?<!No )(?<!Nr )(?<!ISO )(?<!DIN )(?<!EN )([$€£]?)(\d{5,7})(?= [a-zà-ÿ€$£]{3,}| [€$£]|\+? [a-zà-ÿ]{3,})")  # fmt: skip
_OWN = {"en": ",", "de": ".", "es": ".", "fr": "\u202f"}


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes numbers; "" or None where it is of one mind already."""

    percent: str | None = None  # what stands before "%"
    unit: str | None = None  # what stands before a unit
    group: str = ""  # between thousands
    month: Style = ""  # "03/2019" or "March 2019"


def habits_in(texts: Sequence[str], language: str) -> Habits:
    """Of all texts of a document; only what it mixes is settled."""
    whole = "\n".join(texts)
    close = "" if language in ("en", "") else "\u00a0"
    percent = _settled(len(_TIGHT.findall(whole)), len(_SPACED.findall(whole)), close)
    unit = _settled(len(_UNIT_TIGHT.findall(whole)), len(_UNIT_SPACED.findall(whole)), "\u00a0")
    own = _OWN.get(language, "")
    grouped = len(_GROUPED[" " if own == "\u202f" else own].findall(whole)) if own else 0
    others = sum(len(p.findall(whole)) for mark, p in _GROUPED.items() if mark not in (own, " "))
    group = own if grouped and not others and _PLAIN.search(whole) else ""
    return Habits(percent, unit, group, settled(texts, language) if language in _OWN else "")


def _settled(tight: int, spaced: int, at_a_tie: str) -> str | None:
    if not tight or not spaced:
        return None
    return at_a_tie if tight == spaced else "" if tight > spaced else "\u00a0"


def uniform(text: str, context: Context) -> str:
    habits = context.habits
    if habits is None:
        return text
    new = text
    if habits.percent is not None:
        new = re.sub(r"(?<=\d)[ \u00a0\u202f]?%", f"{habits.percent}%", new)
    if habits.unit == "":
        new = re.sub(rf"(?<=\d)[ \u00a0\u202f](?={_UNIT}(?![\w/²]))", "", new)
    elif habits.unit:
        new = _UNIT_TIGHT.sub(rf"\g<1>{habits.unit}", new)
    if habits.group:
        new = _PLAIN.sub(lambda m: m[1] + f"{int(m[2]):,}".replace(",", habits.group), new)
    return in_style(new, context.language, habits.month) if context.language else new


RULES = (
    Rule(
        "uniform", "Numbers and dates are written in one way throughout.", ("en", "de", "fr", "es"), uniform
    ),
)
