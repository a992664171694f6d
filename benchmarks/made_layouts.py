"""One layout per seed: which fields of an entry share a line, in which order, look and place."""

import random

from benchmarks.made_words import AT, IN, MON, NOW, SEP, extra


def style(r):
    """A look: bold, italic, upper case (u), color, size beside the body's."""
    return {
        "b": r.random() < 0.3,
        "i": r.random() < 0.15,
        "c": r.choice(("",) * 5 + ("#777777", "#1a5fb4", "#aa3333")),
        "s": r.choice((0,) * 6 + (1, -1, 2)),
        "u": r.random() < 0.05,
    }


def arrange(r, fields, date="D"):
    """Lines of (field, separator before, style, at the right)."""
    fields = list(fields)
    r.shuffle(fields)
    if "L" in fields and r.random() < 0.75:  # a place mostly stands after something
        fields.remove("L")
        fields.insert(r.randint(1, len(fields)), "L")
    lines = []
    line = []
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
    where = r.choice(("right", "right", "right", "left", "line", "margin", "before", "after", "bracket"))
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
    first = lines[0][0][2]
    if r.random() < 0.6:
        first["b"] = True
    return {"lines": lines, "margin": where == "margin"}


class Layout:
    """Chances of one seed: date form, order of fields, looks, gaps. `entry` gives (margin, lines); a line is (left, right) stretches."""

    def __init__(self, seed):
        r = self.r = random.Random(seed * 7 + 1)
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

    def date(self, s, g):
        if not s:
            return NOW[g]
        y, m = s.split("-")
        m = int(m)
        return {
            "y": y,
            "num": f"{m:02d}/{y}",
            "dot": f"{m:02d}.{y}",
            "iso": s,
            "long": f"{MON[g].split()[m - 1]} {y}",
        }.get(self.fmt, f"{MON[g].split()[m - 1]} {y}")

    def rng(self, e, g, dash=None):
        if "startDate" not in e:
            return self.date(e["date"], g) if e.get("date") else ""
        return self.date(e["startDate"], g) + self.dash + self.date(e["endDate"], g)

    def fields(self, kind, e, g):
        if kind in ("work", "volunteer"):
            v = {"T": e["position"], "O": e["name"], "L": e["location"]}
        elif kind == "education":
            v = {"I": e["institution"], "L": e["location"], "S": e["studyType"], "A": e["area"]}
        else:
            v = {"N": e["name"], "G": e.get("giver", "")}
        v["D"] = self.rng(e, g)
        return v

    def entry(self, kind, e, g):
        """Lines: (left spans, right spans); a span is (text, style)."""
        a = {"work": self.work, "volunteer": self.vol, "education": self.edu, "projects": self.proj}.get(
            kind
        ) or self.small[kind]
        v = self.fields(kind, e, g)
        out = []
        margin = ""
        if kind == "education" and not any(x[0] == "A" for line in a["lines"] for x in line):
            if v["S"] and v["A"]:
                j = IN[g] if self.studyjoin == "in" else self.studyjoin
                v["S"] = (
                    v["A"]
                    + (", " if j.strip() in ("in", "en", "em", "") else j)
                    + v["S"]
                    + (")" if j == " (" else "")
                    if self.area_first
                    else v["S"] + j + v["A"] + (")" if j == " (" else "")
                )
            else:
                v["S"] = v["S"] or v["A"]
        if a["margin"]:
            margin = v["D"]
        for line in a["lines"]:
            left, right = [], []
            for f, sep, st, rt in line:
                t = v.get(f, "")
                if not t:
                    continue
                side = right if rt else left
                if not side:
                    sep = ""
                if self.at and f == "O" and sep and side:
                    sep = AT[g]
                tail = ")" if sep == " (" else ""
                if sep and side and sep not in (" (",):
                    side.append(
                        (
                            sep,
                            side[-1][1]
                            if self.r.random() < 2 and st.get("b") == side[-1][1].get("b")
                            else {},
                        )
                    )
                elif sep:
                    side.append((sep, {}))
                side.append((t.upper() if st.get("u") or f in self.caps else t, st))
                if tail:
                    side.append((tail, {}))
            if left or right:
                out.append((left, right))
        x = self.extra.get(kind)
        if x and out and self.r.random() < self.extrap:
            t = extra(self.r, self.extrakind[kind], g)
            st = self.extrast
            if x == "line":
                out.append(([(t, st)], []))
            elif x == "tail" and out[-1][0]:
                out[-1][0].extend([(self.r.choice((" | ", " · ", " – ", ", ")), {}), (t, st)])
            elif x == "before":
                out.insert(min(1, len(out)), ([(t, st)], []))
        if kind in ("work", "volunteer") and e.get("_same"):
            out = [
                ([s for s in left_ if s[0] != e["name"]], [s for s in rr if s[0] != e["name"]])
                for left_, rr in out
            ]
            out = [(left_, rr) for left_, rr in out if any(c.isalnum() for s in left_ + rr for c in s[0])]
        if kind == "projects" and self.projjoin and e.get("summary") and out and out[0][0]:
            out[0] = (
                [*out[0][0][:1], (self.projjoin, {}), (e["summary"].rstrip("."), {}), *out[0][0][1:]],
                out[0][1],
            )
            e["_inline"] = True
        if kind == "education" and e.get("score"):
            t = {
                "en": "GPA: ",
                "de": "Note: ",
                "fr": "Mention : ",
                "es": "Nota: ",
                "it": "Voto: ",
                "pt": "Média: ",
                "nl": "Cijfer: ",
                "pl": "Ocena: ",
            }[g] + e["score"]
            if self.gradesep == "\n":
                out.append(([(t, {})], []))
            elif out and out[-1][0]:
                out[-1][0].extend([(self.gradesep, {}), (t, {})])
        return margin, out
