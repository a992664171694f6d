"""How wide text is set, near enough to decide where a date goes without asking the typesetter."""

from resumelib.rendering.view import EntryView, SectionView

# Widths in em of an ordinary proportional typeface at regular weight, by classes of letters.
_NARROW = dict.fromkeys("ijl.,:;'|!’", 0.26)
_SLIM = dict.fromkeys("ftrI()[]/-· \u00a0", 0.32)
_BROAD = dict.fromkeys("mwMW@%—&", 0.82)
_CAPITALS = dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.63)
_ORDINARY, _SQUARE = 0.53, 1.0
_FIRST_SQUARE = "\u2e80"  # from here on East Asian characters, a square each


class _Widths(dict[str, float]):
    def __missing__(self, char: str) -> float:
        return _ORDINARY if char < _FIRST_SQUARE else _SQUARE


_WIDTHS = _Widths(_SLIM | _NARROW | _BROAD | _CAPITALS | {" ": 0.24})

_UNSURE = 0.92  # what is counted on of an estimated width
_BOLD, _BETWEEN = 1.06, 0.8  # how much wider bold runs; the dot between two texts, in em
_WIDER_THAN_ANY = 400  # characters, of any text, are wider than a page
_LEAST_GAP = 0.7  # em: nearer than this, readers take two texts of a line for one


def ems(text: str) -> float:
    """The estimated width in em, within a tenth for running text of an ordinary typeface."""
    return sum(map(_WIDTHS.__getitem__, text))


def dates_at_edge(section: SectionView, line: float) -> bool:
    """Whether the section's dates may stand at the right edge: everything dated has a line that runs beneath its date.

    `line` is the width of a line in em of this theme's type. Programs that read by distance (pdftotext, pdfminer.six)
    take texts alone at the right for a column of their own and give them out after the whole section.
    """
    return line < carried_below(section)


def carried_below(section: SectionView) -> float:
    """The width of line from which on some date has nothing beneath it; 0.0 where nothing is dated."""
    return min((_carried_below(entry) for entry in section.entries if entry.dates), default=0.0)


def _carried_below(entry: EntryView) -> float:
    details = (f"{detail.label}: {detail.text}" for detail in entry.details)
    head = " · ".join((entry.subtitle, entry.place))
    longest = max(ems(text[:_WIDER_THAN_ANY]) for text in (head, *entry.text, *entry.highlights, *details))
    return longest * _UNSURE + ems(entry.dates) + _LEAST_GAP


def head_widths(entry: EntryView) -> tuple[float, float]:
    """The width in em that the entry's head needs to stand on one line: all of it, and what stands below its title.

    A little too careful, since titles are set bold.
    """
    below = [text for text in (entry.subtitle, entry.place, entry.dates) if text]
    rest = sum(map(ems, below)) + _BETWEEN * len(below)
    return ems(entry.title) * _BOLD + rest, rest


def head_fits(entry: EntryView, line: float, *, subtitle: bool) -> bool:
    """Whether title and dates, with the subtitle between them if asked, fit on one line of `line` em."""
    width = ems(entry.title) * _BOLD + ems(entry.dates) + _BETWEEN
    return width + (ems(entry.subtitle) + _BETWEEN if subtitle and entry.subtitle else 0) < line
