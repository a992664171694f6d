"""What the two sides of a gutter are to each other: columns of their own, or labels and what they stand beside."""

import itertools
import re
from dataclasses import dataclass
from statistics import median

from resumelib.parsing.fragments import Fragment, rows_of
from resumelib.text.dates import read_dates

SHORT = 4  # lines; below it, what is level is read line by line
_LEVEL = re.compile(  # how well a language or a tool is known, as tables say it
    r"\b(?:[ABC][12]|nativ\w*|mutter\w*|maternelle|materna|madre|fluent\w*|flie[sß]+end|courant|fluido|fluente|fluida|proficien\w+"
    r"|advanced|intermediate|beginner|basic|expert|fortgeschritten|grund\w+|verhandlung\w+|avancé|intermédiaire|débutant"
    r"|avanzado|intermedio|básico|avançado|avanzato|ojczysty|biegły|moedertaal|vloeiend|bilingu\w+)\b|[★●○⬤]{2}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a gutter: its lines, and where its blocks (paragraphs, entries) begin."""

    lines: list[list[Fragment]]
    starts: list[float]
    leading: float

    @property
    def extent(self) -> float:
        return max(self.middle(line) for line in self.lines) - min(self.middle(line) for line in self.lines)

    @property
    def density(self) -> float:
        """Lines there are, of the lines there could be between the first and the last."""
        return min(1.0, len(self.lines) / (self.extent / max(self.leading, 1.0) + 1))

    @staticmethod
    def middle(line: list[Fragment]) -> float:
        return line[0].middle


def side_of(fragments: list[Fragment]) -> Side:
    lines = rows_of(fragments)
    middles = [line[0].middle for line in lines]
    sizes = median(line[0].size for line in lines)
    steps = [b - a for a, b in itertools.pairwise(middles) if b - a > 0.5 * sizes]
    leading = min(sorted(steps)[len(steps) // 4] if steps else 1.3 * sizes, 1.8 * sizes)
    starts = [middles[0]]
    for before, line in itertools.pairwise(lines):
        step = line[0].middle - before[0].middle
        if step > 1.25 * leading or line[0].size > 1.12 * before[0].size:
            starts.append(line[0].middle)
    return Side(lines, starts, leading)


def relation(left: list[Fragment], right: list[Fragment]) -> str:
    """`rows` where the sides are labels (or dates) and what they stand beside, `columns` where they are independent.

    `unclear` where the label side is a mixture: another gutter has to be cut first.
    """
    one, two = side_of(left), side_of(right)
    if max(len(one.lines), len(two.lines)) <= SHORT and _levelled(left, right, one, two):
        return _of_few_lines(left, right, one, two)
    sparse = min((one, two), key=lambda side: len(side.lines))
    if sparse is two and flush_right(two):
        return "rows"
    if len(one.lines) > 1 and all(map(is_range, one.lines)) and _levelled(left, right, one, two):
        return "rows"
    if len(two.lines) > 1 and all(map(is_range, two.lines)):
        return "rows"  # nothing but ranges is no column, whatever they are level with
    if _two_titles(one, two) and (sparse.density > 0.7 or not _levelled(left, right, one, two)):
        return "columns"
    if is_form(left, right):
        return "rows"
    if not _row_wise(left, right, one, two) and not _banded(left, right, one, two):
        return "columns"
    narrow = narrow_left(left, right)
    if narrow and not _one_edge(left):
        return "unclear"
    if not narrow and len(one.lines) < 0.85 * len(two.lines):
        return "unclear"  # few lines at the left, but wide ones: a text of its own, not labels
    return "rows"


def is_range(line: list[Fragment]) -> bool:
    """From when to when, whole on one line: no line of a longer label."""
    text = " ".join(word.text for f in line for word in f.words)
    dates = read_dates(text) if len(text) < 40 else None
    return dates is not None and (dates.start is not None and (dates.end is not None or dates.is_current))


def is_dated(line: list[Fragment]) -> bool:
    """A date or a range of dates, and nothing else."""
    text = " ".join(word.text for f in line for word in f.words)
    return len(text) < 40 and read_dates(text) is not None


def flush_right(side: Side) -> bool:
    """A few short texts that share their right edge and nothing else: notes at the end of lines, not a column."""
    edges = [line[-1].x1 for line in side.lines]
    starts = [line[0].x0 for line in side.lines]
    ragged = max(starts) - min(starts) > 12
    return ragged and max(edges) - min(edges) < 1.5 and side.density < 0.5 and len(starts) > 1


def _two_titles(one: Side, two: Side) -> bool:
    """Both sides begin level, with titles of one look that stand out from what follows."""
    first, second = one.lines[0][0], two.lines[0][0]
    if abs(first.middle - second.middle) > 0.5 * first.size or min(len(one.lines), len(two.lines)) < 3:
        return False
    looks = [(round(f.size), f.bold, f.words[0].font, f.words[0].color) for f in (first, second)]
    below = [
        (round(f.size), f.bold, f.words[0].font, f.words[0].color) for f in (one.lines[1][0], two.lines[1][0])
    ]
    figures = any(c.isdigit() for f in (first, second) for word in f.words for c in word.text)
    return looks[0] == looks[1] and looks[0] not in below and not figures


def narrow_left(left: list[Fragment], right: list[Fragment]) -> bool:
    """True where the labels stand at the left: that side is the narrower one."""
    first, second = (max([f.x1 - f.x0 for f in side]) for side in (left, right))
    if abs(first - second) > 0.15 * max(first, second):
        return first < second
    return len(left) <= len(right)


def is_form(left: list[Fragment], right: list[Fragment]) -> bool:
    """Labels set flush right against their values, as on forms: one edge, ragged at the left, each on the very line of
    its value or wrapped right under the line above.
    """
    labels, values = rows_of(left), rows_of(right)
    edges = [row[-1].x1 for row in labels]
    if len(labels) < 3 or not narrow_left(left, right):
        return False
    if max(edges) - min(edges) > 1.5 or max(f.x0 for f in left) - min(f.x0 for f in left) < 8:
        return False
    usual = median(row[0].size for row in labels)
    labels = [row for row in labels if abs(row[0].size - usual) <= 0.12 * usual]  # no titles, no footer
    level = wrapped = 0
    before = float("-inf")
    for row in labels:
        middle, size = row[0].middle, row[0].size
        if any(abs(value[0].middle - middle) < 0.1 * size for value in values):
            level += 1
        elif middle - before < 1.3 * size:
            wrapped += 1
        before = middle
    whole = level >= 0.6 * len(labels) and level + wrapped >= 0.8 * len(labels)
    return whole and len(values) >= len(labels) - wrapped  # a long label may have more lines than its value


def band_tops(left: list[Fragment], right: list[Fragment], dense: Side | None = None) -> list[float]:
    """Where the text goes on after white space across both sides that is more than the space between their lines."""
    dense = dense or max((side_of(left), side_of(right)), key=lambda side: len(side.lines))
    size = median(line[0].size for line in dense.lines)
    least = max(1.1 * size, 1.35 * (dense.leading - 0.97 * size))
    tops: list[float] = []
    bottom = float("-inf")
    for fragment in sorted(left + right, key=lambda f: f.top):
        if fragment.top - bottom > least:
            tops.append(fragment.top - 0.01)
        bottom = max(bottom, fragment.bottom)
    return tops


def _banded(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    """White space across both sides cuts them into bands; in nearly each, a few lines of label at its top or middle."""
    sparse, dense = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    if sparse.density >= 0.5:
        return False
    placed = alone = 0
    for top, bottom in itertools.pairwise([*band_tops(left, right, dense), float("inf")]):
        label = [line[0] for line in sparse.lines if top <= line[0].middle < bottom]
        body = [line[0] for line in dense.lines if top <= line[0].middle < bottom]
        if not label or not body:
            alone += bool(label)
            continue
        at_top = abs(label[0].top - body[0].top) <= 1.2 * body[0].size
        centered = (
            abs(label[0].middle + label[-1].middle - body[0].middle - body[-1].middle) <= 2 * body[0].size
        )
        placed += len(label) <= 3 and (at_top or centered)
        alone += not (len(label) <= 3 and (at_top or centered))
    return placed >= 4 and placed >= 0.7 * (placed + alone)


def _levelled(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    """Every line of the side with fewer lines is level with one of the other."""
    few, many = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    tolerance = 0.35 * min(median(f.size for f in left), median(f.size for f in right))
    return _share(middles(few), middles(many), tolerance) == 1.0


def level_all(left: list[Fragment], right: list[Fragment]) -> bool:
    """A table: as many lines on both sides, each level with its neighbor."""
    one, two = side_of(left), side_of(right)
    return len(one.lines) == len(two.lines) and _levelled(left, right, one, two)


def _of_few_lines(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> str:
    """An entry's head (employer and place over title and dates) reads line by line: no gutter there.

    A narrow pile of dates at the left is a label; two lists with headings of their own are columns.
    """
    width = max(f.x1 for f in right) - min(f.x0 for f in left)
    if max(f.x1 for f in left) - min(f.x0 for f in left) < 0.22 * width and _dated(one):
        return "rows"
    edge = min(f.x0 for f in right) - 0.12 * width
    if max(f.x1 for f in right) - edge < 0.4 * width and any(line[-1].x1 > edge for line in one.lines[1:]):
        return "rows"  # notes beside running text
    if min(len(one.lines), len(two.lines)) > 2 and _running(one) and _running(two):
        return "columns"
    lists = len(one.lines) > 2 and len(two.lines) > 2 and not (_one_look(one) or _one_look(two))
    starts = [line[0].x0 for line in two.lines]
    return "columns" if lists and max(starts) - min(starts) <= 3.0 else "unclear"


def _one_edge(fragments: list[Fragment]) -> bool:
    """Labels share their left or their right edge."""
    for edges in (
        [f.x0 for f in fragments],
        [f.x1 for f in fragments],
        [(f.x0 + f.x1) / 2 for f in fragments],
    ):
        common = max(sum(1 for e in edges if abs(e - edge) <= 6.0) for edge in edges)
        if common >= 0.6 * len(edges):
            return True
    return False


def _row_wise(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    sparse, dense = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    tolerance = 0.35 * min(median(f.size for f in left), median(f.size for f in right))
    line_hits = _share(middles(sparse), middles(dense), tolerance)
    start_hits = _share(sparse.starts[1:] or sparse.starts, dense.starts, tolerance)
    if line_hits < 0.5 and start_hits < 0.75:
        return False
    if len(sparse.lines) >= 2 and line_hits >= 0.85 and sparse.density < 0.5:
        return True
    if len(sparse.starts) >= 3 and start_hits >= 0.75 and sparse.density < 0.85:
        return True
    if line_hits >= 0.85 and _looks_tabular(one, two):
        return True
    return len(sparse.starts) == 2 and start_hits >= 0.9 and sparse.density < 0.45


def middles(side: Side) -> list[float]:
    return [line[0].middle for line in side.lines]


def _share(wanted: list[float], offered: list[float], tolerance: float) -> float:
    if not wanted:
        return 0.0
    hits = sum(1 for value in wanted if any(abs(value - other) <= tolerance for other in offered))
    return hits / len(wanted)


def _looks_tabular(one: Side, two: Side) -> bool:
    """Cells side by side: as many lines on both sides, or one side mostly dates or figures."""
    narrow = min((one, two), key=lambda side: median(line[-1].x1 - line[0].x0 for line in side.lines))
    if _dated(narrow):
        return True
    if len(one.lines) != len(two.lines) or any(len(line) > 1 for side in (one, two) for line in side.lines):
        return False
    looks = [
        {(line[0].bold, round(line[0].size), line[0].words[0].color) for line in side.lines}
        for side in (one, two)
    ]
    if all(len(look) == 1 for look in looks) and looks[0] != looks[1]:
        return True  # labels in one look, values in another
    if len(looks[0]) == 1 and _reaches(one, two):
        return True
    levels = sum(1 for line in two.lines if _LEVEL.search(" ".join(word.text for word in line[0].words)))
    return levels >= 0.5 * len(two.lines)


def _reaches(labels: Side, values: Side) -> bool:
    """Words of one or two beside an address: "E-mail", "Phone", however the values are set."""
    words = [word.text for line in labels.lines for f in line for word in f.words]
    bare = len(words) <= 2 * len(labels.lines) and not any(map(str.isdigit, "".join(words)))
    return bare and any("@" in word.text for line in values.lines for f in line for word in f.words)


def _dated(side: Side) -> bool:
    """Mostly short lines with figures in them: dates, levels, marks."""
    text = [" ".join(word.text for f in line for word in f.words) for line in side.lines]
    return sum(1 for line in text if any(c.isdigit() for c in line) and len(line) < 26) >= 0.6 * len(text)


def _running(side: Side) -> bool:
    """Lines of running text: several words each, and all but the last about as wide as the column."""
    full = max(line[-1].x1 for line in side.lines) - min(line[0].x0 for line in side.lines)
    wide = sum(1 for line in side.lines[:-1] if line[-1].x1 - line[0].x0 > 0.8 * full)
    words = sum(len(f.words) for line in side.lines for f in line)
    return wide >= 0.8 * (len(side.lines) - 1) and words >= 4 * len(side.lines)


def _one_look(side: Side) -> bool:
    """No heading on top: the first line looks like the next."""
    if len(side.lines) < 2:
        return True
    first, second = side.lines[0][0], side.lines[1][0]
    return abs(first.size - second.size) < 0.3 and first.bold == second.bold
