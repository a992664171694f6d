"""One layout per seed: which fields of an entry share a line, in which order, look and place."""

import random
from typing import Any

from benchmarks.made_people import Entry
from benchmarks.made_words import AT, IN, MON, NOW, SEP, extra

Look = dict[str, Any]
Stretch = tuple[str, Look]
Row = tuple[list[Stretch], list[Stretch]]  # at the left, at the right
GRADE = {
    "en": "GPA: ",
    "de": "Note: ",
    "fr": "Mention : ",
    "es": "Nota: ",
    "it": "Voto: ",
    "pt": "Média: ",
    "nl": "Cijfer: ",
    "pl": "Ocena: ",
}


def style(r: random.Random) -> Look:
    """A look: bold, italic, upper case (u), color, size beside the body's."""
    return {
        "b": r.random() < 0.3,
        "i": r.random() < 0.15,
        "c": r.choice(("",) * 5 + ("#777777", "#1a5fb4", "#aa3333")),
        "s": r.choice((0,) * 6 + (1, -1, 2)),
        "u": r.random() < 0.05,
    }


def arrange(r: random.Random, fields: str, date: str = "D") -> dict[str, Any]:
    """Lines of [field, separator before, look, at the right], and whether the date stands in the margin instead."""
    lines = _lines(r, fields)
    where = r.choice(("right", "right", "right", "left", "line", "margin", "before", "after", "bracket"))
    _put_date(r, lines, where, date)
    first = lines[0][0][2]
    if r.random() < 0.6:
        first["b"] = True
    return {"lines": lines, "margin": where == "margin"}


def _lines(r: random.Random, letters: str) -> list[list[list[Any]]]:
    """The fields in an order of chance, broken into lines."""
    fields = list(letters)
    r.shuffle(fields)
    if "L" in fields and r.random() < 0.75:  # a place mostly stands after something
        fields.remove("L")
        fields.insert(r.randint(1, len(fields)), "L")
    lines: list[list[list[Any]]] = []
    line: list[list[Any]] = []
    for f in fields:
        if line and r.random() < 0.5:
            lines.append(line)
            line = []
        right = bool(line) and r.random() < (0.5 if f == "L" else 0.12)
        if line and line[-1][3]:
            right = r.random() < 0.5
        if line and line[-1][3] and not right:
            lines.append(line)
            line = []
        sep = "" if right or not line else r.choice(SEP)
        if f == "L" and sep and r.random() < 0.25:
            sep = " ("
        line.append([f, sep, style(r), right])
    lines.append(line)
    return lines


def _put_date(r: random.Random, lines: list[list[list[Any]]], where: str, date: str) -> None:
    """The date into the lines: at the right, on a line of its own, after or before something, in brackets."""
    if where == "right":
        k = r.choice((0, 0, 0, len(lines) - 1))
        s = style(r)
        joined = lines[k][-1][3]
        lines[k].append(
            [date, r.choice((" | ", ", ", " · ")) if joined and r.random() < 0.6 else "", s, True]
        )
    elif where in ("line", "before"):
        lines.insert(0 if where == "before" else r.randint(1, len(lines)), [[date, "", style(r), False]])
    elif where == "after":
        k = r.randint(0, len(lines) - 1)
        lines[k].insert(
            next((n for n, x in enumerate(lines[k]) if x[3]), len(lines[k])),
            [date, r.choice(SEP), style(r), False],
        )
    elif where == "bracket":
        k = r.randint(0, len(lines) - 1)
        lines[k].insert(
            next((n for n, x in enumerate(lines[k]) if x[3]), len(lines[k])), [date, " (", style(r), False]
        )
    elif where == "left":
        lines[0][0][1] = r.choice((" ", "  ", ": ", " – ", " | "))
        lines[0].insert(0, [date, "", style(r), False])


