"""Fitting a document to pages: spacing first, then size within readable bounds, then advice. It never cuts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from resumelib.rendering.pdf import Look, count_pages, last_page_share
from resumelib.rendering.themes import ThemeFolder
from resumelib.rendering.view import EntryView, ResumeView

# Factors on every vertical distance. Below the mildest, lines begin to look crowded, so it is done only on request.
_MILD = (0.92, 0.84)
_TIGHT = (*_MILD, 0.76, 0.7)
# What tightening wins on each page before the last, as a share of a page: spacing alone, and with it a smaller size.
_SPARED, _SPARED_SMALLER = 0.08, 0.24
_SMALLER_SPACE, _SMALLER = 0.8, 0.95
_SIZE_STEP = 0.3  # points


@dataclass(frozen=True, slots=True)
class Fitted:
    data: bytes
    pages: int
    look: Look
    notes: tuple[str, ...] = ()


def fit(
    typeset: Callable[[Look], bytes], look: Look, theme: ThemeFolder, view: ResumeView, wanted: int
) -> Fitted:
    """The loosest look that reaches `wanted` pages; 0 asks only to spare a last page where mild tightening can.

    Costs one typesetting for a document that fits, two to spare a page, up to five to reach `wanted`.
    """
    first = _try(typeset, look)
    if first.pages <= max(wanted, 1):
        return first
    if not wanted:
        share = last_page_share(first.data) / max(first.pages - 1, 1)
        if share > _SPARED_SMALLER:
            return first
        tight = replace(look, space=_MILD[-1])
        if share > _SPARED:
            size = max(round(look.size * _SMALLER, 2), theme.least_size)
            tight = replace(look, space=_SMALLER_SPACE, size=size)
        spared = _try(typeset, tight)
        if spared.pages >= first.pages:
            return first
        return replace(spared, notes=(_tightened(look, spared.look, "To spare an almost empty last page"),))
    reached = _loosest(typeset, _levels(look, theme), wanted)
    if reached:
        return replace(reached, notes=(_tightened(look, reached.look, f"To fit on {_pages(reached.pages)}"),))
    return replace(first, notes=(_what_to_cut(view, first.pages, wanted),))


def _levels(look: Look, theme: ThemeFolder) -> list[Look]:
    levels, size = [replace(look, space=space) for space in _TIGHT], look.size - _SIZE_STEP
    while size >= theme.least_size - 0.001:
        levels.append(replace(look, space=_TIGHT[-1], size=round(size, 2)))
        size -= _SIZE_STEP
    return levels


def _try(typeset: Callable[[Look], bytes], look: Look) -> Fitted:
    data = typeset(look)
    return Fitted(data, count_pages(data), look)


def _loosest(typeset: Callable[[Look], bytes], levels: list[Look], wanted: int) -> Fitted | None:
    """By halving, since a tighter look never needs more pages; None when even the tightest needs too many."""
    best = _try(typeset, levels[-1])
    if best.pages > wanted:
        return None
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        tried = _try(typeset, levels[middle])
        if tried.pages <= wanted:
            best, high = tried, middle
        else:
            low = middle + 1
    return best


def _tightened(before: Look, after: Look, purpose: str) -> str:
    size = (
        f" and the text set in {after.size:g} instead of {before.size:g} points"
        if after.size != before.size
        else ""
    )
    return f"{purpose}, spacing was reduced to {after.space:.0%}{size}."


def _what_to_cut(view: ResumeView, pages: int, wanted: int) -> str:
    """The longest entries beyond each section's first two are what a reader misses least."""
    older = [
        entry
        for section in view.sections
        if section.style == "entries"
        for entry in section.entries[2:]
        if _weight(entry)
    ]
    longest = sorted(older, key=_weight, reverse=True)[:3]
    named = "; ".join(f"{_named(entry)} ({_lines(entry)})" for entry in longest)
    advice = (
        f" Consider shortening older entries first: {named}."
        if named
        else " Consider shortening the longest texts."
    )
    return f"It does not fit on {_pages(wanted)} at a readable size: it has {_pages(pages)}.{advice} Nothing was cut."


def _named(entry: EntryView) -> str:
    return f"{entry.title}, {entry.subtitle}" if entry.subtitle else entry.title


def _weight(entry: EntryView) -> int:
    return sum(len(text) for text in (*entry.text, *entry.highlights))


def _lines(entry: EntryView) -> str:
    count = len(entry.text) + len(entry.highlights)
    return (
        f"{count} bullet{'s' if count != 1 else ''}"
        if entry.highlights
        else "one paragraph"
        if count == 1
        else f"{count} paragraphs"
    )


def _pages(count: int) -> str:
    return "one page" if count == 1 else f"{count} pages"
