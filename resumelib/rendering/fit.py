"""Fitting a document to pages: spacing first, then size within readable bounds, then advice. It never cuts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from resumelib.rendering.pdf import Look, count_pages, last_page_share
from resumelib.rendering.themes import ThemeFolder
from resumelib.rendering.view import EntryView, ResumeView

# Factors on distances and on the text's size, the loosest first. Below the mildest, lines begin to look crowded, so
# these are tried by themselves only to spare a last page; tighter ones only on request.
_SPARING = ((0.96, 1.0), (0.92, 1.0), (0.88, 1.0), (0.84, 1.0), (0.84, 0.96), (0.8, 0.95))
_TIGHT = (0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.7)
_SIZE_STEP = 0.3  # points
# What tightening wins of every page, measured over a few hundred documents: so much for each unit of either factor.
_BY_SPACE, _BY_SIZE, _UNSURE = 0.6, 1.4, 0.02
# A page with little on it: up to which share of it, the distances between entries and sections, and the text's size.
_SPARSE = ((0.42, 1.7, 1.1), (0.62, 1.35, 1.05))
_LITTLE = 0.4  # of a page; a last page with more on it is left
_LARGEST = 11.5  # points


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

    Costs one typesetting for a document that fits, two for one with little on its page or to spare a page (rarely
    three), two to five to reach `wanted`.
    """
    first = _try(typeset, look)
    if first.pages <= max(wanted, 1):
        return _aired(typeset, first) if first.pages == 1 else first
    over = last_page_share(first.data)
    if not wanted:
        return _spared(typeset, first, theme, over) or first
    needed = (first.pages - wanted - 1 + over) / wanted
    reached = _loosest(typeset, _levels(look, theme), wanted, needed)
    if reached:
        return replace(reached, notes=(_tightened(look, reached.look, f"To fit on {_pages(reached.pages)}"),))
    made = _spared(typeset, first, theme, over) or first
    return replace(made, notes=(*made.notes, _what_to_cut(view, made.pages, wanted)))


def _aired(typeset: Callable[[Look], bytes], first: Fitted) -> Fitted:
    """A short text fills more of its page; where that would need a second page, it stays as it is."""
    share = last_page_share(first.data)
    for most, space, size in _SPARSE:
        if 0 < share < most:
            largest = max(first.look.size, _LARGEST)
            aired = _try(
                typeset, replace(first.look, space=space, size=min(round(first.look.size * size, 2), largest))
            )
            return aired if aired.pages == 1 else first
    return first


def _spared(
    typeset: Callable[[Look], bytes], first: Fitted, theme: ThemeFolder, over: float
) -> Fitted | None:
    """Without its last page, of which `over` is filled, where that is little and mild tightening wins it."""
    if not 0 < over < _LITTLE:
        return None
    needed = over / (first.pages - 1)
    looks = [_tighter(first.look, theme, space, size) for space, size in _SPARING]
    if needed > _won(first.look, looks[-1]) + _UNSURE:
        return None
    guess = next((n for n, look in enumerate(looks) if _won(first.look, look) >= needed), len(looks) - 1)
    for look in dict.fromkeys((looks[guess], looks[min(guess + 2, len(looks) - 1)])):
        tried = _try(typeset, look)
        if tried.pages < first.pages:
            return replace(tried, notes=(_tightened(first.look, look, "To spare an almost empty last page"),))
    return None


def _tighter(look: Look, theme: ThemeFolder, space: float, size: float) -> Look:
    return replace(look, space=space, size=max(round(look.size * size, 2), theme.least_size))


def _won(before: Look, after: Look) -> float:
    """The share of a page that the tighter look is expected to win of each."""
    return _BY_SPACE * (before.space - after.space) + _BY_SIZE * (1 - after.size / before.size)


def _levels(look: Look, theme: ThemeFolder) -> list[Look]:
    levels, size = [replace(look, space=space) for space in _TIGHT], look.size - _SIZE_STEP
    while size >= theme.least_size - 0.001:
        levels.append(replace(look, space=_TIGHT[-1], size=round(size, 2)))
        size -= _SIZE_STEP
    return levels


def _try(typeset: Callable[[Look], bytes], look: Look) -> Fitted:
    data = typeset(look)
    return Fitted(data, count_pages(data), look)


def _loosest(
    typeset: Callable[[Look], bytes], levels: list[Look], wanted: int, needed: float
) -> Fitted | None:
    """The level expected to do; else by halving, since a tighter look never needs more pages.

    None when even the tightest needs too many.
    """
    won = [_won(replace(levels[0], space=1.0), level) for level in levels]
    if needed > won[-1] + 10 * _UNSURE:
        return None
    guess = next((n for n, share in enumerate(won) if share >= needed), len(levels) - 1)
    best = _try(typeset, levels[guess])
    if best.pages <= wanted:
        return best
    low, high = guess + 1, len(levels) - 1
    if low > high:
        return None
    best = _try(typeset, levels[-1])
    if best.pages > wanted:
        return None
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
