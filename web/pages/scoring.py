"""Numbers a person can look at: the score with its parts, the findings, the buckets of a match, the years."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from web.pages.grouping import entry_place, split_path

PARTS = {
    "parseability": gettext_lazy("Machine-readable"),
    "machine-readability": gettext_lazy("Machine-readable"),
    "readability": gettext_lazy("Machine-readable"),
    "contact": gettext_lazy("Contact"),
    "structure": gettext_lazy("Structure"),
    "dates": gettext_lazy("Dates"),
    "content": gettext_lazy("Content"),
    "substance": gettext_lazy("Substance"),
    "wording": gettext_lazy("Wording"),
    "language": gettext_lazy("Language"),
    "writing": gettext_lazy("Writing"),
    "layout": gettext_lazy("Layout"),
    "consistency": gettext_lazy("Consistency"),
    "impact": gettext_lazy("Impact"),
    "skills": gettext_lazy("Skills"),
    "customs": gettext_lazy("Customs of the country"),
}
SEVERITIES = {
    "fatal": gettext_lazy("Fatal"),
    "error": gettext_lazy("Error"),
    "warning": gettext_lazy("Warning"),
    "information": gettext_lazy("Hint"),
}
_WEIGHT = list(SEVERITIES)
KINDS = {
    "skill": gettext_lazy("skill"),
    "tool": gettext_lazy("tool"),
    "degree": gettext_lazy("degree"),
    "certificate": gettext_lazy("certificate"),
    "licence": gettext_lazy("licence"),
    "language": gettext_lazy("language"),
    "experience": gettext_lazy("experience"),
    "place": gettext_lazy("place"),
    "permit": gettext_lazy("permit"),
    "other": gettext_lazy("other"),
}


def part_title(name: str) -> str:
    return str(PARTS.get(name.lower(), name.replace("-", " ").replace("_", " ").capitalize()))


def score(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Whole points before and after, and the parts with their shares of a bar that is 100 wide."""
    before, after = outcome.get("score_before"), outcome.get("score_after")
    review = outcome.get("review") or {}
    later = (outcome.get("review_after") or {}).get("score") or {}
    if before is None:
        before = review.get("score") or 0
    old = {part["name"]: part for part in review.get("parts") or ()}
    parts = [_part(part, old.get(part["name"])) for part in later.get("parts") or review.get("parts") or ()]
    return {
        "before": round(before),
        "after": round(after if after is not None else before),
        "parts": [part for part in parts if part["out_of"]],
        "capped_by": later.get("capped_by") or "",
    }


def _part(now: Mapping[str, Any], was: Mapping[str, Any] | None) -> dict[str, Any]:
    out_of = now["out_of"] or 0
    after = round(100 * now["points"] / out_of, 1) if out_of else 0
    before = round(100 * was["points"] / was["out_of"], 1) if was and was["out_of"] else after
    return {
        "title": part_title(now["name"]),
        "after": round(now["points"]),
        "out_of": round(out_of) if now.get("assessed", 1) else 0,
        "after_share": after,
        "before_share": min(before, after),
        "won_share": round(after - before, 1) if after > before else 0,
    }