class Layout:
    """Chances of one seed: date form, order of fields, looks, gaps. `entry` gives (margin, lines); a line is (left, right) stretches."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed * 7 + 1)
        # One stream of chance: the order of these calls is part of what a seed means.
        self._choose_fields()
        self._choose_looks()
        self._choose_extras()

    def _choose_fields(self) -> None:
        """How dates are written, and in which order and by what the fields of an entry stand apart."""
        r = self.r
        self.fmt = r.choice(("mon", "mon", "mon", "num", "dot", "y", "long", "iso"))
        self.dash = r.choice((" – ", " - ", "–", "-", " — ", " to "))
        self.work = arrange(r, "TOL")
        self.edu = arrange(r, "ISL" if r.random() < 0.75 else "ISAL")
        self.vol = self.work if r.random() < 0.7 else arrange(r, "TO")
        same = arrange(r, "NG")
        self.small = {
            k: (same if r.random() < 0.6 else arrange(r, "NG"))
            for k in ("certificates", "awards", "publications")
        }
        self.proj = arrange(r, "N")
        self.at = r.random() < 0.08
        self.studyjoin = r.choice(("in", "in", "in", ", ", " – ", " - ", ": ", " (", " ", " | "))
        self.area_first = r.random() < 0.12
        self.schoolstyle = r.random()
        self.caps = {f for f in "TOISL" if r.random() < 0.05}
        self.studysplit = r.random()

    def _choose_looks(self) -> None:
        """Type, gaps, bullets and how section titles look."""
        r = self.r
        self.bullet_small = r.random() < 0.25
        self.gap = r.choice((0, 4, 6, 10))
        self.sechead = {
            "b": r.random() < 0.8,
            "u": r.random() < 0.5,
            "c": r.choice(("", "", "#1a5fb4", "#aa3333")),
            "s": r.choice((1, 2, 3, 5)),
            "i": False,
            "rule": r.random() < 0.4,
        }
        self.size = r.choice((9, 10, 10, 11))
        self.font = r.choice(
            ("Libertinus Serif", "DejaVu Sans", "New Computer Modern", "Liberation Sans", "Liberation Serif")
        )
        self.par = r.choice((0.45, 0.6, 0.7))
        self.bl = r.choice(("•", "–", "‣", "▪"))
        self.sepgap = r.random() < 0.3
        self.marginw = r.choice((75, 95, 120))
        self.placed = r.random() < 0.85
        self.gradesep = r.choice((", ", " | ", "\n", "\n"))

    def _choose_extras(self) -> None:
        """What an entry carries besides its fields (a team, a thesis), and where a summary stands."""
        r = self.r
        self.extra = {
            k: (r.choice(("line", "line", "tail", "before")) if r.random() < 0.4 else "")
            for k in ("work", "education", "volunteer")
        }
        self.extrakind = {
            "work": r.choice(("type", "team", "tech", "dept", "about", "report")),
            "education": r.choice(("thesis", "honours", "courses", "super", "exchange")),
        }
        self.extrakind["volunteer"] = self.extrakind["work"]
        self.extrap = r.choice((1, 0.5, 0.3))
        self.extrast = style(r)
        self.projjoin = r.choice(("", "", ": ", " – ", " | ", " - "))
        self.share = r.random() < 0.12
        self.intro = r.random() < 0.5
        self.sumfirst = r.random() < 0.8

    def date(self, s: str, g: str) -> str:
        if not s:
            return NOW[g]
        y, month = s.split("-")
        m = int(month)
        return {
            "y": y,
            "num": f"{m:02d}/{y}",
            "dot": f"{m:02d}.{y}",
            "iso": s,
            "long": f"{MON[g].split()[m - 1]} {y}",
        }.get(self.fmt, f"{MON[g].split()[m - 1]} {y}")

    def rng(self, e: Entry, g: str) -> str:
        if "startDate" not in e:
            return self.date(e["date"], g) if e.get("date") else ""
        return self.date(e["startDate"], g) + self.dash + self.date(e["endDate"], g)

    def fields(self, kind: str, e: Entry, g: str) -> dict[str, str]:
        if kind in ("work", "volunteer"):
            v = {"T": e["position"], "O": e["name"], "L": e["location"]}
        elif kind == "education":
            v = {"I": e["institution"], "L": e["location"], "S": e["studyType"], "A": e["area"]}
        else:
            v = {"N": e["name"], "G": e.get("giver", "")}
        v["D"] = self.rng(e, g)
        return v

    def entry(self, kind: str, e: Entry, g: str) -> tuple[str, list[Row]]:
        """What stands in the margin, and the lines of an entry's head; marks in `e` what the document need not repeat."""
        plan = self._plan(kind)
        v = self.fields(kind, e, g)
        if kind == "education" and not any(x[0] == "A" for line in plan["lines"] for x in line):
            v["S"] = self._study(v["S"], v["A"], g)
        rows = [row for line in plan["lines"] if any(row := self._row(line, v, g))]
        self._add_odd_line(rows, kind, g)
        if kind in ("work", "volunteer") and e.get("_same"):
            rows = _without(rows, e["name"])
        if kind == "projects" and self.projjoin and e.get("summary") and rows and rows[0][0]:
            (name, *more), right = rows[0]
            rows[0] = ([name, (self.projjoin, {}), (e["summary"].rstrip("."), {}), *more], right)
            e["_inline"] = True
        if kind == "education" and e.get("score"):
            grade: Stretch = (GRADE[g] + e["score"], {})
            if self.gradesep == "\n":
                rows.append(([grade], []))
            elif rows and rows[-1][0]:
                rows[-1][0].extend([(self.gradesep, {}), grade])
        return v["D"] if plan["margin"] else "", rows

    def _plan(self, kind: str) -> dict[str, Any]:
        own = {"work": self.work, "volunteer": self.vol, "education": self.edu, "projects": self.proj}
        return own.get(kind) or self.small[kind]

    def _study(self, degree: str, area: str, g: str) -> str:
        """Degree and subject in one field: "BSc in Physics", "Physics (BSc)"."""
        if not (degree and area):
            return degree or area
        joint = IN[g] if self.studyjoin == "in" else self.studyjoin
        close = ")" if joint == " (" else ""
        if self.area_first:
            return area + (", " if joint.strip() in ("in", "en", "em", "") else joint) + degree + close
        return degree + joint + area + close

    def _row(self, line: list[list[Any]], v: dict[str, str], g: str) -> Row:
        """The stretches of a line at the left and at the right; fields that are empty leave no separator."""
        left: list[Stretch] = []
        right: list[Stretch] = []
        for field, sep, look, at_right in line:
            text = v.get(field, "")
            if not text:
                continue
            side = right if at_right else left
            sep = sep if side else ""
            if self.at and field == "O" and sep:
                sep = AT[g]
            if sep:
                same = False
                if sep != " (":
                    self.r.random()  # keeps later choices of a seed where they were
                    same = look.get("b") == side[-1][1].get("b")
                side.append((sep, side[-1][1] if same else {}))
            side.append((text.upper() if look.get("u") or field in self.caps else text, look))
            if sep == " (":
                side.append((")", {}))
        return left, right

    def _add_odd_line(self, rows: list[Row], kind: str, g: str) -> None:
        """A line that is no field, below the head, at its end or after its first line."""
        place = self.extra.get(kind)
        if not (place and rows and self.r.random() < self.extrap):
            return
        odd = (extra(self.r, self.extrakind[kind], g), self.extrast)
        if place == "line":
            rows.append(([odd], []))
        elif place == "tail" and rows[-1][0]:
            rows[-1][0].extend([(self.r.choice((" | ", " · ", " – ", ", ")), {}), odd])
        elif place == "before":
            rows.insert(min(1, len(rows)), ([odd], []))


def _without(rows: list[Row], name: str) -> list[Row]:
    """The lines without that name, and without what is then empty or punctuation only."""
    kept = [tuple([s for s in side if s[0] != name] for side in row) for row in rows]
    return [(left, right) for left, right in kept if any(c.isalnum() for s in left + right for c in s[0])]