def findings(outcome: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What is still open, the heaviest first, and what was mended."""
    comparison = outcome.get("comparison") or {}
    remaining = comparison.get("remaining")
    if remaining is None:
        remaining = (outcome.get("review") or {}).get("findings") or []
    return {
        "count": len(remaining),
        "remaining": _grouped(remaining),
        "mended_count": len(comparison.get("mended") or ()),
        "mended": _grouped(comparison.get("mended") or ()),
    }


SHOWN = 3  # of the places where one check speaks; the others are folded


def _grouped(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row a check and severity, the heaviest first: its places, and what to do about them said once."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for item in map(_finding, found):
        key = (item["severity"], item["id"])
        row = rows.setdefault(key, {**item, "places": [], "more": []})
        row["places" if len(row["places"]) < SHOWN else "more"].append(item)
    return sorted(rows.values(), key=lambda row: _WEIGHT.index(row["severity"]))


def _finding(item: Mapping[str, Any]) -> dict[str, Any]:
    severity = item["severity"] if item["severity"] in SEVERITIES else "information"
    section, index, _rest = split_path(item.get("path") or "")
    place = entry_place(item["path"]) if index is not None or section == "basics" else ""
    return {**item, "severity": severity, "severity_title": SEVERITIES[severity], "place": place}


def match(found: Mapping[str, Any] | None, title: str) -> dict[str, Any] | None:
    """Three buckets, the knock-outs that are open, and the shares of a bar that is 100 wide."""
    if not found:
        return None
    items = [{**item, "kind": KINDS.get(item["kind"], item["kind"])} for item in found["requirements"]]
    buckets = {
        name: [item for item in items if item["bucket"] == name] for name in ("listed", "shown", "gap")
    }
    percent = round(100 * found["coverage"])
    answered = len(buckets["listed"]) + len(buckets["shown"])
    listed = round(percent * len(buckets["listed"]) / answered, 1) if answered else 0
    words = {
        "listed": (_("Listed"), _("Named in your resume, where a machine finds it.")),
        "shown": (
            _("Shown, not listed"),
            _("Your lines show it, but the word is missing. Add it to your skills if it is true."),
        ),
        "gap": (_("Gap"), _("Not found. Leave it, unless you do have it.")),
    }
    return {
        "title": title,
        "percent": percent,
        "answered": answered,
        "total": len(items),
        "listed_share": listed,
        "shown_share": round(percent - listed, 1),
        "knockouts": [item for item in buckets["gap"] if item.get("knockout")],
        "buckets": [
            {"name": name, "title": words[name][0], "why": words[name][1], "items": buckets[name]}
            for name in buckets
        ],
        "notes": list(found.get("notes") or ()),
    }


# ---------------------------------------------------------------- the years, as a picture

WIDTH, ROW, EDGE = 820, 30, 24


def timeline(resume: Mapping[str, Any], this_year: float) -> dict[str, Any] | None:
    """Positions and studies on one axis of years, with gaps of more than half a year between them drawn."""
    bars = [
        *_bars(resume.get("work") or (), "span", this_year),
        *_bars(resume.get("education") or (), "study", this_year),
    ]
    if not bars:
        return None
    first, last = min(bar["from"] for bar in bars), max(bar["to"] for bar in bars)
    first, last = int(first), max(last, first + 1)
    scale = (WIDTH - 2 * EDGE) / (last - first)
    holes = [_hole(start, end) for start, end in _holes(bars)]
    rows = _stacked(sorted(bars, key=lambda bar: bar["from"]))
    height = ROW * (max(bar["row"] for bar in rows) + 1) + 24
    drawn = [_drawn(bar, first, scale) for bar in [*({**hole, "row": 0} for hole in holes), *rows]]
    step = max(1, round((last - first) / 10))
    return {
        "width": WIDTH,
        "height": height,
        "axis": height - 18,
        "label_y": height - 5,
        "ticks": [
            {"year": year, "x": round(EDGE + (year - first) * scale, 1)}
            for year in range(first, int(last) + 1, step)
        ],
        "bars": drawn,
        "words": _words(rows, holes),
        "kinds": sorted({bar["kind"] for bar in drawn}, key=("span", "study", "hole").index),
    }


def _bars(entries: Sequence[Mapping[str, Any]], kind: str, this_year: float) -> list[dict[str, Any]]:
    bars = []
    for entry in entries:
        start, end = _year(entry.get("startDate")), _year(entry.get("endDate"), ends=True)
        if start is None and end is None:
            continue
        start = start if start is not None else (end or this_year) - 0.5
        end = end if end is not None else this_year
        title = entry.get("name") or entry.get("institution") or entry.get("position") or ""
        bars.append({"title": str(title), "kind": kind, "from": start, "to": max(end, start + 0.15)})
    return bars


def _year(text: Any, *, ends: bool = False) -> float | None:
    parts = str(text or "").split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return None
    if len(parts) > 1 and parts[1].isdigit():
        return int(parts[0]) + (int(parts[1]) - (0 if ends else 1)) / 12
    return int(parts[0]) + (1.0 if ends else 0.0)


def _holes(bars: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
    found, reached = [], 0.0
    for bar in sorted(bars, key=lambda bar: bar["from"]):
        if reached and bar["from"] - reached > 0.5:
            found.append((reached, bar["from"]))
        reached = max(reached, bar["to"])
    return found


def _hole(start: float, end: float) -> dict[str, Any]:
    return {"title": _lasting(round((end - start) * 12)), "kind": "hole", "from": start, "to": end}


def _lasting(months: int) -> str:
    """14 → 1 year 2 months."""
    years, months = divmod(months, 12)
    told = [ngettext("%(years)d year", "%(years)d years", years) % {"years": years}] if years else []
    if months or not years:
        told.append(ngettext("%(months)d month", "%(months)d months", months) % {"months": months})
    return " ".join(told)


def _stacked(bars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each bar on the first row where it overlaps nothing, its title included (about 7 units a letter)."""
    ends: list[float] = []
    placed = []
    for bar in bars:
        row = next((index for index, end in enumerate(ends) if end <= bar["from"]), len(ends))
        ends[row:] = [bar["to"], *ends[row + 1 :]]
        placed.append({**bar, "row": row})
    return placed


def _drawn(bar: Mapping[str, Any], first: float, scale: float) -> dict[str, Any]:
    x, width = EDGE + (bar["from"] - first) * scale, (bar["to"] - bar["from"]) * scale
    y = bar["row"] * ROW + 2
    letters = max(0, int((width - 14) / 6.4))
    title = (
        bar["title"]
        if len(bar["title"]) <= letters
        else bar["title"][: letters - 1] + "…"
        if letters > 3
        else ""
    )
    return {
        "kind": bar["kind"],
        "x": round(x, 1),
        "y": y,
        "width": round(width, 1),
        "title": title,
        "whole": f"{bar['title']}: {_told(bar)}",
        "text_x": round(x + 8, 1),
        "text_y": y + 16,
    }


def _told(bar: Mapping[str, Any]) -> str:
    return f"{int(bar['from'])} – {int(bar['to'])}"


def _words(bars: Sequence[Mapping[str, Any]], holes: Sequence[Mapping[str, Any]]) -> str:
    told = [f"{bar['title']}: {_told(bar)}" for bar in bars]
    told += [
        _("gap: %(start)d – %(end)d") % {"start": int(hole["from"]), "end": int(hole["to"])} for hole in holes
    ]
    return "; ".join(told)
